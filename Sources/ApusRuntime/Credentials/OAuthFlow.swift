/// A way to get tokens that the description documents for a scheme (OpenAPI 3.1.1 §4.8.29).
public nonisolated struct OAuthFlow: Sendable, Hashable {
    /// The kind of a flow, by its name in the description.
    public enum Kind: String, Sendable {
        case authorizationCode, clientCredentials, deviceAuthorization, implicit, password
    }

    public let kind: Kind
    public let authorizationURL: String?
    public let tokenURL: String?
    /// The token URL for refresh tokens, when it is another one.
    public let refreshURL: String?
    /// The names of the scopes.
    public let scopes: [String]

    /// A flow of the description.
    public init(
        _ kind: Kind,
        authorizationURL: String? = nil,
        tokenURL: String? = nil,
        refreshURL: String? = nil,
        scopes: [String] = []
    ) {
        self.kind = kind
        self.authorizationURL = authorizationURL
        self.tokenURL = tokenURL
        self.refreshURL = refreshURL
        self.scopes = scopes
    }
}
