internal import Foundation

// Tokens of OAuth 2. Each of these keeps its tokens, renews them before they expire and once after a 401; all calls at the
// same time share one request for them.
nonisolated extension Credential {
    /// A client that gets tokens with its own secret (RFC 6749 §4.4).
    ///
    /// - Parameters:
    ///   - id: the client that the server knows.
    ///   - secret: the secret of the client.
    ///   - scopes: what the token is for; `nil`: the parameter `scope` is not sent, and the server decides.
    ///   - tokenURL: replaces the URL in the description. It may contain variables of the server in braces.
    ///   - style: how the client sends its secret.
    ///   - store: keeps the tokens between runs of the program.
    public static func clientCredentials(
        id: String,
        secret: String,
        scopes: [String]? = nil,
        tokenURL: String? = nil,
        style: ClientAuthentication = .automatic,
        store: OAuthTokenStore? = nil
    ) -> Credential {
        oauth(.clientCredentials, OAuthClient(id: id, secret: secret, style: style), scopes, tokenURL, store)
    }

    /// A user who signs in with a name and a password (RFC 6749 §4.3). The refresh token is used when the server issues
    /// one; when it refuses that, the password is sent again.
    ///
    /// - Parameters:
    ///   - username: the name of the user.
    ///   - password: the password of the user.
    ///   - clientID: `nil` where the server identifies no clients.
    ///   - clientSecret: `nil` for a public client.
    ///   - scopes: what the token is for; `nil`: the parameter `scope` is not sent, and the server decides.
    ///   - tokenURL: replaces the URL in the description. It may contain variables of the server in braces.
    ///   - style: how the client sends its secret.
    ///   - store: keeps the tokens between runs of the program.
    public static func password(
        username: String,
        password: String,
        clientID: String? = nil,
        clientSecret: String? = nil,
        scopes: [String]? = nil,
        tokenURL: String? = nil,
        style: ClientAuthentication = .automatic,
        store: OAuthTokenStore? = nil
    ) -> Credential {
        let client = OAuthClient(id: clientID, secret: clientSecret, style: style)
        return oauth(.password(username: username, password: password), client, scopes, tokenURL, store)
    }

    /// Tokens that the program has, for example from an ``AuthorizationCodeLogin``. Before the access token expires, the
    /// refresh token is exchanged for a new one (RFC 6749 §6).
    ///
    /// - Parameters:
    ///   - tokens: `nil`: those of the store.
    ///   - clientID: the client that the tokens were issued to.
    ///   - clientSecret: `nil` for a public client.
    ///   - scopes: fewer scopes for renewed tokens; `nil`: the same.
    ///   - tokenURL: replaces the URL in the description. It may contain variables of the server in braces.
    ///   - style: how the client sends its secret.
    ///   - store: keeps renewed tokens; its tokens are newer than `tokens`.
    public static func tokens(
        _ tokens: OAuthTokens? = nil,
        clientID: String? = nil,
        clientSecret: String? = nil,
        scopes: [String]? = nil,
        tokenURL: String? = nil,
        style: ClientAuthentication = .automatic,
        store: OAuthTokenStore? = nil
    ) -> Credential {
        let client = OAuthClient(id: clientID, secret: clientSecret, style: style)
        return oauth(.tokens(tokens), client, scopes, tokenURL, store)
    }

    /// A refresh token, which is exchanged for an access token before the first call (RFC 6749 §6). The parameters are those
    /// of ``tokens(_:clientID:clientSecret:scopes:tokenURL:style:store:)``.
    public static func refreshToken(
        _ refreshToken: String,
        clientID: String? = nil,
        clientSecret: String? = nil,
        scopes: [String]? = nil,
        tokenURL: String? = nil,
        style: ClientAuthentication = .automatic,
        store: OAuthTokenStore? = nil
    ) -> Credential {
        let expired = OAuthTokens(accessToken: "", refreshToken: refreshToken, expiresAt: .distantPast)
        return tokens(
            expired,
            clientID: clientID,
            clientSecret: clientSecret,
            scopes: scopes,
            tokenURL: tokenURL,
            style: style,
            store: store
        )
    }

    private static func oauth(
        _ kind: OAuthGrant.Kind,
        _ client: OAuthClient,
        _ scopes: [String]?,
        _ tokenURL: String?,
        _ store: OAuthTokenStore?
    ) -> Credential {
        let grant = OAuthGrant(kind: kind, client: client, scopes: scopes, tokenURL: tokenURL, store: store)
        return Credential(kind: .oauth(grant))
    }
}
