import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("errors")
struct APIErrorTests {
    private let mock = MockTransport()

    private func failure(
        _ client: TestClient? = nil,
        _ status: Int = 200,
        _ body: String,
        headers: HTTPHeaders = ["Content-Type": "application/json"]
    ) async throws -> APIError {
        mock.reply(to: "op") { _ in
            TransportResponse(status: status, headers: headers, body: Data(body.utf8))
        }
        let client = (client ?? TestClient(mock: mock)).with { $0.retry = .none }
        return try #require(await #expect(throws: APIError.self) { try await client.call() })
    }

    @Test("the payload is of the type documented for the status: exact, range, default")
    func payloads() async throws {
        let exact = try await failure(nil, 404, #"{"code":"gone"}"#)
        #expect(exact.payload(as: [String: String].self) == ["code": "gone"])
        #expect(exact.payload(as: [String].self) == nil)
        mock.reply(to: "op", status: 400, json: "[\"x\"]")
        let range = await #expect(throws: APIError.self) { try await TestClient(mock: mock).call() }
        #expect(range?.payload(as: [String].self) == ["x"])
        let other = MockTransport()
        other.reply(to: "op", status: 501, json: "\"text\"")
        let any = await #expect(throws: APIError.self) { try await TestClient(mock: other).call() }
        #expect(any?.payload(as: String.self) == "text")
    }

    @Test("a payload that is something else hides no error")
    func wrongPayload() async throws {
        let error = try await failure(nil, 404, "<html>")
        #expect(error.status == 404 && error.payload == nil && error.body == Data("<html>".utf8))
    }

    @Test("one line for a log")
    func description() async throws {
        let error = try await failure(
            nil,
            404,
            "{\"code\":\n \"gone\"}",
            headers: ["Content-Type": "application/json", "X-Request-Id": "r7"]
        )
        #expect(
            error.description
                == #"op: GET https://api.test/v1/things failed with 404 (request id r7): {"code": "gone"}"#
        )
        #expect(error.requestID == "r7" && "\(error.localizedDescription)" == error.description)
    }

