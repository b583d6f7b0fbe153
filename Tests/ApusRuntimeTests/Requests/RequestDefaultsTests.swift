import ApusTesting
import Testing

@testable import ApusRuntime

@Suite("What most operations share")
struct RequestDefaultsTests {
    private let mock = MockTransport()

    private func connection() -> APIConnection {
        APIConnection(
            server: "https://api.test",
            schemes: [SecurityScheme("key", .apiKey("X-Key", .header)), SecurityScheme("token", .bearer)],
            credentials: ["key": "k", "token": "t"],
            options: ClientOptions(transport: mock.transport),
            defaults: RequestDefaults {
                $0.accepts("application/json")
                $0.security(["key"])
                $0.scopes("key", "read")
                $0.failure(404, [String: String].self)
                $0.failure(.range(4), [String].self)
            }
        )
    }

    private func send(_ change: (inout APIRequest) -> Void = { _ in }) async throws {
        var request = APIRequest("op", .get, "/things")
        change(&request)
        try await connection().empty(request)
    }

    @Test("a method that states nothing has the defaults")
    func nothing() async throws {
        mock.reply(to: "op", status: 200)
        try await send()
        let headers = try #require(mock.requests.first?.headers)
        #expect(headers["Accept"] == "application/json" && headers["X-Key"] == "k" && headers["Authorization"] == nil)
    }

    @Test("a statement of the method takes the place of the default")
    func own() async throws {
        mock.reply(to: "op", status: 200)
        try await send {
            $0.accepts("text/plain")
            $0.security(["token"])
        }
        let headers = try #require(mock.requests.first?.headers)
        #expect(headers["Accept"] == "text/plain" && headers["X-Key"] == nil && headers["Authorization"] == "Bearer t")
    }

    @Test("an empty statement takes the place of the default")
    func empty() async throws {
        mock.reply(to: "op", status: 200)
        try await send {
            $0.accepts()
            $0.security()
        }
        let headers = try #require(mock.requests.first?.headers)
        #expect(headers["Accept"] == nil && headers["X-Key"] == nil && headers["Authorization"] == nil)
    }

    private func failure(
        _ status: Int,
        _ json: String,
        headers: HTTPHeaders = HTTPHeaders(),
        _ change: (inout APIRequest) -> Void
    ) async throws -> APIError {
        mock.reply(to: "op", status: status, json: json, headers: headers)
        return try #require(await #expect(throws: APIError.self) { try await send(change) })
    }

    @Test("payloads of failures: the method's own come first, also less specific ones")
    func failures() async throws {
        let shared = try await failure(404, #"{"a":"b"}"#) { _ in }
        #expect(shared.payload as? [String: String] == ["a": "b"])
        let range = try await failure(409, #"["a"]"#) { _ in }
        #expect(range.payload as? [String] == ["a"])
        let own = try await failure(404, "true") { $0.failure(.default, Bool.self) }
        #expect(own.payload as? Bool == true)
        let beside = try await failure(409, #"["a"]"#) { $0.failure(404, Bool.self) }
        #expect(beside.payload as? [String] == ["a"])
    }

    @Test("a body of another shape has no payload")
    func otherShape() async throws {
        #expect(try await failure(404, "[1]") { _ in }.payload == nil)
    }

    @Test("a call without a description does not have the defaults")
    func undescribed() async throws {
        mock.reply(to: "GET /things", status: 200)
        _ = try await connection().send(.get, "/things")
        #expect(mock.requests.first?.headers["Accept"] == nil)
    }

    @Test("an error about a missing scope names the scopes of the defaults, or the method's own")
    func scopes() async throws {
        let headers: HTTPHeaders = ["WWW-Authenticate": #"Bearer error="insufficient_scope""#]
        let shared = try await failure(403, "{}", headers: headers) { _ in }
        #expect(shared.description.contains("requires the scopes read"))
        let own = try await failure(403, "{}", headers: headers) { $0.scopes("key", "write") }
        #expect(own.description.contains("requires the scopes write"))
    }
}
