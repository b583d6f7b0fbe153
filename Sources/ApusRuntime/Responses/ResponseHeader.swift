internal import Foundation

/// A documented header of responses with its type, for `response[Headers.xTotalCount]`.
public nonisolated struct ResponseHeader<Value: JSONReadable>: Sendable {
    /// The name on the wire.
    public let name: String

    /// A header by name.
    public init(_ name: String) { self.name = name }

    /// Decodes the text of the header in the style `simple`: numbers and Boolean values, strings, lists separated by
    /// commas. An HTTP date is a `Date`, too.
    func read(_ text: String) -> Value? {
        if Value.self == String.self { return text as? Value }
        let text = HeaderText.trimmed(text)
        if let value = try? Value(jsonBytes: Array(text.utf8)) { return value }
        if let value = try? Value(jsonBytes: text.jsonBytes()) { return value }
        if Value.self == Date.self, let date = HTTPDate.date(text) { return date as? Value }
        let pieces = text.isEmpty ? [] : text.split(separator: ",").map { HeaderText.trimmed($0) }
        if let value = try? Value(jsonBytes: pieces.jsonBytes()) { return value }
        return try? Value(jsonBytes: Array("[\(pieces.joined(separator: ","))]".utf8))
    }
}
