public import Foundation

/// The bytes of a request: from memory, from a file that is read while it is sent, or from a stream.
public nonisolated struct UploadBody: Sendable {
    /// Where the bytes are.
    public enum Source: Sendable {
        case data(Data)
        /// A file, read while it is sent.
        case file(URL)
        /// Parts of a form, some of which may be files.
        case multipart(MultipartForm)
        /// The bytes that the function returns; it is called once for each attempt.
        case stream(@Sendable () -> ByteStream)
    }

    /// Where the bytes are.
    public let source: Source
    /// Whether the body can be sent a second time, after a redirect, a new token, or a failure.
    public let isRepeatable: Bool
    /// The media type of the bytes: `image/png`; `nil`: the one in the description.
    public var contentType: String?

    init(source: Source, isRepeatable: Bool, contentType: String? = nil) {
        self.source = source
        self.isRepeatable = isRepeatable
        self.contentType = contentType
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

nonisolated extension UploadBody: CustomStringConvertible, CustomReflectable {
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
