import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

/// Something that stays in its isolation.
private final class NotSendable {
    var text = ""
}

/// A screen of an app.
@MainActor private final class Screen {
    let client: TestClient
    var method = HTTPMethod.get
    var title = ""
    let state = NotSendable()

    init(_ client: TestClient) { self.client = client }

    func load() async throws {
        let (value, response) = try await client.withResponse {
            MainActor.assertIsolated()
            return try await $0.call(self.method)
        }
        title = value + "\(response.status)"
    }

    func loadNotSendable() async throws -> NotSendable {
        try await client.withResponse {
            self.state.text = try await $0.call(self.method)
            return self.state
        }.value
    }

    func save(to file: URL) async throws {
        try await client.download(to: file) {
            MainActor.assertIsolated()
            return try await $0.call(self.method)
        }
    }

    func raw() async throws -> Data {
        let (bytes, _) = try await client.bytes {
            MainActor.assertIsolated()
            return try await $0.call(self.method)
        }
        return try await bytes.collect()
    }

    func inTask(_ file: URL) -> Task<Data, any Error> {
        Task {
            try await load()
            try await save(to: file)
            return try await raw()
        }
    }
}

private actor Store {
    let client: TestClient
    var method = HTTPMethod.get

    init(_ client: TestClient) { self.client = client }

    func all(_ file: URL) async throws -> String {
        let (value, _) = try await client.withResponse {
            self.assertIsolated()
            return try await $0.call(self.method)
        }
        try await client.download(to: file) {
            self.assertIsolated()
            return try await $0.call(self.method)
        }
        let (bytes, _) = try await client.bytes {
            self.assertIsolated()
            return try await $0.call(self.method)
        }
        return try await value + String(decoding: bytes.collect(), as: UTF8.self)
    }
}

@Suite("calls from any isolation")
struct IsolationTests {
    private let client: TestClient
    private let folder: TemporaryFolder
    private var file: URL { folder.url.appendingPathComponent("file") }
    private var text: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

    init() throws {
        let mock = MockTransport()
        mock.reply(to: "op", json: "\"v\"")
        client = TestClient(mock: mock)
        folder = try TemporaryFolder()
    }

    @Test("on the main actor")
    @MainActor
    func mainActor() async throws {
        let screen = Screen(client)
        try await screen.load()
        try await screen.save(to: file)
        #expect(try await screen.raw() == Data("\"v\"".utf8))
        #expect(try await screen.loadNotSendable().text == "v")
        #expect(screen.title == "v200" && text == "\"v\"")
    }

    @Test("in a task of the main actor")
    @MainActor
    func task() async throws {
        let screen = Screen(client)
        #expect(try await screen.inTask(file).value == Data("\"v\"".utf8))
        #expect(screen.title == "v200" && text == "\"v\"")
    }

    @Test("in an actor")
    func actor() async throws {
        #expect(try await Store(client).all(file) == "v\"v\"")
        #expect(text == "\"v\"")
    }

    @Test("in a detached task")
    func detached() async throws {
        let (client, file) = (client, file)
        let task = Task.detached {
            let method = HTTPMethod.get
            let (value, _) = try await client.withResponse { try await $0.call(method) }
            try await client.download(to: file) { try await $0.call(method) }
            let (bytes, _) = try await client.bytes { @Sendable in try await $0.call(method) }
            return try await value + String(decoding: bytes.collect(), as: UTF8.self)
        }
        #expect(try await task.value == "v\"v\"")
    }

    @Test("in a task group and in `async let`")
    func group() async throws {
        async let first = client.withResponse { try await $0.call() }.value
        let values = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<3 { group.addTask { [client] in try await client.withResponse { try await $0.call() }.value } }
            return try await group.reduce("", +)
        }
        #expect(try await first + values == "vvvv")
    }
}

@Suite("what a closure does with a captured response")
struct CaptureTests {
    private let mock = MockTransport()
    private var client: TestClient { TestClient(mock: mock) { $0.retry = .none } }

