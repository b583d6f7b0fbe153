import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Calls over real sockets.
@Suite("over the network", .serialized)
struct NetworkTests {
    func connection(_ server: LoopbackServer, _ change: (inout ClientOptions) -> Void = { _ in }) -> APIConnection {
        var options = ClientOptions()
        options.retry = .none
        options.timeout = .seconds(20)
        change(&options)
        return APIConnection(
            server: Server(server.url),
            schemes: [SecurityScheme("key", .bearer)],
            credentials: ["key": "secret-token"],
            options: options
        )
    }

    func call(_ method: HTTPMethod = .get, _ path: String = "/things") -> APIRequest {
        var request = APIRequest("op", method, path)
        request.accepts("application/json")
        request.security(["key"])
        return request
    }

    @Test("the bytes of a request")
    func bytes() async throws {
        let server = try LoopbackServer(replies: .json(#"{"a":1}"#).header("X-Request-Id", "r"))
        var request = call(.post, "/v1/{id}/x")
        request.path("id", "a/b é%")
        request.query("q", "x y&z")
        request.query("list", [1, 2])
        request.header("X-H", "v")
        request.cookie("c", "d e")
        request.json(["k": "v"], "application/vnd.x+json")
        let value: [String: Int] = try await connection(server).json(request)
        #expect(value == ["a": 1])
        let sent = try #require(server.requests.first)
        #expect(sent.method == "POST")
        #expect(sent.target == "/v1/a%2Fb%20%C3%A9%25/x?q=x%20y%26z&list=1&list=2")
        #expect(sent.header("X-H") == "v" && sent.header("Cookie") == "c=d%20e")
        #expect(sent.header("Accept") == "application/json" && sent.header("Authorization") == "Bearer secret-token")
        #expect(sent.header("Content-Type") == "application/vnd.x+json" && sent.bodyText == #"{"k":"v"}"#)
        await server.stop()
    }

    @Test(
        "every method, with and without a body",
        arguments: ["GET", "HEAD", "DELETE", "PUT", "PATCH", "POST", "OPTIONS"]
    )
    func methods(name: String) async throws {
        let server = try LoopbackServer(replies: .status(204))
        try await connection(server).empty(call(HTTPMethod(name)))
        #expect(server.requests.map(\.method) == [name])
        if !["GET", "HEAD", "OPTIONS"].contains(name) {
            var request = call(HTTPMethod(name))
            request.json([1], "application/json")
            try await connection(server).empty(request)
            #expect(server.requests.last?.bodyText == "[1]")
        }
        await server.stop()
    }

    @Test(
        "a request without a body says nothing of one, or that it is empty",
        arguments: [
            ("GET", [nil]), ("HEAD", [nil]), ("DELETE", [nil, "0"]), ("OPTIONS", [nil, "0"]), ("PUT", ["0"]),
            ("POST", ["0"]), ("PATCH", ["0"]),
        ]
    )
    func bodiless(name: String, lengths: [String?]) async throws {
        let server = try LoopbackServer(replies: .status(204))
        try await connection(server).empty(call(HTTPMethod(name)))
        let sent = try #require(server.requests.first)
        #expect(lengths.contains(sent.header("Content-Length")), "RFC 9110 §8.6")
        #expect(sent.header("Transfer-Encoding") == nil && sent.header("Content-Type") == nil)
        #expect(sent.bodyText == "")
        await server.stop()
    }

    @Test("URLSession refuses a GET with a body with the reason, once")
    func readWithBody() async throws {
        let server = try LoopbackServer(replies: .json("1"))
        var request = call()
        request.json(["q": "x"], "application/json")
        let search = request
        let error = await #expect(throws: APIError.self) {
            try await connection(server) {
                $0.retry = RetryPolicy()
                $0.transport = .urlSession()
            }.empty(search)
        }
        #expect(error?.attempts == 0 && server.requests.isEmpty)
        #expect("\(error as Any)".contains("was not sent: URLSession sends no GET with a body"))
        await server.stop()
    }

    @Test("a connection that is refused")
    func refused() async throws {
        let port = try RefusedPort()
        let connection = APIConnection(server: Server(port.url), options: ClientOptions())
        let time = FakeTime()
        let error = await #expect(throws: APIError.self) {
            try await connection.with { $0.time = time.source }.empty(APIRequest("op", .get, "/"))
        }
        #expect(error?.reason == .transport, "\(error as Any)")
        #expect(error?.attempts == 3 && time.slept.count == 2)
    }

