internal import Foundation

/// A scheme and the credential of the caller.
nonisolated struct SchemeCredential: Sendable {
    let scheme: SecurityScheme
    let credential: Credential
    /// The tokens of OAuth 2, shared by all copies of the client.
    let tokens: TokenCache?

    init(_ scheme: SecurityScheme, _ credential: Credential) {
        self.scheme = scheme
        self.credential = credential
        if case .oauth = credential.kind { tokens = TokenCache() } else { tokens = nil }
    }

    /// Whether the credential may be another one after a 401.
    var canChange: Bool {
        switch credential.kind {
        case .token, .basic: false
        case .oauth, .provider, .signer: true
        }
    }

    /// Adds the credential to the request.
    ///
    /// - Parameter rejected: the token that the server refused.
    /// - Returns: the token that was used, to know which one the server refuses.
    func apply(
        to request: inout TransportRequest,
        connection: APIConnection,
        isRejected: Bool,
        rejected: String?
    ) async throws -> String? {
        let context = CredentialContext(scheme: scheme.key, operationID: request.operationID, isRejected: isRejected)
        switch credential.kind {
        case .token(let token):
            try put(token, into: &request)
            return nil
        case .basic(let username, let password):
            guard !username.contains(":") else { throw RequestFault("a user name cannot contain ':'") }
            let text = Data("\(username):\(password)".utf8).base64EncodedString()
            request.secrets.add(password)
            try put("Basic " + text, field: "Authorization", secret: text, into: &request)
            return nil
        case .oauth(let grant):
            guard let tokens else { return nil }
            let requester = TokenRequester(grant: grant, scheme: scheme, connection: connection)
            let token = try await tokens.token(
                rejected: rejected,
                now: connection.options.time.now,
                load: { try await requester.initial() },
                fetch: { try await requester.fetch(after: $0) }
            )
            try put(token, into: &request)
            return token
        case .provider(let provider):
            try put(try await provider(context), into: &request)
            return nil
        case .signer(let sign):
            try await sign(&request, context)
            return nil
        }
    }

    private func put(_ token: String, into request: inout TransportRequest) throws {
        switch scheme.kind {
        case .apiKey(let name, .header):
            try put(token, field: name, secret: token, into: &request)
        case .apiKey(let name, .query):
            request.secrets.add(token, name: name)
            let pair = PercentEncoding.encode(name) + "=" + PercentEncoding.encode(token)
            let text = request.url.absoluteString
            guard let url = URL(string: text + (text.contains("?") ? "&" : "?") + pair) else {
                throw RequestFault("the API key cannot be part of a URL")
            }
            request.url = url
        case .apiKey(let name, .cookie):
            request.secrets.add(token, name: "Cookie")
            let pair = try CookieText.pair(name, token)
            let cookies = request.headers["Cookie"].map { $0 + "; " + pair } ?? pair
            try put(cookies, field: "Cookie", secret: token, into: &request)
        case .basic:
            try put("Basic " + token, field: "Authorization", secret: token, into: &request)
        case .bearer, .oauth2, .openIDConnect:
            try put("Bearer " + token, field: "Authorization", secret: token, into: &request)
        case .http(let name):
            try put(name + " " + token, field: "Authorization", secret: token, into: &request)
        case .authorization:
            let text = token.contains(" ") ? token : "Bearer " + token
            try put(text, field: "Authorization", secret: token, into: &request)
        case .mutualTLS:
            break
        }
    }

    private func put(_ value: String, field: String, secret: String, into request: inout TransportRequest) throws {
        request.secrets.add(secret, name: field)
        guard HeaderText.isToken(field), HeaderText.isValue(value) else {
            throw RequestFault("the credential for '\(scheme.key)' has control characters")
        }
        request.headers[field] = value
    }
}
