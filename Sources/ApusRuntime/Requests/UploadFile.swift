/// A file of a multipart form: its bytes, its name, and its media type.
///
/// As JSON it is a string in base64, which is how a file stands in a model.
public struct UploadFile: Sendable, Hashable {
    /// Where the bytes are.
    public enum Content: Sendable, Hashable {
        case data(Data)
        /// A file, read while it is sent.
        case file(URL)
    }

    public var content: Content
    /// What the server gets to know as name of the file.
    public var name: String?
    /// The media type; `nil`: the one that the description names.
    public var contentType: String?

    /// Bytes in memory.
    public init(_ data: Data, name: String? = nil, contentType: String? = nil) {
        content = .data(data)
        self.name = name
        self.contentType = contentType
    }

    /// A file on disk, read while it is sent; its name is its last path component unless another one is given.
    public init(contentsOf url: URL, name: String? = nil, contentType: String? = nil) {
        content = .file(url)
        self.name = name ?? url.lastPathComponent
        self.contentType = contentType
    }
}

extension UploadFile: JSONCoded, Codable, CustomDebugStringConvertible {
    public init(from json: JSONReader) throws {
        self.init(try Data(from: json))
    }

    /// Writes the bytes as base64; a file that cannot be read is `null`.
    public func write(to json: inout JSONWriter) {
        switch content {
        case .data(let data): data.write(to: &json)
        case .file(let url):
            guard let data = try? Data(contentsOf: url) else { return json.writeNull() }
            data.write(to: &json)
        }
    }

    public static func == (left: UploadFile, right: UploadFile) -> Bool {
        left.content == right.content && left.name == right.name && left.contentType == right.contentType
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(content)
        hasher.combine(name)
        hasher.combine(contentType)
    }
}
