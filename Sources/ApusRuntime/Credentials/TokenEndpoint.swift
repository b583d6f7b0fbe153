internal import Foundation

/// The token URL of a scheme, and the requests to it (RFC 6749 §3.2).
nonisolated struct TokenEndpoint: Sendable {
    let client: OAuthClient
    let connection: APIConnection

    /// - Parameter template: an absolute URL or one relative to the server, with variables of the server in braces.
    /// - Throws: ``RequestFault`` when there is none.
    init(_ template: String?, scheme: SecurityScheme, client: OAuthClient, connection: APIConnection) throws {
        guard let template, !template.isEmpty else {
            throw RequestFault("scheme '\(scheme.key)' has no token URL; pass 'tokenURL' to the credential")
        }
        self.client = client
        let url = try TokenEndpoint.resolve(template, name: "token URL", connection)
        var options = ClientOptions()
        // The same transport and time, but no credentials and none of the options for the API.
        options.transport = connection.options.transport ?? connection.core.transport
        options.timeout = connection.options.timeout
        options.retry = connection.options.retry
        options.time = connection.options.time
        // A server has no slash at its end; the URL may have one.
        options.link = url.absoluteString
        self.connection = APIConnection(server: Server(url.absoluteString), options: options)
    }

    /// An absolute URL; a relative one is resolved against the server.
    static func resolve(_ template: String, name: String, _ connection: APIConnection) throws -> URL {
        let server = connection.options.server ?? connection.core.server
        let text = Server.expand(template, server.variables)
        guard let url = URL(string: text, relativeTo: URL(string: server.url + "/"))?.absoluteURL,
            Origin(url) != nil
        else { throw RequestFault("\(name) '\(Secrets().redact(url: text))' is not an absolute URL") }
        return url
    }

    /// Requests tokens.
    ///
    /// - Parameters:
    ///   - fields: the form without the client's authentication.
    ///   - secrets: values of the form that errors must not show.
    ///   - preferred: the style that succeeded last.
    /// - Throws: ``APIError``; `CancellationError`.
    func tokens(
        _ fields: [(name: String, value: String)],
        secrets: [String],
        preferred: ClientAuthentication?
    ) async throws -> (tokens: OAuthTokens, lifetime: Double?, style: ClientAuthentication) {
        // A client without a secret only has a name, which is sent in the form (RFC 6749 §3.2.1).
        let style =
            client.secret == nil ? .body : client.style == .automatic ? preferred ?? .automatic : client.style
        guard style == .automatic else { return try await send(fields, secrets, style) }
        var styles = [ClientAuthentication.header, .body]
        if client.basicText(isEncoded: true) != client.basicText(isEncoded: false) { styles.append(.unencodedHeader) }
        var refusal: APIError?
        for style in styles {
            do {
                return try await send(fields, secrets, style)
            } catch let error as APIError where TokenEndpoint.mayRefuseStyle(error) {
                // What the server says of the style in the standard explains most.
                refusal = refusal ?? error
            }
        }
        throw refusal ?? RequestFault("the token URL accepts no style of authentication")
    }

    /// Whether the secret may have been expected in the other place. A grant that is not valid is not valid there, either.
    private static func mayRefuseStyle(_ error: APIError) -> Bool {
        guard error.status == 400 || error.status == 401 else { return false }
        let others = ["invalid_grant", "invalid_scope", "unsupported_grant_type"]
        return !others.contains { error.message.hasPrefix($0) }
    }

    private func send(
        _ fields: [(name: String, value: String)],
        _ secrets: [String],
        _ style: ClientAuthentication
    ) async throws -> (OAuthTokens, Double?, ClientAuthentication) {
        let response = try await connection.response(request(fields, secrets, style))
        let answer: TokenAnswer
        do {
            answer = try response.json()
        } catch {
            // What was found there may be a token.
            throw response.error(ErrorCause(.credential, "the answer of the token URL contains no access token"))
        }
        if let type = answer.tokenType, type.lowercased() != "bearer" {
            throw response.error(ErrorCause(.credential, "the token type is not 'Bearer'"))
        }
        let lifetime = answer.expiresIn.map { min(max($0, 0), 1e9) }
        let tokens = OAuthTokens(
            accessToken: answer.accessToken,
            refreshToken: answer.refreshToken,
            expiresAt: lifetime.map { connection.options.time.now().addingTimeInterval($0) },
            scope: answer.scope
        )
        return (tokens, lifetime, style)
    }

    private func request(
        _ fields: [(name: String, value: String)],
        _ secrets: [String],
        _ style: ClientAuthentication
    ) -> APIRequest {
        var fields = fields
        if style == .body {
            if let id = client.id { fields.append(("client_id", id)) }
            if let secret = client.secret { fields.append(("client_secret", secret)) }
        }
        var request = APIRequest("oauth2.token", .post, "")
        request.accepts("application/json")
        // A request for a token that is lost has no effect on the API.
        request.retry(.idempotent)
        request.change { parts in
            let members = fields.map { ParameterMember($0.name, .primitive($0.value)) }
            parts.body = .text(FormBody.text(.object(members, json: ""), encodings: [:]))
            parts.contentType = "application/x-www-form-urlencoded"
            if style == .header || style == .unencodedHeader {
                let text = Data(client.basicText(isEncoded: style == .header).utf8).base64EncodedString()
                parts.headers["Authorization"] = "Basic " + text
                parts.secrets.add(text, name: "Authorization")
            }
            for secret in secrets + [client.secret].compactMap({ $0 }) { parts.secrets.add(secret) }
            parts.isConfidential = true
        }
        return request
    }
}

nonisolated extension OAuthClient {
    /// Name and secret for the Basic scheme.
    ///
    /// - Parameter isEncoded: whether both are form-encoded before they are joined (RFC 6749 §2.3.1).
    fileprivate func basicText(isEncoded: Bool) -> String {
        [id ?? "", secret ?? ""]
            .map { isEncoded ? PercentEncoding.encode($0, allowed: .formField) : $0 }
            .joined(separator: ":")
    }
}

/// RFC 6749 §5.1
private nonisolated struct TokenAnswer: JSONReadable {
    var accessToken: String
    var tokenType: String?
    /// In seconds; some servers send a string.
    var expiresIn: Double?
    var refreshToken: String?
    var scope: String?

    init(from json: inout JSONReader) throws {
        accessToken = try json["access_token"]
        tokenType = try json["token_type"]
        refreshToken = try json["refresh_token"]
        // Some servers send a list, against the standard.
        scope = try? json["scope"]
        guard let lifetime = json.member("expires_in"), !lifetime.isNull else { return }
        expiresIn = lifetime.kind == .string ? Double(try lifetime.read(as: String.self)) : try lifetime.read()
        if expiresIn?.isFinite != true { throw lifetime.mismatch("number of seconds") }
    }
}
