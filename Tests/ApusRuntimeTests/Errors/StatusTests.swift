import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

@Suite("which responses succeed")
struct StatusTests {
    private let mock = MockTransport()
    private var client: TestClient { TestClient(mock: mock) { $0.retry = .none } }

    @Test("only 200 to 299 are successes, for each type of result", arguments: [101, 199, 300, 304, 305, 399])
    func others(status: Int) async throws {
        mock.reply(to: "op", status: status, headers: ["ETag": "7"])
        let error = await #expect(throws: APIError.self) {
            try await client.connection.empty(APIRequest("op", .get, "/"))
        }
        #expect(error?.reason == .status && error?.status == status && error?.headers["ETag"] == "7")
    }

    @Test("a redirect without a location is an error with its status", arguments: [301, 302, 303, 307, 308])
    func noLocation(status: Int) async throws {
        mock.reply(to: "op", status: status)
        let error = await #expect(throws: APIError.self) { try await client.call() }
        #expect(error?.reason == .status && error?.status == status)
    }

    @Test("a download of another status leaves no file")
    func download() async throws {
        mock.reply(to: "op", status: 304)
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("file")
        await #expect(throws: APIError.self) { try await client.download(to: file) { try await $0.call() } }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test("a response over the limit was sent, and the error has its status and headers")
    func tooLarge() async throws {
        mock.reply(to: "op", json: "\"123456\"", headers: ["X-Request-Id": "r1"])
        let small = client.with { $0.maximumResponseBytes = 4 }
        let error = await #expect(throws: APIError.self) { try await small.call() }
        #expect(error?.reason == .responseTooLarge && error?.status == 200 && error?.requestID == "r1")
        #expect(error?.attempts == 1)
        #expect(error?.description.contains("was not sent") == false)
        #expect(error?.description.contains("answered 200, but the response is longer than 4 bytes") == true)
    }

    @Test("so does a response of a server, also one without an end")
    func tooLargeOnTheNetwork() async throws {
        let server = try LoopbackServer(replies: .json("\"123456\"").header("X-Request-Id", "r1"))
        let connection = APIConnection(server: Server(server.url)).with { $0.maximumResponseBytes = 4 }
        let error = await #expect(throws: APIError.self) { try await connection.empty(APIRequest("op", .get, "/")) }
        #expect(error?.reason == .responseTooLarge && error?.status == 200 && error?.requestID == "r1")
        await server.stop()
    }

    @Test("a switch over the reasons has a default, so that a new reason does not break it")
    func reasons() async throws {
        mock.reply(to: "op", status: 404)
        let error = try #require(await #expect(throws: APIError.self) { try await client.call() })
        switch error.reason {
        case .timeout, .transport: Issue.record("\(error)")
        case .status: #expect("\(error.reason)" == "status")
        default: Issue.record("\(error)")
        }
    }
}
