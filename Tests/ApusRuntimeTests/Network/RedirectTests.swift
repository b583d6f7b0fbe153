import ApusTestSupport
import Testing

@testable import ApusRuntime

@Suite("redirects", .serialized)
struct RedirectTests {
    private func connection(_ server: LoopbackServer) -> APIConnection {
        var options = ClientOptions()
        options.retry = .none
        options.headers["X-Private"] = "mine"
        return APIConnection(
            server: Server(server.url),
            schemes: [SecurityScheme("key", .bearer), SecurityScheme("q", .apiKey("k", .query))],
            credentials: ["key": "secret-token", "q": "secret-key"],
            options: options
        )
    }

    private func call(_ method: HTTPMethod = .get) -> APIRequest {
        var request = APIRequest("op", method, "/start")
        request.security(["key", "q"])
        request.cookie("sid", "secret-cookie")
        if method != .get { request.json([1], "application/json") }
        return request
    }

    @Test("credentials do not go to another origin", arguments: [301, 302, 303, 307, 308])
    func otherOrigin(status: Int) async throws {
        let other = try LoopbackServer(replies: .json("1"))
        let server = try LoopbackServer(replies: .redirect(to: other.url + "/end?x=1", status: status))
        let value: Int = try await connection(server).json(call())
        #expect(value == 1)
        let sent = try #require(other.requests.first)
        #expect(sent.target == "/end?x=1")
        for name in ["Authorization", "Cookie", "X-Private"] { #expect(sent.header(name) == nil, "\(name)") }
        #expect(!String(decoding: sent.head, as: UTF8.self).contains("secret"))
        await server.stop()
        await other.stop()
    }

    @Test("they stay at home, and come back")
    func sameOrigin() async throws {
        let home = try LoopbackServer { request in
            switch request.path {
            case "/start": .redirect(to: "/next?y=2", status: 307)
            case "/next": .json("1")
            default: .status(404)
            }
        }
        let value: Int = try await connection(home).json(call())
        #expect(value == 1)
        let sent = try #require(home.requests.last)
        #expect(sent.target == "/next?y=2&k=secret-key")
        #expect(sent.header("Authorization") == "Bearer secret-token" && sent.header("Cookie") == "sid=secret-cookie")
        #expect(sent.header("X-Private") == "mine")
        await home.stop()
    }

    @Test(
        "the method and the body of the next request",
        arguments: [
            (301, "POST", "GET", ""), (302, "POST", "GET", ""), (303, "POST", "GET", ""), (307, "POST", "POST", "[1]"),
            (308, "POST", "POST", "[1]"), (302, "PUT", "PUT", "[1]"), (303, "DELETE", "GET", ""),
        ]
    )
    func methods(status: Int, method: String, next: String, body: String) async throws {
        let server = try LoopbackServer { $0.path == "/start" ? .redirect(to: "/end", status: status) : .json("1") }
        let value: Int = try await connection(server).json(call(HTTPMethod(method)))
        #expect(value == 1)
        let sent = try #require(server.requests.last)
        #expect(sent.method == next && sent.bodyText == body)
        #expect((sent.header("Content-Type") != nil) == !body.isEmpty)
        await server.stop()
    }

    @Test("a loop ends")
    func loop() async throws {
        let server = try LoopbackServer(replies: .redirect(to: "/start"))
        let error = await #expect(throws: APIError.self) { try await connection(server).empty(call()) }
        #expect(error?.reason == .redirect, "\(error as Any)")
        #expect(server.requests.count == 11)
        await server.stop()
    }

    @Test(
        "a redirect that leads nowhere is an error with its status",
        arguments: ["", "ftp://x/y", "mailto:x", "http://"]
    )
    func nowhere(location: String) async throws {
        let server = try LoopbackServer(replies: .redirect(to: location))
        let error = await #expect(throws: APIError.self) { try await connection(server).response(call()) }
        #expect(error?.reason == .status && error?.status == 302)
        await server.stop()
    }

    @Test(
        "a location that is not a URL fails the call and does not end the process",
        arguments: [
            ":", "//", "///x", "a:b", "http:foo", "http:/x", "http:?x", "?q=%zz", "%", "http://[::1", "//[", "#",
            "/ä b",
            "http://h:99999999999/", "http://h:-1/", "//h:x/", "/a?b#c?d", "\\x", "file:///etc/passwd", "http://%",
        ]
    )
    func hostileLocation(location: String) async throws {
        let server = try LoopbackServer {
            $0.path == "/start" ? .redirect(to: location) : .json("1")
        }
        let short = connection(server).with { $0.timeout = .seconds(2) }
        do {
            let response = try await short.response(call())
            #expect(response.status == 302 || response.status == 200)
        } catch {
            #expect(error is APIError)
        }
        await server.stop()
    }
}
