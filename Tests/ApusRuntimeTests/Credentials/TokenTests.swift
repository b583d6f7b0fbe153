import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

@Suite("OAuth 2 client credentials")
struct TokenTests {
    private let mock = MockTransport()
    private let time = FakeTime()

    private func connection(
        _ credential: Credential = .clientCredentials(id: "me", secret: "s3cret:ä", scopes: ["a", "b"])
    ) -> APIConnection {
        var options = ClientOptions(transport: mock.transport)
        options.time = time.source
        return APIConnection(
            server: Server("https://{tenant}.api.test/v1", ["tenant": "acme"]),
            schemes: [SecurityScheme("auth", .oauth2(tokenURL: "https://{tenant}.api.test/oauth/token", scopes: []))],
            credentials: ["auth": credential],
            options: options
        )
    }

    private var call: APIRequest {
        var request = APIRequest("op", .get, "/x")
        request.security(["auth"])
        return request
    }

    private func body(_ request: TransportRequest) -> String {
        String(decoding: request.body?.data ?? Data(), as: UTF8.self)
    }

    private func issueTokens(lifetime: String = "3600") {
        let count = Locked(0)
        mock.reply(to: "oauth2.token") { _ in
            let number = count.access { count in
                count += 1
                return count
            }
            let json = #"{"access_token":"T\#(number)","token_type":"Bearer","expires_in":\#(lifetime)}"#
            return TransportResponse(status: 200, body: Data(json.utf8))
        }
    }

    @Test("the token is fetched once and sent")
    func fetches() async throws {
        issueTokens()
        mock.reply(to: "op", status: 204)
        let connection = connection()
        for _ in 0..<3 { try await connection.empty(call) }
        let grant = try #require(mock.requests(of: "oauth2.token").first)
        #expect(mock.requests(of: "oauth2.token").count == 1)
        #expect(grant.url.absoluteString == "https://acme.api.test/oauth/token")
        #expect(body(grant) == "grant_type=client_credentials&scope=a+b")
        let basic = Data("me:s3cret%3A%C3%A4".utf8).base64EncodedString()
        #expect(grant.headers["Authorization"] == "Basic \(basic)")
        #expect(mock.requests(of: "op").map { $0.headers["Authorization"] } == ["Bearer T1", "Bearer T1", "Bearer T1"])
    }

    @Test("it is renewed before it expires")
    func expiry() async throws {
        issueTokens(lifetime: "\"600\"")
        mock.reply(to: "op", status: 204)
        let connection = connection()
        try await connection.empty(call)
        time.advance(539)
        try await connection.empty(call)
        #expect(mock.requests(of: "oauth2.token").count == 1)
        time.advance(2)
        try await connection.empty(call)
        #expect(mock.requests(of: "op").last?.headers["Authorization"] == "Bearer T2")
    }

