import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

@Suite("OAuth 2: passwords, refresh tokens, stores")
struct OAuthTests {
    private let mock = MockTransport()
    private let time = FakeTime()

    private func connection(_ credential: Credential) -> APIConnection {
        var options = ClientOptions(transport: mock.transport)
        options.time = time.source
        options.retry = .none
        let flow = OAuthFlow(.password, tokenURL: "token", refreshURL: "https://api.test/refresh", scopes: ["me"])
        return APIConnection(
            server: "https://api.test/v1",
            schemes: [SecurityScheme("auth", .oauth2([flow]))],
            credentials: ["auth": credential],
            options: options
        )
    }

    private var call: APIRequest {
        var request = APIRequest("op", .get, "/x")
        request.security(["auth"])
        return request
    }

    private var forms: [String] {
        mock.requests(of: "oauth2.token").map { String(decoding: $0.body?.data ?? Data(), as: UTF8.self) }
    }

    private var sent: [String?] { mock.requests(of: "op").map { $0.headers["Authorization"] } }

    private func issue(_ json: String, status: Int = 200) {
        mock.reply(to: "oauth2.token", status: status, json: json)
    }

    @Test("a name and a password, for a server that identifies no clients")
    func password() async throws {
        issue(#"{"access_token": "A1", "token_type": "bearer"}"#)
        mock.reply(to: "op", status: 204)
        let connection = connection(.password(username: "johndoe", password: "se cret&1"))
        try await connection.empty(call)
        try await connection.empty(call)
        #expect(forms == ["grant_type=password&username=johndoe&password=se+cret%261"])
        let request = try #require(mock.requests(of: "oauth2.token").first)
        #expect(request.url.absoluteString == "https://api.test/v1/token" && request.headers["Authorization"] == nil)
        #expect(sent == ["Bearer A1", "Bearer A1"])
    }

    @Test("an expired token is renewed with the refresh token, at its own URL, and a rotated one replaces it")
    func refresh() async throws {
        issue(#"{"access_token": "A1", "expires_in": 100, "refresh_token": "R1"}"#)
        issue(#"{"access_token": "A2", "expires_in": 100, "refresh_token": "R2"}"#)
        issue(#"{"access_token": "A3", "expires_in": 100}"#)
        issue(#"{"access_token": "A4"}"#)
        mock.reply(to: "op", status: 204)
        let connection = connection(.password(username: "u", password: "p4ssword", clientID: "app", scopes: ["me"]))
        for _ in 0..<4 {
            try await connection.empty(call)
            time.advance(95)
        }
        #expect(sent == ["Bearer A1", "Bearer A2", "Bearer A3", "Bearer A4"])
        #expect(forms[0] == "grant_type=password&username=u&password=p4ssword&scope=me&client_id=app")
        #expect(forms[1] == "grant_type=refresh_token&refresh_token=R1&scope=me&client_id=app")
        #expect(forms[2].contains("refresh_token=R2") && forms[3].contains("refresh_token=R2"))
        let urls = mock.requests(of: "oauth2.token").map(\.url.path)
        #expect(urls == ["/v1/token", "/refresh", "/refresh", "/refresh"])
    }

    @Test("a refresh token that is refused is followed by the password")
    func refusedRefresh() async throws {
        issue(#"{"access_token": "A1", "refresh_token": "R1"}"#)
        issue(#"{"error": "invalid_grant"}"#, status: 400)
        issue(#"{"access_token": "A2", "refresh_token": "R2"}"#)
        mock.reply(to: "op", status: 401)
        mock.reply(to: "op", status: 204)
        try await connection(.password(username: "u", password: "p4ssword")).empty(call)
        #expect(sent == ["Bearer A1", "Bearer A2"])
        #expect(forms.map { $0.prefix(16) } == ["grant_type=passw", "grant_type=refre", "grant_type=passw"])
    }

    @Test("a refresh token alone; a secret is sent where the server takes it")
    func refreshToken() async throws {
        mock.reply(to: "oauth2.token") { request in
            guard request.headers["Authorization"] == nil else {
                return TransportResponse(status: 401, body: Data(#"{"error":"invalid_client"}"#.utf8))
            }
            return TransportResponse(status: 200, body: Data(#"{"access_token":"A"}"#.utf8))
        }
        mock.reply(to: "op", status: 204)
        let credential = Credential.refreshToken("R0", clientID: "c", clientSecret: "s3cret", tokenURL: "/t")
        try await connection(credential).empty(call)
        #expect(sent == ["Bearer A"])
        #expect(forms.last == "grant_type=refresh_token&refresh_token=R0&client_id=c&client_secret=s3cret")
    }

    @Test("a grant that is not valid is not sent a second time with the secret elsewhere")
    func invalidGrant() async throws {
        issue(#"{"error": "invalid_grant", "error_description": "wrong password"}"#, status: 400)
        let credential = Credential.password(username: "u", password: "p4ssword", clientID: "c", clientSecret: "s3cret")
        let error = await #expect(throws: APIError.self) { try await connection(credential).empty(call) }
        #expect(forms.count == 1 && error?.reason == .credential && error?.attempts == 0)
        #expect(error?.description.contains("invalid_grant: wrong password") == true)
        #expect((error?.underlyingError as? APIError)?.status == 400)
    }

    @Test("tokens of the program are used until they expire; then the error says what to do")
    func tokens() async throws {
        mock.reply(to: "op", status: 204)
        let tokens = OAuthTokens(accessToken: "A", expiresAt: time.source.now().addingTimeInterval(1000))
        let connection = connection(.tokens(tokens))
        try await connection.empty(call)
        time.advance(1000)
        let error = await #expect(throws: APIError.self) { try await connection.empty(call) }
        #expect(sent == ["Bearer A"] && error?.description.contains("sign in again") == true)
        let none = await #expect(throws: APIError.self) { try await self.connection(.tokens()).empty(call) }
        #expect(none?.description.contains("there are no tokens; sign in again") == true)
    }

    @Test("a 401 for tokens that cannot be renewed is the error")
    func unauthorized() async throws {
        mock.reply(to: "op", status: 401)
        let error = await #expect(throws: APIError.self) {
            try await connection(.tokens(OAuthTokens(accessToken: "A"))).empty(call)
        }
        #expect(error?.reason == .status && error?.status == 401)
    }

    @Test("a store is read once and gets every change before it is used")
    func store() async throws {
        let saved = Locked<[OAuthTokens]>([OAuthTokens(accessToken: "S", refreshToken: "R0", expiresAt: .distantPast)])
        let loads = Locked(0)
        let store = OAuthTokenStore {
            loads.access { $0 += 1 }
            return saved.current.last
        } save: { tokens in
            saved.access { $0.append(tokens) }
        }
        mock.reply(to: "oauth2.token") { _ in
            TransportResponse(status: 200, body: Data(#"{"access_token":"A","refresh_token":"R1"}"#.utf8))
        }
        mock.reply(to: "op") { _ in
            #expect(saved.current.last?.refreshToken == "R1")
            return TransportResponse(status: 204)
        }
        let connection = connection(.tokens(clientID: "app", store: store))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { try await connection.empty(call) } }
            try await group.waitForAll()
        }
        #expect(loads.current == 1 && forms == ["grant_type=refresh_token&refresh_token=R0&client_id=app"])
        let next = self.connection(.tokens(clientID: "app", store: store))
        try await next.empty(call)
        #expect(forms.count == 1 && sent.allSatisfy { $0 == "Bearer A" })
    }

    @Test("a store that fails is the reason of an error")
    func failingStore() async throws {
        struct Locked: Error {}
        let store = OAuthTokenStore {
            throw Locked()
        } save: { _ in
        }
        let error = await #expect(throws: APIError.self) { try await connection(.tokens(store: store)).empty(call) }
        #expect(error?.reason == .credential && error?.underlyingError is Locked)
    }

    @Test(
        "no part of a token's answer is in an error",
        arguments: [
            #"{"token": "hush-hush"}"#, #"{"access_token": {"hush-hush": 1}}"#, "hush-hush",
            #"{"access_token": "hush-hush", "token_type": "hush-hush"}"#,
            #"{"access_token": "hush-hush", "expires_in": "hush-hush"}"#,
        ]
    )
    func confidential(answer: String) async throws {
        issue(answer)
        let error = try #require(
            await #expect(throws: APIError.self) {
                try await connection(.password(username: "u", password: "hush-hush")).empty(call)
            }
        )
        var dumped = ""
        dump(error, to: &dumped)
        let inner = try #require(error.underlyingError as? APIError)
        #expect(inner.body.isEmpty)
        for text in [error.description, "\(error)", dumped, inner.description, error.message, inner.message] {
            #expect(!text.contains("hush"), "\(text)")
        }
    }

    @Test(
        "secrets do not follow a redirect to another origin",
        arguments: [301, 302, 307, 308],
        [ClientAuthentication.header, .body, .automatic]
    )
    func redirect(status: Int, style: ClientAuthentication) async throws {
        mock.reply(to: "oauth2.token", status: status, headers: ["Location": "https://evil.test/token"])
        let credential = Credential.clientCredentials(id: "c", secret: "s3cret", tokenURL: "/t", style: style)
        let error = await #expect(throws: APIError.self) { try await connection(credential).empty(call) }
        #expect((error?.underlyingError as? APIError)?.reason == .redirect)
        #expect(mock.requests.allSatisfy { $0.url.host == "api.test" } && mock.requests.count == 1)
    }

    @Test("a token URL keeps the slash at its end and its query")
    func slash() async throws {
        issue(#"{"access_token": "A"}"#)
        mock.reply(to: "op", status: 204)
        for url in ["https://id.test/o/token/", "https://id.test/token?p=policy"] {
            try await connection(.clientCredentials(id: "c", secret: "s3cret", tokenURL: url)).empty(call)
            #expect(mock.requests(of: "oauth2.token").last?.url.absoluteString == url)
        }
    }

    @Test("a 403 for a missing scope lists the scopes that the operation documents")
    func insufficientScope() async throws {
        mock.reply(
            to: "op",
            status: 403,
            headers: ["WWW-Authenticate": #"Bearer error="insufficient_scope", scope="x""#]
        )
        mock.reply(to: "op", status: 403)
        var request = call
        request.scopes("auth", "me", "items")
        request.scopes("other", "none")
        let connection = connection(.tokens(OAuthTokens(accessToken: "A")))
        let error = await #expect(throws: APIError.self) { try await connection.empty(request) }
        #expect(error?.description.contains("the operation requires the scopes me, items") == true)
        let plain = await #expect(throws: APIError.self) { try await connection.empty(request) }
        #expect(plain?.description.contains("scopes") == false)
    }
}

@Suite("OAuth 2: authorization codes with PKCE")
struct AuthorizationCodeTests {
    private let mock = MockTransport()
    private let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    private var connection: APIConnection {
        let flow = OAuthFlow(
            .authorizationCode,
            authorizationURL: "https://id.test/authorize?tenant=7",
            tokenURL: "https://id.test/token",
            scopes: ["read", "write"]
        )
        return APIConnection(
            server: "https://api.test",
            schemes: [SecurityScheme("key", .bearer), SecurityScheme("auth", .oauth2([flow]))],
            options: ClientOptions(transport: mock.transport)
        )
    }

    @Test(
        "hashes",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func sha256(text: String, hash: String) {
        let hex = SHA256.hash(Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == hash)
    }

    @Test("the challenge of RFC 7636, appendix B")
    func challenge() {
        #expect(AuthorizationCodeLogin.challenge(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test("the page to open")
    func url() throws {
        let login = try connection.authorizationCodeLogin(
            clientID: "my app",
            redirectURI: "app://signed-in",
            scopes: ["read", "write"],
            parameters: ["prompt": "login"],
            state: "s&1",
            codeVerifier: verifier
        )
        #expect(
            login.url.absoluteString
                == "https://id.test/authorize?tenant=7&response_type=code&client_id=my%20app"
                + "&redirect_uri=app%3A%2F%2Fsigned-in&scope=read%20write&state=s%261"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&prompt=login"
        )
        #expect(!"\(login)".contains(verifier))
    }

    @Test("each sign-in has its own state and verifier, of 43 unreserved characters")
    func random() throws {
        let logins = try (0..<10).map { _ in
            try connection.authorizationCodeLogin(clientID: "c", redirectURI: "app://x")
        }
        #expect(Set(logins.flatMap { [$0.state, $0.codeVerifier] }).count == 20)
        for login in logins {
            #expect(
                login.codeVerifier.utf8.count == 43 && login.codeVerifier.utf8.allSatisfy(PercentEncoding.isUnreserved)
            )
        }
    }

    @Test("the code is exchanged for tokens, and the tokens are a credential")
    func exchange() async throws {
        mock.reply(
            to: "oauth2.token",
            json: #"{"access_token":"A","refresh_token":"R","expires_in":3600,"scope":"read"}"#
        )
        let login = try connection.authorizationCodeLogin(
            clientID: "c",
            redirectURI: "app://x",
            state: "s1",
            codeVerifier: verifier
        )
        let tokens = try await login.tokens(redirectedTo: #require(URL(string: "app://x?code=c%2F1%2B&state=s1")))
        #expect(tokens.accessToken == "A" && tokens.refreshToken == "R" && tokens.scope == "read")
        let form = String(decoding: mock.requests.first?.body?.data ?? Data(), as: UTF8.self)
        #expect(
            form == "grant_type=authorization_code&code=c%2F1%2B&redirect_uri=app%3A%2F%2Fx&code_verifier=\(verifier)"
                + "&client_id=c"
        )
        let copy = try JSONDecoder().decode(OAuthTokens.self, from: JSONEncoder().encode(tokens))
        #expect(copy == tokens)
        var dumped = "\(tokens) \(String(reflecting: tokens))"
        dump(tokens, to: &dumped)
        #expect(!dumped.contains("\"A\"") && !dumped.contains("\"R\""))
    }

    @Test(
        "a redirect that is not an answer to this sign-in",
        arguments: [
            ("app://x?code=c&state=other", "state"), ("app://x?code=c", "state"), ("app://x", "state"),
            ("app://x?state=s1", "no code"), ("app://x?state=s1&code=", "no code"),
            (
                "app://x?error=access_denied&error_description=The+user+said%20no&state=s1",
                "access_denied: The user said no"
            ),
        ]
    )
    func refused(redirect: String, message: String) async throws {
        let login = try connection.authorizationCodeLogin(clientID: "c", redirectURI: "app://x", state: "s1")
        let error = await #expect(throws: APIError.self) {
            _ = try await login.tokens(redirectedTo: #require(URL(string: redirect)))
        }
        #expect(error?.reason == .credential && error?.message.contains(message) == true, "\(error as Any)")
        #expect(mock.requests.isEmpty)
    }

    @Test("a code that is refused is an error that does not contain it")
    func refusedCode() async throws {
        mock.reply(
            to: "oauth2.token",
            status: 400,
            json: #"{"error":"invalid_grant","error_description":"code sesame used"}"#
        )
        let login = try connection.authorizationCodeLogin(clientID: "c", redirectURI: "app://x", state: "s1")
        let error = await #expect(throws: APIError.self) {
            _ = try await login.tokens(redirectedTo: #require(URL(string: "app://x?code=sesame&state=s1")))
        }
        #expect(error?.status == 400 && error?.description.contains("invalid_grant") == true)
        #expect(error?.description.contains("sesame") == false)
    }

    @Test("without a documented flow the error says what to pass")
    func undocumented() throws {
        let plain = APIConnection(server: "https://api.test")
        let error = #expect(throws: APIError.self) {
            _ = try plain.authorizationCodeLogin(clientID: "c", redirectURI: "app://x")
        }
        #expect(error?.message.contains("pass 'authorizationURL'") == true)
        let login = try plain.authorizationCodeLogin(
            clientID: "c",
            redirectURI: "app://x",
            authorizationURL: "/login",
            tokenURL: "/token"
        )
        #expect(login.url.absoluteString.hasPrefix("https://api.test/login?response_type=code"))
    }
}