    @Test("a body of another shape: place, expected, found")
    func decoding() async throws {
        let error = try await failure(nil, 200, #"{"a":1}"#)
        let fault = try #require(error.underlyingError as? JSONFault)
        #expect(error.reason == .decoding && fault.pointer.isEmpty)
        #expect(error.description.contains("string") && error.description.contains(#"{"a":1}"#))
        let html = MockTransport()
        html.reply(to: "op") { _ in TransportResponse(status: 200, body: Data("<html>".utf8)) }
        let syntax = await #expect(throws: APIError.self) { try await TestClient(mock: html).call() }
        #expect(syntax?.description.contains("not JSON") == true)
    }

    @Test("a long body is cut and bytes are counted")
    func excerpts() async throws {
        let long = try await failure(nil, 400, String(repeating: "x", count: 5000))
        #expect(long.description.count < 1300 && long.description.hasSuffix("…") && long.body.count == 5000)
        let binary = MockTransport()
        binary.reply(to: "op") { _ in TransportResponse(status: 400, body: Data([0, 1, 2])) }
        let error = await #expect(throws: APIError.self) { try await TestClient(mock: binary).call() }
        #expect(error?.description.hasSuffix("3 bytes of unknown type") == true)
    }

    @Test("no secret is in it, even when the server repeats it")
    func secrets() async throws {
        let secret = "sk_live_12345"
        let connection = APIConnection(
            server: "https://user:pa55word@api.test",
            schemes: [SecurityScheme("q", .apiKey("weird", .query)), SecurityScheme("h", .apiKey("X-K", .header))],
            credentials: ["q": .token(secret + "q"), "h": .token(secret)],
            options: ClientOptions(transport: mock.transport)
        )
        mock.reply(to: "op", status: 403, json: #"{"message":"key sk_live_12345 is unknown"}"#)
        var request = APIRequest("op", .get, "/x")
        request.security(["q", "h"])
        request.query("access_token", "t0ken")
        request.query("page", 2)
        let error = try #require(await #expect(throws: APIError.self) { try await connection.empty(request) })
        var dumped = ""
        dump(error, to: &dumped)
        for text in [error.description, error.url, "\(error)", String(reflecting: error), dumped] {
            #expect(!text.contains("sk_live") && !text.contains("t0ken") && !text.contains("pa55word"))
        }
        #expect(error.url.contains("page=2"))
    }

    @Test("an error without a response")
    func transport() async throws {
        mock.fail("op", URLError(.cannotConnectToHost))
        let client = TestClient(mock: mock).with { $0.retry = .none }
        let error = try #require(await #expect(throws: APIError.self) { try await client.call() })
        let reason = try #require(error.underlyingError as? URLError)
        #expect(error.reason == .transport && reason.code == .cannotConnectToHost && error.status == nil)
        #expect(error.description.contains("got no complete response"))
    }

    @Test("cancellation stays what it is")
    func cancellation() async {
        mock.fail("op", URLError(.cancelled))
        await #expect(throws: CancellationError.self) { try await TestClient(mock: mock).call() }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await TestClient(mock: mock).call()
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("a 401 without credentials says which are missing")
    func missingCredential() async throws {
        mock.reply(to: "op", status: 401)
        let connection = APIConnection(
            server: "https://api.test",
            schemes: [SecurityScheme("apiKey", .bearer)],
            options: ClientOptions(transport: mock.transport)
        )
        var request = APIRequest("op", .get, "/x")
        request.security(["apiKey"])
        let error = await #expect(throws: APIError.self) { try await connection.empty(request) }
        #expect(error?.description.contains("no credential was given for apiKey") == true)
    }

    @Test("204, nothing and null are nil; nothing where something is promised is an error")
    func empty() async throws {
        let connection = TestClient(mock: mock).connection
        let call = APIRequest("op", .get, "/")
        mock.reply(to: "op", status: 204)
        mock.reply(to: "op", status: 200)
        mock.reply(to: "op", json: "null")
        mock.reply(to: "op", json: "\u{FEFF} 3")
        mock.reply(to: "op", status: 204)
        var values: [Int?] = []
        for _ in 0..<4 { values.append(try await connection.optionalJSON(call)) }
        #expect(values == [nil, nil, nil, 3])
        #expect(try await connection.data(call).isEmpty)
        await #expect(throws: APIError.self) { try await connection.json(call) as Int }
    }

    @Test("withResponse gives the response beside the value, and options stay with the copy")
    func withResponse() async throws {
        mock.reply(to: "op", json: "\"v\"", headers: ["X-Total-Count": "42"])
        let client = TestClient(mock: mock)
        let (value, response) = try await client.withResponse { try await $0.call() }
        #expect(value == "v" && response.status == 200 && response[ResponseHeader<Int>("X-Total-Count")] == 42)
        let changed = client.with {
            $0.contentType = "application/json; domain-model=x"
            $0.headers["X-Extra"] = "1"
            $0.server = "https://other.test"
            $0.accept = "application/problem+json"
        }
        _ = try await changed.call(.post, body: "b")
        let sent = try #require(mock.requests.last)
        #expect(sent.headers["Content-Type"] == "application/json; domain-model=x" && sent.headers["X-Extra"] == "1")
        #expect(sent.url.absoluteString == "https://other.test/things")
        #expect(sent.headers["Accept"] == "application/problem+json")
        _ = try await client.call()
        #expect(mock.requests.last?.headers["X-Extra"] == nil)
        #expect(mock.requests.last?.headers["Accept"] == "application/json")
        await #expect(throws: APIError.self) { try await client.withResponse { _ in 1 } }
    }

    @Test("a header option with a line break is refused")
    func options() async {
        let client = TestClient(mock: mock).with { $0.contentType = "a\r\nb: c" }
        await #expect(throws: APIError.self) { try await client.call(.post, body: "x") }
        #expect(mock.requests.isEmpty)
    }

    @Test("a log line has no secret, and middleware sees every attempt in order")
    func middleware() async throws {
        struct Tag: ClientMiddleware {
            let name: String
            func send(_ request: TransportRequest, next: ClientTransport) async throws -> TransportResponse {
                var request = request
                request.headers["X-Tags"] = (request.headers["X-Tags"] ?? "") + name
                return try await next.send(request)
            }
        }
        let (lines, log) = AsyncStream<String>.makeStream()
        mock.reply(to: "op", status: 503)
        mock.reply(to: "op", json: "\"v\"")
        let client = TestClient(mock: mock).with {
            $0.headers["Authorization"] = "Bearer hush-hush"
            $0.middleware = [Tag(name: "a"), Tag(name: "b"), LoggingMiddleware(showsHeaders: true) { log.yield($0) }]
        }
        _ = try await client.call()
        log.finish()
        var text = ""
        for await line in lines { text += line + "\n" }
        #expect(text.contains("op: GET https://api.test/v1/things → 503") && text.contains("(attempt 2)"))
        #expect(!text.contains("hush-hush"))
        #expect(mock.requests.allSatisfy { $0.headers["X-Tags"] == "ab" })
    }
}
