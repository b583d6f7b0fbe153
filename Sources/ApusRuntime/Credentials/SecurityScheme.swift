/// A security scheme of a description (OpenAPI 3.1.1 §4.8.27).
public struct SecurityScheme: Sendable {
    /// How the credential is sent.
    public enum Kind: Sendable {
        /// As a field, a query parameter or a cookie of this name.
        case apiKey(String, Location)
        /// `Authorization: Basic …` (RFC 7617)
        case basic
        /// `Authorization: Bearer …` (RFC 6750)
        case bearer
        /// Another scheme of `Authorization`; the credential is the text behind its name.
        case http(String)
        /// `Authorization: Bearer …` with a token from the token URL, if there is one.
        case oauth2(tokenURL: String?, scopes: [String])
        /// `Authorization: Bearer …`; the token comes from the caller.
        case openIDConnect(String)
        /// The certificate is the business of the transport.
        case mutualTLS
    }

    /// Where an API key stands.
    public enum Location: Sendable {
        case header, query, cookie
    }

    /// The name of the scheme in the description.
    public let key: String
    public let kind: Kind

    /// A scheme of the description.
    public init(_ key: String, _ kind: Kind) {
        self.key = key
        self.kind = kind
    }
}
