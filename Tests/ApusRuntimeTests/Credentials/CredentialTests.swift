import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

@Suite("credentials")
struct CredentialTests {
    private let mock = MockTransport()
    private let schemes = [
        SecurityScheme("header", .apiKey("X-Key", .header)), SecurityScheme("query", .apiKey("k y", .query)),
        SecurityScheme("cookie", .apiKey("sid", .cookie)), SecurityScheme("basic", .basic),
        SecurityScheme("bearer", .bearer), SecurityScheme("digest", .http("Digest")),
        SecurityScheme("oidc", .openIDConnect("https://x")), SecurityScheme("tls", .mutualTLS),
    ]

    private func send(_ credentials: [String: Credential], _ alternatives: [String]...) async throws -> TransportRequest
    {
        mock.reply(to: "op", status: 204)
        let connection = APIConnection(
            server: "https://api.test",
            schemes: schemes,
            credentials: credentials,
            options: ClientOptions(transport: mock.transport)
        )
        var request = APIRequest("op", .get, "/x")
        request.query("a", 1)
        request.cookie("c", "d")
        request.change { $0.requirements = alternatives }
        try await connection.empty(request)
        return try #require(mock.requests.last)
    }

    @Test(
        "a client without security schemes sends its credential as Authorization with every call",
        arguments: [
            (Credential.token("abc"), "Bearer abc"), (.token("Token abc"), "Token abc"),
            (.basic(username: "a", password: "b"), "Basic YTpi"),
        ]
    )
    func withoutSchemes(credential: Credential, expected: String) async throws {
        mock.reply(to: "op", status: 204)
        let connection = APIConnection(
            server: "https://api.test",
            schemes: [SecurityScheme("authorization", .authorization)],
            credentials: ["authorization": credential],
            options: ClientOptions(transport: mock.transport)
        )
        try await connection.empty(APIRequest("op", .get, "/x"))
        #expect(mock.requests.last?.headers["Authorization"] == expected)
    }

    @Test("a parameter of the client is sent unless the call has its own value")
    func clientParameters() async throws {
        mock.reply(to: "op", status: 204)
        let version: String? = "v1"
        let none: Int? = nil
        let connection = APIConnection(
            server: "https://api.test",
            parameters: ["X-Version": version, "account": "main", "limit": none],
            options: ClientOptions(transport: mock.transport)
        )
        func send(_ own: String?, account: String? = nil) async throws -> TransportRequest? {
            var request = APIRequest("op", .get, "/{account}/{other}/x")
            request.header("X-Version", own ?? connection.parameter("X-Version"))
            request.query("limit", none ?? connection.parameter("limit"))
            request.path("account", account ?? connection.parameter("account"))
            request.path("other", "o")
            try await connection.empty(request)
            return mock.requests.last
        }
        let first = try await send(nil)
        #expect(first?.headers["X-Version"] == "v1" && first?.url.absoluteString == "https://api.test/main/o/x")
        let second = try await send("v2", account: "second")
        #expect(second?.headers["X-Version"] == "v2" && second?.url.path == "/second/o/x")
    }

    @Test("a path parameter without a value of the call and of the client is an error")
    func missingClientParameter() async throws {
        let connection = APIConnection(server: "https://api.test", options: ClientOptions(transport: mock.transport))
        var request = APIRequest("op", .get, "/{account}")
        let none: String? = nil
        request.path("account", none ?? connection.parameter("account"))
        let sent = request
        let error = await #expect(throws: APIError.self) { try await connection.empty(sent) }
        #expect(error?.description.contains("no argument for '{account}'") == true)
    }

