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

/// Bytes for a request: `Data`, or an ``UploadBody`` of a file or a stream.
///
///     try await client.putImage(body: data)
///     try await client.putImage(body: .file(url))
///     try await client.putImage(body: .stream(bytes))
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

nonisolated extension UploadContent where Self == UploadBody {
    /// Bytes in memory.
    public static func data(_ data: Data) -> UploadBody { UploadBody(source: .data(data), isRepeatable: true) }

    /// Text in UTF-8.
    public static func text(_ text: String) -> UploadBody { .data(Data(text.utf8)) }

    /// Bytes in memory.
    public static func bytes(_ bytes: [UInt8]) -> UploadBody { .data(Data(bytes)) }

    /// A file, read while it is sent, so that it may be larger than memory.
    public static func file(_ url: URL) -> UploadBody { UploadBody(source: .file(url), isRepeatable: true) }

    /// Bytes that arrive piece by piece, and can be sent once: `.stream(ByteStream(chunks))`. `URLSession` needs all of
    /// them first, so with it they go through a temporary file; other transports send them at once.
    public static func stream(_ stream: ByteStream) -> UploadBody {
        UploadBody(source: .stream { stream }, isRepeatable: false)
    }

    /// Bytes that arrive piece by piece, from a function that is called for each attempt:
    /// `UploadBody.stream(isRepeatable: true) { … }`.
    ///
    /// - Parameter isRepeatable: whether the function returns the same bytes when it is called again. If not, the request
    ///   is never sent twice.
    public static func stream(
        isRepeatable: Bool = false,
        _ make: @escaping @Sendable () -> ByteStream
    ) -> UploadBody {
        UploadBody(source: .stream(make), isRepeatable: isRepeatable)
    }
}
