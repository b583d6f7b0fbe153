public import Foundation

/// A sign-in with an authorization code and PKCE (RFC 6749 §4.1, RFC 7636).
///
///     let login = try client.connection.authorizationCodeLogin(clientID: "app", redirectURI: "app://signed-in")
///     open(login.url)                                             // in a browser; the user signs in
///     let tokens = try await login.tokens(redirectedTo: url)      // the URL that the browser was redirected to
///     let signedIn = PetsClient(petAuth: .tokens(tokens, clientID: "app"))
public nonisolated struct AuthorizationCodeLogin: Sendable {
    /// The page on which the user signs in.
    public let url: URL
    /// The value that the redirect must contain, so that it belongs to this sign-in (RFC 6749 §10.12).
    public let state: String
    /// The secret that proves that the code is exchanged by the program that requested it (RFC 7636 §4.1).
    public let codeVerifier: String

    private let redirectURI: String
    private let endpoint: TokenEndpoint

    init(
        authorizationURL: URL,
        redirectURI: String,
        scopes: [String],
        parameters: [String: String],
        endpoint: TokenEndpoint,
        state: String,
        codeVerifier: String
    ) throws {
        self.redirectURI = redirectURI
        self.endpoint = endpoint
        self.state = state
        self.codeVerifier = codeVerifier
        var pairs = [("response_type", "code"), ("client_id", endpoint.client.id ?? ""), ("redirect_uri", redirectURI)]
        if !scopes.isEmpty { pairs.append(("scope", scopes.joined(separator: " "))) }
        pairs += [
            ("state", state), ("code_challenge", AuthorizationCodeLogin.challenge(codeVerifier)),
            ("code_challenge_method", "S256"),
        ]
        pairs += parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let query = pairs.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
        var text = authorizationURL.absoluteString
        // A fragment is not allowed there (RFC 6749 §3.1).
        if let hash = text.firstIndex(of: "#") { text = String(text[..<hash]) }
        text += (text.contains("?") ? "&" : "?") + query.joined(separator: "&")
        guard let url = URL(string: text) else { throw RequestFault("the authorization URL is not a URL") }
        self.url = url
    }

    /// Exchanges the code of a redirect for tokens.
    ///
    /// - Parameter redirect: the URL that the browser was redirected to.
    /// - Throws: ``APIError`` with the reason `credential` when the user or the server refused, when the redirect belongs
    ///   to another sign-in, or when the token URL refuses the code; `CancellationError`.
    public func tokens(redirectedTo redirect: URL) async throws -> OAuthTokens {
        let code = try code(in: redirect)
        let fields = [
            (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
            (name: "redirect_uri", value: redirectURI), (name: "code_verifier", value: codeVerifier),
        ]
        return try await endpoint.tokens(fields, secrets: [code, codeVerifier], preferred: nil).tokens
    }

    /// The authorization code (RFC 6749 §4.1.2).
    private func code(in redirect: URL) throws -> String {
        let items = URLComponents(url: redirect, resolvingAgainstBaseURL: true)?.queryItems ?? []
        // As in a form, `+` is a space.
        let value = { (name: String) in items.first { $0.name == name }?.value?.replacing("+", with: " ") }
        guard value("state") == state else {
            throw refusal("the redirect belongs to another sign-in: its state differs")
        }
        if let error = value("error") {
            let description = value("error_description").map { ": \($0)" } ?? ""
            throw refusal("the server refused: \(error)\(description)")
        }
        guard let code = items.first(where: { $0.name == "code" })?.value, !code.isEmpty else {
            throw refusal("the redirect contains no code")
        }
        return code
    }

    private func refusal(_ message: String) -> APIError {
        APIError(operationID: "oauth2.authorize", reason: .credential, message: message)
    }

    /// RFC 7636 §4.2
    static func challenge(_ verifier: String) -> String { base64URL(SHA256.hash(Array(verifier.utf8))) }

    /// 256 random bits in 43 characters (RFC 7636 §4.1). The generator of the system is cryptographically secure.
    static func randomText() -> String {
        var generator = SystemRandomNumberGenerator()
        return base64URL((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

nonisolated extension AuthorizationCodeLogin: CustomStringConvertible, CustomReflectable {
    /// The page, without the state.
    public var description: String { "sign-in at \(url.host ?? "")" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

nonisolated extension APIConnection {
    /// Begins a sign-in with an authorization code and PKCE.
    ///
    /// - Parameters:
    ///   - clientID: the client that the server knows.
    ///   - clientSecret: `nil` for a public client.
    ///   - redirectURI: the URL that the server redirects the browser to; it is registered there.
    ///   - scopes: `nil`: all scopes that the description documents for the flow.
    ///   - key: the key of the security scheme; `nil`: the first one with an authorization URL.
    ///   - authorizationURL: replaces the URL in the description.
    ///   - tokenURL: replaces the URL in the description.
    ///   - style: how the client sends its secret, if it has one.
    ///   - parameters: further parameters of the authorization URL, such as `prompt`.
    ///   - state: of an earlier sign-in, when a server continues it in another process; with its `codeVerifier`.
    ///   - codeVerifier: of the same sign-in as `state`.
    /// - Throws: ``APIError`` when the description has no such flow.
    public func authorizationCodeLogin(
        clientID: String,
        clientSecret: String? = nil,
        redirectURI: String,
        scopes: [String]? = nil,
        scheme key: String? = nil,
        authorizationURL: String? = nil,
        tokenURL: String? = nil,
        style: ClientAuthentication = .automatic,
        parameters: [String: String] = [:],
        state: String? = nil,
        codeVerifier: String? = nil
    ) throws -> AuthorizationCodeLogin {
        do {
            let found = core.documentedSchemes.first { key == nil ? $0.authorizationURL != nil : $0.key == key }
            let scheme = found ?? SecurityScheme(key ?? "oauth2", .oauth2([]))
            guard let template = authorizationURL ?? scheme.authorizationURL else {
                throw RequestFault("scheme '\(scheme.key)' has no authorization URL; pass 'authorizationURL'")
            }
            let flow = scheme.flow(.authorizationCode)
            let client = OAuthClient(id: clientID, secret: clientSecret, style: style)
            return try AuthorizationCodeLogin(
                authorizationURL: TokenEndpoint.resolve(template, name: "authorization URL", self),
                redirectURI: redirectURI,
                scopes: scopes ?? flow?.scopes ?? [],
                parameters: parameters,
                endpoint: TokenEndpoint(tokenURL ?? flow?.tokenURL, scheme: scheme, client: client, connection: self),
                state: state ?? AuthorizationCodeLogin.randomText(),
                codeVerifier: codeVerifier ?? AuthorizationCodeLogin.randomText()
            )
        } catch let fault as RequestFault {
            throw APIError(operationID: "oauth2.authorize", reason: .credential, message: fault.description)
        }
    }
}

nonisolated extension SecurityScheme {
    /// The authorization URL of the authorization code flow.
    fileprivate var authorizationURL: String? {
        guard case .oauth2(let flows) = kind else { return nil }
        return flows.first { $0.kind == .authorizationCode }?.authorizationURL
    }
}