    @Test(
        "a response that breaks off is an error",
        arguments: [
            Reply.json(#"{"a":1}"#).cut(afterBody: 3, by: .reset), .json(#"{"a":1}"#).cut(afterBody: 3, by: .close),
            .disconnect, .reset, .json("{}").declaringLength(100),
            .chunks(["{\"a\":", "1}"], type: "application/json").cut(afterBody: 4, by: .close),
        ]
    )
    func broken(reply: Reply) async throws {
        let server = try LoopbackServer(replies: reply)
        let error = await #expect(throws: APIError.self) {
            let _: [String: Int] = try await connection(server).json(call())
        }
        #expect(error?.reason == .transport || error?.reason == .decoding, "\(error as Any)")
        await server.stop()
    }

    @Test("a lost connection is tried again")
    func lostThenFine() async throws {
        let server = try LoopbackServer(replies: .reset, .disconnect, .json("7"))
        let time = FakeTime()
        let value: Int = try await connection(server) {
            $0.retry = RetryPolicy()
            $0.time = time.source
        }.json(call())
        #expect(value == 7)
        await server.stop()
    }

    @Test("a body that is longer than it says is cut where it says")
    func overlong() async throws {
        let server = try LoopbackServer(replies: .json("123456").declaringLength(3))
        let value: Int = try await connection(server).json(call())
        #expect(value == 123)
        await server.stop()
    }

    @Test("a server that is silent for too long", .timeLimit(.minutes(10)))
    func silence() async throws {
        for reply in [
            Reply.silence, .json("1").delayed(by: .seconds(3_600)), .json("123").cut(afterBody: 1, by: .silence),
        ] {
            let server = try LoopbackServer(replies: reply)
            let error = await #expect(throws: APIError.self) {
                try await connection(server) { $0.timeout = .milliseconds(200) }.empty(call())
            }
            #expect(error?.reason == .timeout, "\(error as Any)")
            #expect(await server.isLeft())
            await server.stop()
        }
    }

    @Test("a slow server is waited for as long as it goes on")
    func slow() async throws {
        // The timeout is long: beside tests that compile, a process may stand still for seconds.
        let body = String(repeating: " ", count: 50) + "1"
        let server = try LoopbackServer(replies: .json(body).slowBody(every: .milliseconds(100)))
        let value: Int = try await connection(server) { $0.timeout = .seconds(4) }.json(call())
        #expect(value == 1)
        await server.stop()
        let head = try LoopbackServer(replies: .json("1").slowHead(bytes: 50, every: .milliseconds(100)))
        let one: Int = try await connection(head) { $0.timeout = .seconds(4) }.json(call())
        #expect(one == 1)
        await head.stop()
    }

    @Test("the deadline ends a body that drips")
    func deadline() async throws {
        let server = try LoopbackServer(replies: .json("12345678901234567890").slowBody(every: .milliseconds(100)))
        let error = await #expect(throws: APIError.self) {
            try await connection(server) { $0.deadline = .milliseconds(300) }.empty(call())
        }
        #expect(error?.reason == .timeout, "\(error as Any)")
        #expect(await server.isLeft())
        await server.stop()
    }

    @Test("chunks, gzip, and an empty body")
    func codings() async throws {
        let json = #"{"a":1}"#
        let server = try LoopbackServer(
            replies: .chunks(["{", "\"a\"", ":1}"], type: "application/json"),
            .gzip(GzipFile.stored(Array(json.utf8))),
            .status(204)
        )
        for _ in 0..<2 {
            let value: [String: Int] = try await connection(server).json(call())
            #expect(value == ["a": 1])
        }
        let none: Int? = try await connection(server).optionalJSON(call())
        #expect(none == nil)
        #expect(server.requests.first?.header("Accept-Encoding")?.contains("gzip") == true)
        await server.stop()
    }

    @Test("429, then 200")
    func tooMany() async throws {
        let server = try LoopbackServer(replies: .json(429, "{}").header("Retry-After", "4"), .json("1"))
        let time = FakeTime()
        let value: Int = try await connection(server) {
            $0.retry = RetryPolicy()
            $0.time = time.source
        }.json(call(.post))
        #expect(value == 1 && time.slept == [.seconds(4)])
        await server.stop()
    }
}
