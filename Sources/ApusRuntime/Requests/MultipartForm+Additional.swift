internal import Foundation

nonisolated extension MultipartForm {
    /// Creates an empty body of another multipart type, such as `multipart/mixed` (RFC 2046 §5.1.1).
    public init(mediaType: String) {
        self.init()
        self.mediaType = mediaType
    }

    /// Adds the fields of a value in a style: `color[R]=100` are a field for each member, with the name in brackets.
    ///
    /// Names and values are not percent-encoded (OpenAPI 3.2 §4.15.2). `nil` is left out.
    public mutating func field<Value: JSONWritable>(
        _ name: String,
        _ value: Value?,
        style: ParameterStyle,
        explode: Bool? = nil
    ) {
        let headers = takeHeaders(HTTPHeaders())
        guard let value else { return }
        do {
            let pairs = ParameterText.pairs(
                name,
                try ParameterValue(value),
                style: style,
                explode: explode ?? style.explodesByDefault,
                allowed: .unreserved
            )
            for pair in pairs {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                    $0.removingPercentEncoding ?? String($0)
                }
                field(parts[0], parts.count > 1 ? parts[1] : "", headers: headers)
            }
        } catch {
            refuse("form field '\(name)': \(error)")
        }
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
        let headers = takeHeaders(HTTPHeaders())
        guard let values else { return }
        do {
            let texts = try values.map { try ParameterValue($0).text }
            field(name, texts.joined(separator: delimiter), contentType: contentType, headers: headers)
        } catch {
            refuse("form field '\(name)': \(error)")
        }
    }

    /// Adds a file for each value, in the order of the names.
    public mutating func files(_ values: [String: UploadFile]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { file(name, value) }
    }
}
