/// How a client gets and renews its tokens.
nonisolated struct OAuthGrant: Sendable {
    enum Kind: Sendable {
        case clientCredentials
        case password(username: String, password: String)
        /// Tokens from elsewhere, such as an authorization code.
        case tokens(OAuthTokens?)
    }

    var kind: Kind
    var client: OAuthClient
    var scopes: [String]?
    /// Instead of the one in the description.
    var tokenURL: String?
    var store: OAuthTokenStore?

    /// The flow of the description whose token URL is used.
    var flow: OAuthFlow.Kind {
        switch kind {
        case .clientCredentials: .clientCredentials
        case .password: .password
        case .tokens: .authorizationCode
        }
    }
}

/// The client that a token URL knows (RFC 6749 §2.2).
nonisolated struct OAuthClient: Sendable {
    /// `nil`: the server identifies no clients.
    var id: String?
    /// `nil`: a public client.
    var secret: String?
    var style: ClientAuthentication
}

/// How a client sends its secret to the token URL (RFC 6749 §2.3.1).
public nonisolated enum ClientAuthentication: Sendable, Hashable {
    /// In the header, and when the server refuses that, in the body. The one that succeeds is used from then on.
    case automatic
    /// `Authorization: Basic …`
    case header
    /// `client_id` and `client_secret` in the form.
    case body
}
