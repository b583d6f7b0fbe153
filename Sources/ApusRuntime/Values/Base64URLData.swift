public import Foundation

/// Bytes that JSON contains as base64url without padding (RFC 4648 §5).
public nonisolated struct Base64URLData: Hashable, Sendable {
    /// The bytes.
    public var data: Data

    /// Creates a value with the bytes.
    public init(_ data: Data) { self.data = data }
}

nonisolated extension Base64URLData: JSONReadable, JSONWritable {
    /// Reads base64url or base64, with or without padding.
    public init(from json: inout JSONReader) throws { data = try Data(from: &json) }

    /// Writes base64url without padding.
    public func write(to json: inout JSONWriter) {
        let text = data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        json.write(string: text.replacing("=", with: ""))
    }
}
