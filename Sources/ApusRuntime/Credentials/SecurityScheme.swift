/// A security scheme of a description (OpenAPI 3.1.1 §4.8.27).
public nonisolated struct SecurityScheme: Sendable {
    /// How the credential is sent.
    public enum Kind: Sendable {
        /// As a field, a query parameter or a cookie of this name.
        case apiKey(String, Location)
        /// `Authorization: Basic …` (RFC 7617)
        case basic
        /// `Authorization: Bearer …` (RFC 6750)
        case bearer
        /// Another scheme of `Authorization`; the credential is the text after its name.
        case http(String)
        /// `Authorization: Bearer …` with a token of one of the flows.
        case oauth2([OAuthFlow])
        /// `Authorization: Bearer …` with a token of the caller.
        case openIDConnect(String)
        /// A certificate, which the transport sends.
        case mutualTLS
        /// The field `Authorization` of an API whose description has no security scheme. A token is sent as
        /// `Bearer abc`, a text with a scheme (`Token abc`, RFC 9110 §11.6.2) as it is. It is sent with every call.
        case authorization

        /// OAuth 2 with client credentials.
        public static func oauth2(tokenURL: String?, scopes: [String]) -> Kind {
            .oauth2(tokenURL.map { [OAuthFlow(.clientCredentials, tokenURL: $0, scopes: scopes)] } ?? [])
        }
    }

    /// Where an API key is sent.
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
