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

    @Test("examples answer operations without a reply: the success, or a documented failure by status")
    func examples() async throws {
        let mock = MockTransport(examplesOf: ExampleClient.self)
        let client = TestClient(mock: mock).with { $0.retry = .none }
        #expect(try await client.call() == "made")
        mock.reply(to: "op", documented: 404)
        mock.reply(to: "op", documented: 503)
        mock.reply(to: "op", documented: 410)
        for (status, text) in [(404, "\"gone\""), (503, "\"busy\""), (410, "")] {
            let error = await #expect(throws: APIError.self) { try await client.call() }
            #expect(error?.status == status && error.map { String(decoding: $0.body, as: UTF8.self) } == text)
        }
        let failing = TestClient(mock: MockTransport(examplesOf: ExampleClient.self, status: 503))
        let error = await #expect(throws: APIError.self) { try await failing.with { $0.retry = .none }.call() }
        #expect(error?.status == 503)
    }

    @Test("without an example of a success, an operation without a reply fails")
    func noExample() async {
        let client = TestClient(mock: MockTransport(examplesOf: EmptyClient.self))
        await #expect(throws: APIError.self) { try await client.call() }
        #expect(EmptyClient.exampleResponses.isEmpty)
    }

    private struct ExampleClient: APIExampleClient {
        var connection: APIConnection
        static let exampleResponses = [
            APIExampleResponse("op", "201", "application/json", "\"made\""),
            APIExampleResponse("op", "404", "application/json", "\"gone\""),
            APIExampleResponse("op", "5XX", "application/json", "\"busy\""),
            APIExampleResponse("other", "410", "application/json", "\"other\""),
        ]
    }

    private struct EmptyClient: APIExampleClient {
        var connection: APIConnection
        static let exampleResponses: [APIExampleResponse] = []
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
