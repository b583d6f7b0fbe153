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
    /// In the header; when the server refuses that, in the body; and when it refuses that, too, in the header without
    /// encoding, if the encoding changes the name or the secret. The one that succeeds is used from then on.
    case automatic
    /// `Authorization: Basic …`, the name and the secret form-encoded as the standard requires.
    case header
    /// The same without encoding. Some servers, such as those built with Authlib, do not decode them.
    case unencodedHeader
    /// `client_id` and `client_secret` in the form.
    case body
}
