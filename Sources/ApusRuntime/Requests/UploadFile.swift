public import Foundation

/// A file of a multipart form: its bytes, its name, and its media type.
///
/// In a model it is a JSON string in base64.
public nonisolated struct UploadFile: Sendable, Hashable {
    /// Where the bytes are.
    public enum Content: Sendable, Hashable {
        case data(Data)
        /// A file, read while it is sent.
        case file(URL)
    }

    public var content: Content
    /// The name of the file that is sent.
    public var name: String?
    /// The media type; `nil`: the one in the description.
    public var contentType: String?
    /// Whether the part is sent without a file name, as a field that is not a file.
    var isField = false

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

    /// Text instead of a file, for a part that allows both. It is sent without a file name.
    public static func field(_ text: String) -> UploadFile {
        var field = UploadFile(Data(text.utf8))
        field.isField = true
        return field
    }

    /// A value as JSON instead of a file, for a part that allows both. It is sent without a file name.
    ///
    /// - Throws: `JSONWritingFault` if the value cannot be written.
    public static func field(json value: some JSONWritable) throws -> UploadFile {
        var field = UploadFile(Data(try value.jsonBytes()), contentType: "application/json")
        field.isField = true
        return field
    }
}

nonisolated extension UploadFile: JSONCoded, Codable, CustomDebugStringConvertible {
    public init(from json: inout JSONReader) throws {
        self.init(try Data(from: &json))
    }

    /// Writes the bytes as base64. A file that cannot be read is a `JSONWritingFault` of the writer.
    public func write(to json: inout JSONWriter) {
        switch content {
        case .data(let data): data.write(to: &json)
        case .file(let url):
            guard let data = try? Data(contentsOf: url) else {
                json.record("file '\(url.lastPathComponent)' cannot be read")
                return json.writeNull()
            }
            data.write(to: &json)
        }
    }

    public static func == (left: UploadFile, right: UploadFile) -> Bool {
        left.content == right.content && left.name == right.name && left.contentType == right.contentType
            && left.isField == right.isField
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(content)
        hasher.combine(name)
        hasher.combine(contentType)
    }
}
