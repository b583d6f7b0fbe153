public import Foundation

nonisolated extension UploadBody {
    /// Checks the files of the body before anything is sent.
    ///
    /// - Throws: ``RequestFault`` for a file that does not exist, cannot be read, or is not a regular file: the length of
    ///   a pipe or a device is not known, and a transport would send it as empty.
    func check() throws(RequestFault) {
        switch source {
        case .data, .stream: break
        case .file(let url): try UploadBody.check(url)
        case .multipart(let form):
            for case .file(let url) in form.pieces { try UploadBody.check(url) }
        }
    }

    private static func check(_ url: URL) throws(RequestFault) {
        let name = url.lastPathComponent
        guard url.isFileURL else { throw RequestFault("'\(name)' of the body is not a file URL") }
        // Links are followed.
        let path = url.resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            throw RequestFault("file '\(name)' of the body does not exist")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw RequestFault("'\(name)' of the body is not a regular file; send its bytes as a stream")
        }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw RequestFault("file '\(name)' of the body cannot be read")
        }
    }
}

/// Bytes for a request: `Data`, an ``UploadFile``, or an ``UploadBody`` of a file or a stream.
///
///     try await client.putImage(body: data)
///     try await client.putImage(body: .file(url))
///     try await client.putImage(body: .data(data, contentType: "image/png"))
///     try await client.putImage(body: .stream(bytes))
///
/// The `Content-Type` is the one of the body if it has one. Otherwise it is the documented media type that the file's name
/// ends with (`.png`), or the first documented one. A media range such as `image/*` is not a content type (RFC 9110 §8.3),
/// so bytes without a type are sent as `application/octet-stream`.
public protocol UploadContent: Sendable {
    /// The body with these bytes.
    nonisolated var uploadBody: UploadBody { get }
}

nonisolated extension Data: UploadContent {
    public var uploadBody: UploadBody { .data(self) }
}

nonisolated extension UploadBody: UploadContent {
    public var uploadBody: UploadBody { self }
}

nonisolated extension UploadFile: UploadContent {
    /// The bytes and the media type of the file. Its name is not sent.
    public var uploadBody: UploadBody {
        switch content {
        case .data(let data): .data(data, contentType: contentType)
        case .file(let url): .file(url, contentType: contentType)
        }
    }
}

nonisolated extension UploadContent where Self == UploadBody {
    /// Bytes in memory.
    ///
    /// - Parameters:
    ///   - data: the bytes.
    ///   - contentType: the media type; `nil`: the one in the description.
    public static func data(_ data: Data, contentType: String? = nil) -> UploadBody {
        UploadBody(source: .data(data), isRepeatable: true, contentType: contentType)
    }

    /// Text in UTF-8.
    public static func text(_ text: String) -> UploadBody { .data(Data(text.utf8)) }

    /// Bytes in memory.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - contentType: the media type; `nil`: the one in the description.
    public static func bytes(_ bytes: [UInt8], contentType: String? = nil) -> UploadBody {
        .data(Data(bytes), contentType: contentType)
    }

    /// A file, read while it is sent, so that it may be larger than memory.
    ///
    /// - Parameters:
    ///   - url: the file.
    ///   - contentType: the media type; `nil`: the one in the description that fits the file's name.
    public static func file(_ url: URL, contentType: String? = nil) -> UploadBody {
        UploadBody(source: .file(url), isRepeatable: true, contentType: contentType)
    }

    /// Bytes that arrive piece by piece, and can be sent once: `.stream(ByteStream(chunks))`. `URLSession` needs all of
    /// them first, so with it they go through a temporary file; other transports send them at once.
    ///
    /// - Parameters:
    ///   - stream: the bytes.
    ///   - contentType: the media type; `nil`: the one in the description.
    public static func stream(_ stream: ByteStream, contentType: String? = nil) -> UploadBody {
        UploadBody(source: .stream { stream }, isRepeatable: false, contentType: contentType)
    }

    /// Bytes that arrive piece by piece, from a function that is called for each attempt:
    /// `UploadBody.stream(isRepeatable: true) { … }`.
    ///
    /// - Parameters:
    ///   - isRepeatable: whether the function returns the same bytes when it is called again. If not, the request is never
    ///     sent twice.
    ///   - contentType: the media type; `nil`: the one in the description.
    ///   - make: returns the bytes.
    public static func stream(
        isRepeatable: Bool = false,
        contentType: String? = nil,
        _ make: @escaping @Sendable () -> ByteStream
    ) -> UploadBody {
        UploadBody(source: .stream(make), isRepeatable: isRepeatable, contentType: contentType)
    }
}
