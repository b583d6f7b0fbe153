nonisolated extension MultipartForm {
    /// Creates an empty body of another multipart type, such as `multipart/mixed` (RFC 2046 §5.1.1).
    public init(mediaType: String) {
        self.init()
        self.mediaType = mediaType
    }

    /// Adds a field for each value, in the order of the names.
    public mutating func fields<Value: JSONWritable>(_ values: [String: Value]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { field(name, value) }
    }

    /// Adds one field with the elements of an array. `nil` is left out.
    public mutating func field<Value: JSONWritable>(
        _ name: String,
        _ values: [Value]?,
        contentType: String? = nil,
        joinedBy delimiter: String
    ) {
        guard let values else { return }
        do {
            let texts = try values.map { try ParameterValue($0).text }
            field(name, texts.joined(separator: delimiter), contentType: contentType)
        } catch {
            refuse("form field '\(name)': \(error)")
        }
    }

    /// Adds a file for each value, in the order of the names.
    public mutating func files(_ values: [String: UploadFile]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { file(name, value) }
    }
}
