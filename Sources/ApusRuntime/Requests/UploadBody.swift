/// The bytes of a request: from memory, from a file that is read while it is sent, or from a sequence.
public struct UploadBody: Sendable {
    /// Where the bytes are.
    public enum Source: Sendable {
        case data(Data)
        /// A file, read while it is sent.
        case file(URL)
        /// Parts of a form, some of which may be files.
        case multipart(MultipartForm)
        /// What the function gives; it is called once for each attempt.
        case stream(@Sendable () -> ByteStream)
    }

    /// Where the bytes are.
    public let source: Source
    /// Whether the body can be sent a second time, after a redirect, a new token, or a failure.
    public let isRepeatable: Bool

    /// Bytes in memory.
    public static func data(_ data: Data) -> UploadBody { UploadBody(source: .data(data), isRepeatable: true) }

    /// Bytes in memory.
    public static func bytes(_ bytes: [UInt8]) -> UploadBody { .data(Data(bytes)) }

    /// Text in UTF-8.
    public static func text(_ text: String) -> UploadBody { .data(Data(text.utf8)) }

    /// A file, read while it is sent, so that it may be larger than memory.
    public static func file(_ url: URL) -> UploadBody { UploadBody(source: .file(url), isRepeatable: true) }

    /// Bytes that come bit by bit. `URLSession` wants to know all of them first, so they go through a temporary file;
    /// another transport may send them at once.
    ///
    /// - Parameters:
    ///   - isRepeatable: whether the function gives the same bytes when it is called again. If not, the request is never
    ///     sent twice.
    public static func stream(isRepeatable: Bool = false, _ make: @escaping @Sendable () -> ByteStream) -> UploadBody {
        UploadBody(source: .stream(make), isRepeatable: isRepeatable)
    }

    static func multipart(_ form: MultipartForm) -> UploadBody {
        UploadBody(source: .multipart(form), isRepeatable: true)
    }

    /// The bytes, when they are in memory.
    public var data: Data? {
        switch source {
        case .data(let data): data
        case .multipart(let form): form.data
        case .file, .stream: nil
        }
    }
}

extension UploadBody: CustomStringConvertible, CustomReflectable {
    /// The kind of body; never its content.
    public var description: String {
        switch source {
        case .data(let data): "\(data.count) bytes"
        case .file(let url): "file \(url.lastPathComponent)"
        case .multipart: "multipart form"
        case .stream: "stream"
        }
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
