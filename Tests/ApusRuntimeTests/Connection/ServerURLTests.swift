import ApusTestSupport
import ApusTesting
import Testing

@testable import ApusRuntime

@Suite("server URLs and calls that the description lacks")
struct ServerURLTests {
    private let mock = MockTransport()

    private func connection(_ server: Server) -> APIConnection {
        mock.reply(to: "op", status: 204)
        return APIConnection(server: server, options: ClientOptions(transport: mock.transport))
    }

    @Test(
        "a query or a fragment is refused with a message",
        arguments: ["https://h/v1?key=hush", "https://h/v1#top", "https://h?"]
    )
    func query(url: String) async throws {
        let error = await #expect(throws: APIError.self) {
            try await connection(Server(url)).empty(APIRequest("op", .get, "/x"))
        }
        #expect(error?.reason == .request && error?.message.contains("has a query or a fragment") == true)
        #expect(error?.description.contains("hush") == false && mock.requests.isEmpty)
    }

    @Test("the case of a scheme does not matter", arguments: ["HTTP://h/v1", "Https://h/v1", "hTTp://h/v1"])
    func scheme(url: String) async throws {
        try await connection(Server(url)).empty(APIRequest("op", .get, "/x"))
        #expect(["http://h/v1/x", "https://h/v1/x"].contains(mock.requests.last?.url.absoluteString))
    }

    @Test(
        "a URL is recognized without parsing it only if it has a plain host and perhaps a port",
        arguments: [
            ("https://api.example.com/v1", true), ("http://h", true), ("http://h?a", true), ("http://h:8080", true),
            ("http://127.0.0.1:8080/x", true), ("http://h:80?a", true), ("http://h:", false), ("http://h:80a", false),
            ("http://h:123456", false), ("http://:80", false), ("http://", false), ("http:///x", false),
            ("http://u@h", false), ("http://u:1@h", false), ("http://[::1]:80", false), ("http://h\u{e9}", false),
            ("HTTP://h", false), ("ftp://h", false), ("/x", false), ("", false),
        ]
    )
    func obvious(url: String, isObvious: Bool) {
        #expect(Origin.isObvious(url) == isObvious)
    }

    @Test(
        "a relative server of an operation is resolved against the server of the caller",
        arguments: [
            ("", "https://h:1/v1", "https://h:1/x"), ("/", "https://h:1/v1", "https://h:1/x"),
            ("/v2", "https://h:1/v1", "https://h:1/v2/x"), ("v2", "https://h:1", "https://h:1/v2/x"),
            ("//other/v2", "http://h:1/v1", "http://other/v2/x"), ("http:", "https://h:1/v1", "http://h:1/v1/x"),
            ("https://other/v2", "http://h:1/v1", "https://other/v2/x"),
        ]
    )
    func relative(own: String, caller: String, url: String) async throws {
        var request = APIRequest("op", .get, "/x")
        request.server(Server(own))
        try await connection(Server(caller)).empty(request)
        #expect(mock.requests.last?.url.absoluteString == url)
    }

    @Test("so it is on the network")
    func network() async throws {
        let server = try LoopbackServer(replies: .status(204))
        try await APIConnection(server: Server(server.url.replacing("http://", with: "HTTP://")))
            .empty(APIRequest("op", .get, "/x"))
        #expect(server.requests.count == 1)
        await server.stop()
    }

    @Test("an operation that the description lacks is called with everything else as usual")
    func send() async throws {
        mock.reply(to: "POST /pets/{id}", json: "7", headers: ["X-Request-Id": "r"])
        let connection = APIConnection(
            server: "https://api.test",
            schemes: [SecurityScheme("none", .basic), SecurityScheme("key", .apiKey("X-Key", .header))],
            credentials: ["key": "k1"],
            options: ClientOptions(transport: mock.transport)
        )
        let response = try await connection.send(.post, "/pets/{id}") {
            $0.path("id", "a/b")
            $0.query("n", 1)
            $0.json(["x": 1])
        }
        #expect(try response.json(Int.self) == 7 && response.requestID == "r")
        let sent = try #require(mock.requests.first)
        #expect(sent.url.absoluteString == "https://api.test/pets/a%2Fb?n=1" && sent.headers["X-Key"] == "k1")
        mock.reply(to: "beta", status: 404)
        let error = await #expect(throws: APIError.self) {
            try await connection.send(.get, "/beta", operationID: "beta")
        }
        #expect(error?.status == 404 && error?.operationID == "beta")
        await #expect(throws: APIError.self) { try await connection.send(.get, "/{x}") }
    }

    @Test("fields of a response keep their order, and cookies are not joined")
    func headers() async throws {
        let headers = HTTPHeaders([
            .init("B", "1"), .init("Set-Cookie", "a=1"), .init("A", "2"),
            .init("set-cookie", "b=2; Expires=Wed, 21 Oct 2015"),
            .init("B", "3"),
        ])
        #expect(headers.map(\.name) == ["B", "Set-Cookie", "A", "set-cookie", "B"])
        #expect(headers["B"] == "1, 3" && headers["Set-Cookie"] == "a=1")
        #expect(headers.values(of: "Set-Cookie") == ["a=1", "b=2; Expires=Wed, 21 Oct 2015"])
        let server = try LoopbackServer(
            replies: .status(204).header("Set-Cookie", "a=1; Path=/").header(
                "Set-Cookie",
                "b=2; Expires=Wed, 21 Oct 2015 07:28:00 GMT"
            )
        )
        let response = try await APIConnection(server: Server(server.url)).response(APIRequest("op", .get, "/x"))
        #expect(
            response.headers.values(of: "Set-Cookie") == ["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2015 07:28:00 GMT"]
        )
        await server.stop()
    }

    @Test("joined cookies are separated where a name and `=` follow the comma")
    func cookies() {
        #expect(
            SetCookieField.split("a=1, b=2; Expires=Wed, 21 Oct 2015 07:28:00 GMT,c=3") == [
                "a=1", "b=2; Expires=Wed, 21 Oct 2015 07:28:00 GMT", "c=3",
            ]
        )
        #expect(SetCookieField.split("a=x,y") == ["a=x,y"])
    }
}
