import ApusRuntime
import ApusTestSupport
import SailPointAPI
import Testing

@Suite("SailPoint: tokens, null and absent, pages")
struct SailPointBehaviourTests {
    /// Gives a token, and answers calls that carry it.
    static func server(tokens: String...) throws -> LoopbackServer {
        try LoopbackServer { request in
            guard request.path == "/oauth/token" else {
                let isGood = request.header("Authorization") == "Bearer \(tokens.last ?? "")"
                return isGood ? .json("[]") : .json(401, #"{"error":"JWT is expired"}"#)
            }
            let token = request.ordinal == 0 ? tokens.first : tokens.last
            return .json(#"{"access_token":"\#(token ?? "")","token_type":"bearer","expires_in":749}"#)
        }
    }

    static func client(_ server: LoopbackServer) -> SailPointClient {
        let application = Credential.clientCredentials(
            id: "client-1",
            secret: "s3cret/+",
            tokenURL: server.url + "/oauth/token"
        )
        return SailPointClient(applicationAuth: application, server: Server(server.url))
    }

    @Test("a client with id and secret gets a token once and sends it with every call")
    func clientCredentials() async throws {
        let server = try Self.server(tokens: "token-1")
        let client = Self.client(server)
        _ = try await client.segments.listSegments()
        _ = try await client.segments.listSegments(limit: 1)
        #expect(server.requests.map(\.target) == ["/oauth/token", "/segments", "/segments?limit=1"])

        let grant = try #require(server.requests.first)
        #expect(grant.method == "POST")
        #expect(grant.header("Content-Type") == "application/x-www-form-urlencoded")
        // client-1:s3cret%2F%2B, form-encoded before it is joined (RFC 6749 §2.3.1).
        #expect(grant.header("Authorization") == "Basic Y2xpZW50LTE6czNjcmV0JTJGJTJC")
        #expect(grant.bodyText == "grant_type=client_credentials")
        #expect(server.requests.dropFirst().allSatisfy { $0.header("Authorization") == "Bearer token-1" })
        await server.stop()
    }

    @Test("a token that the server no longer takes is replaced once")
    func renewal() async throws {
        let server = try Self.server(tokens: "token-1", "token-2")
        let segments = try await Self.client(server).segments.listSegments()
        #expect(segments.isEmpty)
        #expect(server.requests.map(\.path) == ["/oauth/token", "/segments", "/oauth/token", "/segments"])
        #expect(server.requests.last?.header("Authorization") == "Bearer token-2")
        await server.stop()
    }

    @Test("a user's token is taken before the application's, as the description has them")
    func orderOfSchemes() async throws {
        let server = try LoopbackServer(replies: .json("[]"))
        let application = Credential.clientCredentials(id: "client-1", secret: "secret")
        let client = SailPointClient(
            userAuth: "jwt-123",
            applicationAuth: application,
            server: Server(server.url)
        )
        _ = try await client.segments.listSegments()
        #expect(server.requests.map { $0.header("Authorization") } == ["Bearer jwt-123"])
        await server.stop()
    }

    @Test("an absent member is not sent, and null is sent")
    func presence() async throws {
        let server = try LoopbackServer(replies: .json(201, SailPointWireTests.segment))
        let client = SailPointWireTests.client(Server(server.url))
        var segment = Segment(name: "a", active: nil)
        _ = try await client.segments.createSegment(body: segment)
        segment.$owner = .null
        segment.$visibilityCriteria = .null
        _ = try await client.segments.createSegment(body: segment)
        #expect(
            server.requests.map(\.bodyText) == [
                #"{"name":"a"}"#, #"{"name":"a","owner":null,"visibilityCriteria":null}"#,
            ]
        )
        await server.stop()
    }

    @Test("the server is the tenant's")
    func tenant() {
        #expect("\(SailPointClient.Servers.tenant())" == "https://sailpoint.api.identitynow.com/v2025")
        #expect("\(SailPointClient.Servers.apiUrl())" == "https://sailpoint.api.identitynow.com/v2025")
    }

    @Test("pages follow each other by offset, until one is short")
    func pages() async throws {
        let server = try LoopbackServer { request in
            switch request.query {
            case "limit=2": .json(#"[{"id":"1"},{"id":"2"}]"#)
            case "limit=2&offset=2": .json(#"[{"id":"3"},{"id":"4"}]"#)
            case "limit=2&offset=4": .json(#"[{"id":"5"}]"#)
            default: .status(500)
            }
        }
        let client = SailPointWireTests.client(Server(server.url))
        let ids = try await client.segments.listSegmentsPaged(limit: 2).collect().map(\.id)
        #expect(ids == ["1", "2", "3", "4", "5"])
        await server.stop()
    }
}
