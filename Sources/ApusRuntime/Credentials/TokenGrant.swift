/// The request for a token with client credentials (RFC 6749 §4.4.2).
struct TokenGrant: Sendable {
    let client: ClientCredentials
    let scheme: SecurityScheme
    let connection: APIConnection

    /// - Parameter preferred: how it worked the last time.
    func fetch(preferred: ClientAuthentication?) async throws -> TokenSource.Token {
        let style = client.style == .automatic ? preferred ?? .automatic : client.style
        guard style == .automatic else { return try await fetch(style) }
        do {
            return try await fetch(.header)
        } catch let error as APIError where error.status == 400 || error.status == 401 {
            return try await fetch(.body)
        }
    }

    private func fetch(_ style: ClientAuthentication) async throws -> TokenSource.Token {
        let response = try await tokenConnection().response(request(style))
        let answer: TokenAnswer = try response.json()
        if let type = answer.tokenType, type.lowercased() != "bearer" {
            throw response.error(ErrorCause(.credential, "the token type is not 'Bearer'"))
        }
        let lifetime = answer.expiresIn.map { min(max($0, 0), 1e9) }
        return TokenSource.Token(
            text: answer.accessToken,
            expiry: lifetime.map { connection.options.time.now().addingTimeInterval($0) },
            // A minute for slow clocks and slow calls, but no token is old at birth.
            leeway: min(60, (lifetime ?? 0) / 10),
            style: style
        )
    }

    private func request(_ style: ClientAuthentication) -> APIRequest {
        var request = APIRequest("oauth2.token", .post, "")
        var fields: [ParameterMember] = [ParameterMember("grant_type", .primitive("client_credentials"))]
        if let scopes = client.scopes, !scopes.isEmpty {
            fields.append(ParameterMember("scope", .primitive(scopes.joined(separator: " "))))
        }
        if style == .body {
            fields.append(ParameterMember("client_id", .primitive(client.id)))
            fields.append(ParameterMember("client_secret", .primitive(client.secret)))
        }
        request.accepts("application/json")
        // Nothing is created but a token.
        request.retry(.idempotent)
        request.change { parts in
            parts.body = .text(FormBody.text(.object(fields, json: ""), encodings: [:]))
            parts.contentType = "application/x-www-form-urlencoded"
            if style == .header {
                // Both are form-encoded before they are joined (RFC 6749 §2.3.1).
                let id = PercentEncoding.encode(client.id, allowed: .formField)
                let secret = PercentEncoding.encode(client.secret, allowed: .formField)
                let text = Data("\(id):\(secret)".utf8).base64EncodedString()
                parts.headers["Authorization"] = "Basic " + text
                parts.secrets.add(text, name: "Authorization")
            }
            parts.secrets.add(client.secret)
            parts.isConfidential = true
        }
        return request
    }

    /// The way to the token URL: same transport and time, but no credentials and nothing that is meant for the API.
    private func tokenConnection() throws -> APIConnection {
        let server = connection.options.server ?? connection.core.server
        var template = client.tokenURL
        if template == nil, case .oauth2(let url, _) = scheme.kind { template = url }
        guard let template, !template.isEmpty else {
            throw RequestFault("scheme '\(scheme.key)' has no token URL; give one to 'clientCredentials'")
        }
        let text = Server.expand(template, server.variables)
        guard let url = URL(string: text, relativeTo: URL(string: server.url + "/"))?.absoluteURL,
            Origin(url) != nil
        else { throw RequestFault("token URL '\(text)' is no absolute URL") }
        var options = ClientOptions()
        options.transport = connection.options.transport ?? connection.core.transport
        options.timeout = connection.options.timeout
        options.retry = connection.options.retry
        options.time = connection.options.time
        return APIConnection(server: Server(url.absoluteString), options: options)
    }
}

/// RFC 6749 §5.1
private struct TokenAnswer: JSONReadable {
    var accessToken: String
    var tokenType: String?
    /// Seconds; some servers send them as a string.
    var expiresIn: Double?

    init(from json: JSONReader) throws {
        var object = try json.object()
        accessToken = try object["access_token"]
        tokenType = try object["token_type"]
        guard let lifetime = object.member("expires_in"), !lifetime.isNull else { return }
        expiresIn = lifetime.kind == .string ? Double(try String(from: lifetime)) : try Double(from: lifetime)
        if expiresIn?.isFinite != true { throw lifetime.mismatch("number of seconds") }
    }
}