    @Test("`try?` loses nothing")
    func swallowed() async throws {
        mock.reply(to: "op", json: "\"v\"")
        let bytes = try await client.bytes { _ = try? await $0.call() }.bytes
        #expect(try await bytes.collect() == Data("\"v\"".utf8))
        let other = try await client.bytes { client in
            do { _ = try await client.call() } catch { throw CocoaError(.fileNoSuchFile) }
        }
        #expect(other.response.status == 200)
        #expect(mock.requests.count == 2)
    }

    @Test("`withResponse` returns the response of a call whose error the closure ignores")
    func ignoredStatus() async throws {
        mock.reply(to: "op", status: 304)
        let (value, response) = try await client.withResponse { try? await $0.call() }
        #expect(value == nil)
        #expect(response.status == 304)
    }

    @Test("a second call in the closure runs and returns its value")
    func second() async throws {
        mock.reply(to: "op", json: "\"first\"")
        mock.reply(to: "op", json: "\"second\"")
        let seen = Locked<String?>(nil)
        let bytes = try await client.bytes { client in
            _ = try? await client.call()
            let value = try await client.call()
            seen.access { $0 = value }
        }.bytes
        #expect(seen.current == "second")
        #expect(try await bytes.collect() == Data("\"first\"".utf8))
    }

    @Test("a second call may be a stream")
    func secondStream() async throws {
        mock.reply(to: "op", json: "\"first\"")
        mock.reply(to: "events") { _ in TransportResponse(status: 200, body: Data("data: 7\n\n".utf8)) }
        let bytes = try await client.bytes { client in
            _ = try? await client.call()
            let events: EventStream<Int> = try await client.connection.events(APIRequest("events", .get, "/"))
            var iterator = events.makeAsyncIterator()
            #expect(try await iterator.next() == 7)
        }.bytes
        #expect(try await bytes.collect() == Data("\"first\"".utf8))
    }

    @Test("calls at the same time: one is captured, the others return their values")
    func concurrent() async throws {
        mock.reply(to: "op", json: "\"v\"")
        let values = Locked(0)
        let bytes = try await client.bytes { client in
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        if (try? await client.call()) == "v" { values.access { $0 += 1 } }
                    }
                }
            }
        }.bytes
        #expect(try await bytes.collect() == Data("\"v\"".utf8))
        #expect(values.current == 19)
    }

    @Test("a call that fails is not captured; the next one is")
    func failure() async throws {
        mock.reply(to: "op", status: 404)
        mock.reply(to: "op", json: "\"v\"")
        let response = try await client.bytes { client in
            do { _ = try await client.call() } catch let error as APIError { #expect(error.status == 404) }
            _ = try await client.call()
        }.response
        #expect(response.status == 200)
        mock.reply(to: "op", status: 404)
        let error = await #expect(throws: APIError.self) { try await client.bytes { try await $0.call() } }
        #expect(error?.status == 404)
    }

    @Test("the texts name the function that was called")
    func texts() async throws {
        let file = URL(fileURLWithPath: "/nowhere/file")
        mock.reply(to: "op", json: "\"v\"")
        let none = [
            await #expect(throws: APIError.self) { try await client.withResponse { _ in 1 } },
            await #expect(throws: APIError.self) { try await client.download(to: file) { _ in 1 } },
            await #expect(throws: APIError.self) { try await client.bytes { _ in 1 } },
        ]
        #expect(none.map { $0?.operationID } == ["withResponse(_:)", "download(to:_:)", "bytes(_:)"])
        for error in none { #expect(error?.description.contains("was not sent: the closure made no call") == true) }
        _ = try await client.bytes { client in
            let error = await #expect(throws: CapturedResponse.self) { try await client.call() }
            #expect(error.map { "\($0)" }?.contains("'bytes(_:)'") == true)
        }
    }
}
