import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

@Suite("deadlines", .timeLimit(.minutes(10)))
struct DeadlineTests {
    private let mock = MockTransport()
    private let gate = Gate()

    /// A time that passes when the test says so.
    private func connection(
        _ schemes: [SecurityScheme] = [],
        _ credentials: [String: Credential] = [:]
    ) -> APIConnection {
        var options = ClientOptions(transport: mock.transport)
        options.retry = .none
        options.deadline = .seconds(100)
        let gate = gate
        options.time.sleep = { _ in try await gate.wait() }
        return APIConnection(
            server: "https://api.test",
            schemes: schemes,
            credentials: credentials,
            options: options
        )
    }

    @Test("a transport that ignores cancellation does not hold the call")
    func deafTransport() async throws {
        let began = Gate()
        mock.reply(to: "op") { [gate] _ in
            began.open()
            try? await gate.ignoringCancellation()
            return TransportResponse(status: 204)
        }
        let call = Task { [self] in try await connection().empty(APIRequest("op", .get, "/")) }
        try await began.wait()
        gate.expire()
        let error = await #expect(throws: APIError.self) { try await call.value }
        #expect(error?.reason == .timeout && error?.attempts == 1)
        gate.open()
    }

    @Test("a credential provider that ignores cancellation does not hold the call, and nothing was sent")
    func deafProvider() async throws {
        let began = Gate()
        let provider = Credential.provider { [gate] _ in
            began.open()
            try? await gate.ignoringCancellation()
            return "x"
        }
        let connection = connection([SecurityScheme("k", .bearer)], ["k": provider])
        let call = Task {
            var request = APIRequest("op", .get, "/")
            request.security(["k"])
            try await connection.empty(request)
        }
        try await began.wait()
        gate.expire()
        let error = await #expect(throws: APIError.self) { try await call.value }
        #expect(error?.reason == .timeout && error?.attempts == 0)
        gate.open()
    }

    @Test("a cancelled call ends at once, even when its provider ignores that")
    func cancelled() async throws {
        let began = Gate()
        mock.reply(to: "op") { [gate] _ in
            began.open()
            try? await gate.ignoringCancellation()
            return TransportResponse(status: 204)
        }
        let call = Task { [self] in try await connection().empty(APIRequest("op", .get, "/")) }
        try await began.wait()
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        gate.open()
    }

    @Test("it bounds streams, downloads and bytes", arguments: ["stream", "events", "lines", "bytes", "download"])
    func streams(kind: String) async throws {
        let began = Gate()
        mock.reply(to: "op") { [gate] _ in
            let body = ByteStream {
                began.open()
                try? await gate.ignoringCancellation()
                return nil
            }
            return TransportResponse(status: 200, stream: body)
        }
        let client = TestClient(connection())
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("file")
        let reading = Task {
            let request = APIRequest("op", .get, "/")
            switch kind {
            case "stream": for try await _ in try await client.connection.stream(request) {}
            case "events":
                let events: EventStream<Int> = try await client.connection.events(request)
                for try await _ in events {}
            case "lines":
                let lines: JSONLines<Int> = try await client.connection.lines(request)
                for try await _ in lines {}
            case "bytes": for try await _ in try await client.bytes({ try await $0.call() }).bytes {}
            default: try await client.download(to: file) { try await $0.call() }
            }
        }
        try await began.wait()
        gate.expire()
        let error = await #expect(throws: APIError.self) { try await reading.value }
        #expect(error?.reason == .timeout && error?.status == 200 && error?.attempts == 1)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        gate.open()
    }

    @Test("attempts are counted when it passes")
    func attempts() async throws {
        let began = Gate()
        mock.reply(to: "op", status: 503)
        mock.reply(to: "op") { [gate] _ in
            began.open()
            try? await gate.ignoringCancellation()
            return TransportResponse(status: 204)
        }
        let connection = connection().with {
            $0.retry = RetryPolicy(baseDelay: .zero)
            $0.time.random = { 0 }
        }
        let call = Task { try await connection.empty(APIRequest("op", .get, "/")) }
        try await began.wait()
        gate.expire()
        let error = await #expect(throws: APIError.self) { try await call.value }
        #expect(error?.reason == .timeout && error?.attempts == 2)
        gate.open()
    }

    @Test(
        "durations of any size are fine",
        arguments: [
            Duration.zero, .seconds(-5), .nanoseconds(1), .seconds(Int64.max / 4),
            Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999),
            Duration(secondsComponent: .min, attosecondsComponent: 0),
        ]
    )
    func sizes(duration: Duration) async throws {
        mock.reply(to: "op", status: 204)
        var options = ClientOptions(transport: mock.transport)
        options.deadline = duration
        options.timeout = duration
        options.rateLimiter = RateLimiter(3, per: duration > .seconds(1) ? .seconds(1) : duration)
        options.retry = RetryPolicy(baseDelay: duration, maximumDelay: .zero)
        let connection = APIConnection(server: "https://api.test", options: options)
        do {
            try await connection.empty(APIRequest("op", .get, "/"))
        } catch let error as APIError {
            #expect(error.reason == .timeout && duration <= .nanoseconds(1))
        }
    }
}

/// Something that a test lets happen.
final class Gate: Sendable {
    private let isOpen = Locked(false)
    private let isExpired = Locked(false)

    func open() { isOpen.access { $0 = true } }

    /// Lets the time of ``wait()`` pass, but not that of ``ignoringCancellation()``.
    func expire() { isExpired.access { $0 = true } }

    func wait() async throws {
        while !isOpen.current, !isExpired.current { try await Task.sleep(for: .milliseconds(1)) }
    }

    func ignoringCancellation() async throws {
        while !isOpen.current {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().asyncAfter(deadline: .now() + 0.001) { continuation.resume() }
            }
        }
    }
}
