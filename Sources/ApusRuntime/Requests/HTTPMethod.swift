/// A request method (RFC 9110 §9).
public nonisolated struct HTTPMethod: Hashable, Sendable, CustomStringConvertible {
    /// The method as it is sent, for example `GET`.
    public let name: String

    /// A method by name; names are case-sensitive.
    public init(_ name: String) { self.name = name }

    public static let get = HTTPMethod("GET")
    public static let put = HTTPMethod("PUT")
    public static let post = HTTPMethod("POST")
    public static let delete = HTTPMethod("DELETE")
    public static let options = HTTPMethod("OPTIONS")
    public static let head = HTTPMethod("HEAD")
    public static let patch = HTTPMethod("PATCH")
    public static let trace = HTTPMethod("TRACE")
    /// A safe method with a body (OpenAPI 3.2).
    public static let query = HTTPMethod("QUERY")

    /// Whether the request may be sent again after a failure whose effect is not known (RFC 9110 §9.2.2).
    public var isIdempotent: Bool {
        switch name {
        case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY": true
        default: false
        }
    }

    /// The method as it is sent.
    public var description: String { name }

    /// Whether the name is a token (RFC 9110 §5.6.2) and can be sent.
    var isToken: Bool { HeaderText.isToken(name) }
}