    @Test("after a 401 it is renewed once")
    func rejected() async throws {
        issueTokens()
        mock.reply(to: "op", status: 401)
        mock.reply(to: "op", status: 204)
        let fine = connection()
        try await fine.empty(call)
        #expect(mock.requests(of: "op").map { $0.headers["Authorization"] } == ["Bearer T1", "Bearer T2"])

        mock.reply(to: "op", status: 401)
        let error = await #expect(throws: APIError.self) {
            for _ in 0..<3 { try await fine.empty(call) }
        }
        #expect(error?.status == 401)
        #expect(mock.requests(of: "oauth2.token").count == 3)
    }

    @Test("a server that wants the secret in the body gets it there, from then on")
    func styles() async throws {
        mock.reply(to: "oauth2.token") { request in
            guard request.headers["Authorization"] == nil else { return TransportResponse(status: 401) }
            return TransportResponse(status: 200, body: Data(#"{"access_token":"T","expires_in":0}"#.utf8))
        }
        mock.reply(to: "op", status: 204)
        let connection = connection()
        try await connection.empty(call)
        try await connection.empty(call)
        let grants = mock.requests(of: "oauth2.token")
        #expect(grants.map { $0.headers["Authorization"] != nil } == [true, false, false])
        #expect(body(grants[1]).hasSuffix("&client_id=me&client_secret=s3cret%3A%C3%A4"))
    }

    @Test("a server that does not decode the header gets the secret as it is, last")
    func unencoded() async throws {
        let accepted = "Basic " + Data("me:s3cret:ä".utf8).base64EncodedString()
        mock.reply(to: "oauth2.token") { request in
            guard request.headers["Authorization"] == accepted else {
                return TransportResponse(status: 401, body: Data(#"{"error":"invalid_client"}"#.utf8))
            }
            return TransportResponse(status: 200, body: Data(#"{"access_token":"T","expires_in":0}"#.utf8))
        }
        mock.reply(to: "op", status: 204)
        let connection = connection()
        try await connection.empty(call)
        try await connection.empty(call)
        let headers = mock.requests(of: "oauth2.token").map { $0.headers["Authorization"] }
        #expect(headers == ["Basic bWU6czNjcmV0JTNBJUMzJUE0", nil, accepted, accepted])
    }

    @Test("a secret that the encoding does not change is sent twice at most")
    func plainSecret() async throws {
        mock.reply(to: "oauth2.token", status: 401, json: #"{"error":"invalid_client"}"#)
        let credential = Credential.clientCredentials(id: "me", secret: "plain", tokenURL: "https://auth.test/token")
        let connection = connection(credential)
        await #expect(throws: APIError.self) { try await connection.empty(call) }
        #expect(mock.requests(of: "oauth2.token").count == 2)
    }

    @Test("a refusal is an error without the secret")
    func refusal() async throws {
        mock.reply(to: "oauth2.token", status: 403, json: #"{"error":"s3cret:ä is wrong"}"#)
        let error = await #expect(throws: APIError.self) { try await connection().empty(call) }
        let text = try #require(error?.description)
        #expect(text.contains("oauth2.token") && text.contains("403") && !text.contains("s3cret"))
        #expect(text.contains("is wrong") == true)
        #expect(mock.requests(of: "op").isEmpty)
    }

    @Test("100 calls at the same time share one request, and one renewal")
    func singleFlight() async throws {
        let count = Locked(0)
        mock.reply(to: "oauth2.token") { _ in
            let number = count.access { count in
                count += 1
                return count
            }
            try await Task.sleep(for: .milliseconds(20))
            return TransportResponse(status: 200, body: Data(#"{"access_token":"T\#(number)"}"#.utf8))
        }
        mock.reply(to: "op") { request in
            TransportResponse(status: request.headers["Authorization"] == "Bearer T1" ? 401 : 204)
        }
        let connection = connection()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { try await connection.empty(call) } }
            try await group.waitForAll()
        }
        #expect(count.current == 2)
        #expect(mock.requests(of: "op").count == 200)
    }

    @Test("who is cancelled leaves at once, and the others get their token")
    func cancelledWaiter() async throws {
        let tokens = TokenCache()
        let (gate, open) = AsyncStream<Void>.makeStream()
        let fetch: TokenCache.Fetch = { _ in
            for await _ in gate { break }
            try Task.checkCancellation()
            return TokenCache.Entry(OAuthTokens(accessToken: "T"))
        }
        let first = Task { try await tokens.token(rejected: nil, now: FakeTime().source.now, fetch: fetch) }
        let second = Task { try await tokens.token(rejected: nil, now: FakeTime().source.now, fetch: fetch) }
        try await Task.sleep(for: .milliseconds(20))
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        open.yield()
        #expect(try await second.value == "T")
    }

    @Test("when all are cancelled the request for the token is, too")
    func cancelledFetch() async throws {
        let tokens = TokenCache()
        let wasCancelled = Locked(false)
        let task = Task {
            try await tokens.token(rejected: nil, now: FakeTime().source.now) { _ in
                do { try await Task.sleep(for: .seconds(60)) } catch { wasCancelled.access { $0 = true } }
                throw CancellationError()
            }
        }
        try await Task.sleep(for: .milliseconds(20))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        for _ in 0..<500 where !wasCancelled.current { try await Task.sleep(for: .milliseconds(2)) }
        #expect(wasCancelled.current)
        let next = try await tokens.token(rejected: nil, now: FakeTime().source.now) { _ in
            TokenCache.Entry(OAuthTokens(accessToken: "N"))
        }
        #expect(next == "N")
    }
}
