/// Gets new tokens for a grant.
nonisolated struct TokenRequester: Sendable {
    let grant: OAuthGrant
    let scheme: SecurityScheme
    let connection: APIConnection

    /// The tokens to begin with, before the first request.
    func initial() async throws -> TokenCache.Entry? {
        let stored = try await grant.store?.load()
        guard case .tokens(let given) = grant.kind else { return stored.map { TokenCache.Entry($0) } }
        return (stored ?? given).map { TokenCache.Entry($0) }
    }

    /// Requests tokens, with the refresh token if there is one.
    ///
    /// - Parameter previous: the last tokens.
    func fetch(after previous: TokenCache.Entry?) async throws -> TokenCache.Entry {
        if let previous, !canRenew(previous), previous.isValid(at: connection.options.time.now()) {
            // The server refused the token. It is sent again, so that the call fails with the answer of the server.
            return previous
        }
        var entry: TokenCache.Entry
        if let refreshToken = previous?.tokens.refreshToken {
            do {
                entry = try await refresh(refreshToken, previous)
            } catch let error as APIError where error.status == 400 || error.status == 401 {
                guard grantCanBeRepeated else { throw error }
                entry = try await begin(previous)
            }
            // A server that does not rotate refresh tokens does not send it again.
            if entry.tokens.refreshToken == nil { entry.tokens.refreshToken = refreshToken }
        } else {
            entry = try await begin(previous)
        }
        try await grant.store?.save(entry.tokens)
        return entry
    }

    private var grantCanBeRepeated: Bool { if case .tokens = grant.kind { false } else { true } }

    private func canRenew(_ entry: TokenCache.Entry) -> Bool { entry.tokens.refreshToken != nil || grantCanBeRepeated }

    private func begin(_ previous: TokenCache.Entry?) async throws -> TokenCache.Entry {
        switch grant.kind {
        case .clientCredentials:
            return try await send([("grant_type", "client_credentials")], secrets: [], previous)
        case .password(let username, let password):
            let fields = [("grant_type", "password"), ("username", username), ("password", password)]
            return try await send(fields, secrets: [password], previous)
        case .tokens:
            let problem = previous == nil ? "there are no tokens" : "the access token has expired and cannot be renewed"
            throw RequestFault("\(problem); sign in again ('authorizationCodeLogin' of the connection)")
        }
    }

    private func refresh(_ token: String, _ previous: TokenCache.Entry?) async throws -> TokenCache.Entry {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", token)]
        return try await send(fields, secrets: [token], previous, isRefresh: true)
    }

    private func send(
        _ fields: [(String, String)],
        secrets: [String],
        _ previous: TokenCache.Entry?,
        isRefresh: Bool = false
    ) async throws -> TokenCache.Entry {
        var fields = fields
        if let scopes = grant.scopes, !scopes.isEmpty { fields.append(("scope", scopes.joined(separator: " "))) }
        let flow = scheme.flow(grant.flow)
        let documented = isRefresh ? flow?.refreshURL ?? flow?.tokenURL : flow?.tokenURL
        let endpoint = try TokenEndpoint(
            grant.tokenURL ?? documented,
            scheme: scheme,
            client: grant.client,
            connection: connection
        )
        let (tokens, lifetime, style) = try await endpoint.tokens(
            fields.map { (name: $0.0, value: $0.1) },
            secrets: secrets,
            preferred: previous?.style
        )
        // A minute for clocks that differ and calls that take long, but a token is never expired from the beginning.
        return TokenCache.Entry(tokens, leeway: min(60, (lifetime ?? 0) / 10), style: style)
    }
}

nonisolated extension SecurityScheme {
    /// The flow of a kind; otherwise the first one with a token URL.
    func flow(_ kind: OAuthFlow.Kind) -> OAuthFlow? {
        guard case .oauth2(let flows) = self.kind else { return nil }
        return flows.first { $0.kind == kind } ?? flows.first { $0.tokenURL != nil }
    }
}
