import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("the transport for people's own tests")
struct MockTransportTests {
    private let mock = MockTransport()

    @Test("replies come in order, the last one again and again, and requests are remembered")
    func order() async throws {
        mock.reply(to: "op", json: "\"first\"")
        try mock.reply(to: "op", value: "second")
        let client = TestClient(mock: mock)
        var values: [String] = []
        for _ in 0..<3 { values.append(try await client.call()) }
        #expect(values == ["first", "second", "second"])
        #expect(mock.requests(of: "op").count == 3 && mock.requests(of: "other").isEmpty)
        #expect(mock.requests.map(\.url.path) == ["/v1/things", "/v1/things", "/v1/things"])
    }

    @Test("an operation without a reply fails and says so")
    func missing() async {
        let error = await #expect(throws: APIError.self) { try await TestClient(mock: mock).call() }
        #expect("\(error as Any)".contains("the mock has no reply for 'op'"))
    }

    @Test("a failure, and a reply that depends on the request")
    func failures() async throws {
        mock.fail("op", URLError(.userAuthenticationRequired))
        let client = TestClient(mock: mock).with { $0.retry = .none }
        await #expect(throws: APIError.self) { try await client.call() }
        mock.reply(to: "op") { TransportResponse(status: 200, body: Data("\"\($0.method) \($0.attempt)\"".utf8)) }
        #expect(try await client.call() == "GET 1")
    }
}