    @Test("each goes where its scheme says")
    func places() async throws {
        let secret = "p@ss&word"
        #expect(try await send(["header": .token(secret)], ["header"]).headers["X-Key"] == secret)
        #expect(
            try await send(["query": .token(secret)], ["query"]).url.absoluteString
                == "https://api.test/x?a=1&k%20y=p%40ss%26word"
        )
        #expect(try await send(["cookie": .token(secret)], ["cookie"]).headers["Cookie"] == "c=d; sid=p@ss&word")
        #expect(
            try await send(["basic": .basic(username: "me", password: secret)], ["basic"]).headers["Authorization"]
                == "Basic " + Data("me:p@ss&word".utf8).base64EncodedString()
        )
        #expect(try await send(["bearer": "T1"], ["bearer"]).headers["Authorization"] == "Bearer T1")
        #expect(try await send(["digest": "x=1"], ["digest"]).headers["Authorization"] == "Digest x=1")
        #expect(try await send(["oidc": "T1"], ["oidc"]).headers["Authorization"] == "Bearer T1")
        #expect(try await send(["tls": "x"], ["tls"]).headers["Authorization"] == nil)
    }

    @Test("AND and OR of requirements")
    func requirements() async throws {
        let both: [String: Credential] = ["header": "key1", "bearer": "tok1"]
        let and = try await send(both, ["header", "bearer"])
        #expect(and.headers["X-Key"] == "key1" && and.headers["Authorization"] == "Bearer tok1")
        let or = try await send(["bearer": "tok1"], ["header"], ["bearer"])
        #expect(or.headers["X-Key"] == nil && or.headers["Authorization"] == "Bearer tok1")
        let first = try await send(both, ["header"], ["bearer"])
        #expect(first.headers["X-Key"] == "key1" && first.headers["Authorization"] == nil)
        let anonymous = try await send(both)
        #expect(anonymous.headers["X-Key"] == nil && anonymous.headers["Authorization"] == nil)
        let optional = try await send([:], [], ["bearer"])
        #expect(optional.headers["Authorization"] == nil)
        let incomplete = try await send(["header": "key1"], ["header", "bearer"], [])
        #expect(incomplete.headers["X-Key"] == nil)
    }

    @Test("a provider is asked each time, and again after a 401")
    func provider() async throws {
        mock.reply(to: "op", status: 401)
        let request = try await send(["bearer": .provider { $0.isRejected ? "new token" : "old token" }], ["bearer"])
        #expect(mock.requests.first?.headers["Authorization"] == "Bearer old token")
        #expect(request.headers["Authorization"] == "Bearer new token")
    }

    @Test("a signer changes the request")
    func signer() async throws {
        let signer = Credential.signer { request, context in
            request.headers["X-Signature"] = "\(context.scheme):\(request.method)"
        }
        #expect(try await send(["header": signer], ["header"]).headers["X-Signature"] == "header:GET")
    }

    @Test("a credential with a line break is refused and not shown")
    func injection() async throws {
        let error = await #expect(throws: APIError.self) { try await send(["bearer": "hush\r\nX: y"], ["bearer"]) }
        #expect(error.map { "\($0)" }?.contains("hush") == false)
        #expect(mock.requests.isEmpty)
    }

    @Test("a provider that fails is the reason of an error")
    func failingProvider() async {
        struct NoKeychain: Error {}
        let error = await #expect(throws: APIError.self) {
            try await send(["bearer": .provider { _ in throw NoKeychain() }], ["bearer"])
        }
        #expect(error?.reason == .credential && error?.underlyingError is NoKeychain)
    }

    @Test("nothing shows a secret")
    func descriptions() async throws {
        let secret = "hush-hush"
        let credentials: [String: Credential] = [
            "header": .token(secret), "basic": .basic(username: "me", password: secret),
            "bearer": .clientCredentials(id: "me", secret: secret),
        ]
        let connection = APIConnection(server: "https://api.test", schemes: schemes, credentials: credentials)
        var dumped = ""
        dump(connection, to: &dumped)
        dump(credentials, to: &dumped)
        #expect(!"\(connection)\(credentials)\(String(reflecting: credentials))\(dumped)".contains(secret))
        let request = try await send(credentials.filter { $0.key == "header" }, ["header"])
        dumped = ""
        dump(request, to: &dumped)
        #expect(!"\(request)\(request.redactedHeaders)\(dumped)".contains(secret))
        #expect(!"\(request.headers)\(String(reflecting: request.headers))".contains(secret))
    }
}
