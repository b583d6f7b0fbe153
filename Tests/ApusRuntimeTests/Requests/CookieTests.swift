import ApusTesting
import Testing

@testable import ApusRuntime

@Suite("cookies")
struct CookieTests {
    private let mock = MockTransport()

    private func cookie(_ change: (inout APIRequest) -> Void, key: String? = nil) async throws -> String? {
        mock.reply(to: "op", status: 204)
        let connection = APIConnection(
            server: "https://api.test",
            schemes: [SecurityScheme("sid", .apiKey("JSESSIONID", .cookie))],
            credentials: ["sid": key.map { .token($0) }],
            options: ClientOptions(transport: mock.transport)
        )
        var request = APIRequest("op", .get, "/")
        request.security(["sid"], [])
        change(&request)
        try await connection.empty(request)
        return mock.requests.last?.headers["Cookie"]
    }

    @Test(
        "an API key is sent as it is",
        arguments: ["a", "a/b+c==", "100%", "\"quoted\"", "!#$&'()*[]{}~|", "a:b<c>?@^_`"]
    )
    func key(value: String) async throws {
        #expect(try await cookie({ _ in }, key: value) == "JSESSIONID=" + value)
        #expect(try await cookie({ $0.cookie("t", "a b") }, key: value) == "t=a%20b; JSESSIONID=" + value)
    }

    @Test(
        "what RFC 6265 forbids is refused and not shown",
        arguments: ["hush hush", "hush;hush", "hush,hush", "hush\\hush", "hush\"hush", "hushé"]
    )
    func forbiddenKey(value: String) async throws {
        let error = await #expect(throws: APIError.self) { try await cookie({ _ in }, key: value) }
        #expect(error?.reason == .credential && error?.description.contains("hush") == false)
        let parameter = await #expect(throws: APIError.self) {
            try await cookie { $0.cookie("t", value, style: .cookie) }
        }
        #expect(parameter?.reason == .request && mock.requests.isEmpty)
    }

    @Test("the style `cookie` encodes nothing")
    func style() async throws {
        #expect(try await cookie { $0.cookie("t", "a%2F/=", style: .cookie) } == "t=a%2F/=")
        #expect(try await cookie { $0.cookie("t", [1, 2], style: .cookie) } == "t=1; t=2")
        #expect(try await cookie { $0.cookie("t", [1, 2], style: .cookie, explode: false) } == "t=1,2")
        #expect(try await cookie { $0.cookie("t", ["a": 1, "b": 2], style: .cookie) } == "a=1; b=2")
        #expect(try await cookie { $0.cookie("t", nil as Int?, style: .cookie) } == nil)
    }

    @Test("the style `form` encodes")
    func form() async throws {
        #expect(try await cookie { $0.cookie("t", "a/b c") } == "t=a%2Fb%20c")
    }
}
