import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A client that is not generated.
struct TestClient: APIClient {
    var connection: APIConnection

    init(_ connection: APIConnection) { self.connection = connection }

    init(mock: MockTransport, time: FakeTime = FakeTime(), _ change: (inout ClientOptions) -> Void = { _ in }) {
        var options = ClientOptions(transport: mock.transport)
        options.time = time.source
        change(&options)
        connection = APIConnection(server: "https://api.test/v1", options: options)
    }

    func call(_ method: HTTPMethod = .get, body: String? = nil) async throws -> String {
        var request = APIRequest("op", method, "/things")
        request.json(body, "application/json")
        request.accepts("application/json")
        request.failure(404, [String: String].self)
        request.failure(.range(4), [String].self)
        request.failure(.default, String.self)
        return try await connection.json(request)
    }
}

@Suite("retries")
struct RetryTests {
    private let mock = MockTransport()
    private let time = FakeTime()

    private func fails(_ statuses: Int..., headers: HTTPHeaders = HTTPHeaders()) {
        for status in statuses { mock.reply(to: "op", status: status, json: "\"fault\"", headers: headers) }
        mock.reply(to: "op", json: "\"fine\"")
    }

    @Test("an idempotent request is sent again", arguments: [408, 429, 500, 502, 503, 504])
    func idempotent(status: Int) async throws {
        fails(status, status)
        #expect(try await TestClient(mock: mock, time: time).call() == "fine")
        #expect(mock.requests.map(\.attempt) == [1, 2, 3])
        #expect(time.slept == [.milliseconds(500), .seconds(1)])
    }

    @Test("not after any other status", arguments: [400, 401, 403, 404, 409, 422, 501])
    func notRetried(status: Int) async {
        fails(status)
        await #expect(throws: APIError.self) { try await TestClient(mock: mock, time: time).call() }
        #expect(mock.requests.count == 1)
    }

    @Test("at most twice, and the error says so")
    func exhausted() async throws {
        fails(503, 503, 503)
        let error = await #expect(throws: APIError.self) { try await TestClient(mock: mock, time: time).call() }
        #expect(error?.attempts == 3)
        #expect(error?.description.contains("3 attempts") == true)
    }

    @Test("a request that is not idempotent only when it was refused")
    func onRefusal() async throws {
        fails(500)
        await #expect(throws: APIError.self) { try await TestClient(mock: mock, time: time).call(.post) }
        #expect(mock.requests.count == 1)
        let refused = MockTransport()
        refused.reply(to: "op", status: 429, json: "1")
        refused.reply(to: "op", status: 503, json: "1", headers: ["Retry-After": "3"])
        refused.reply(to: "op", json: "\"fine\"")
        #expect(try await TestClient(mock: refused, time: time).call(.post, body: "x") == "fine")
        #expect(time.slept == [.milliseconds(500), .seconds(3)])
        let unclear = MockTransport()
        unclear.reply(to: "op", status: 503, json: "1")
        await #expect(throws: APIError.self) { try await TestClient(mock: unclear, time: time).call(.post) }
        #expect(unclear.requests.count == 1)
    }

    @Test("an idempotency key makes it safe, and is the same each time")
    func idempotencyKey() async throws {
        fails(500)
        let client = TestClient(mock: mock, time: time).with { $0.idempotencyKey = "k1" }
        #expect(try await client.call(.post) == "fine")
        #expect(mock.requests.map { $0.headers["Idempotency-Key"] } == ["k1", "k1"])
    }

    @Test("a lost connection is a reason for idempotent requests alone")
    func lostConnection() async throws {
        mock.fail("op", URLError(.networkConnectionLost))
        mock.reply(to: "op", json: "\"fine\"")
        #expect(try await TestClient(mock: mock, time: time).call() == "fine")
        let post = MockTransport()
        post.fail("op", URLError(.networkConnectionLost))
        let error = await #expect(throws: APIError.self) { try await TestClient(mock: post, time: time).call(.post) }
        #expect(error?.reason == .transport, "\(error as Any)")
        #expect(post.requests.count == 1)
    }

    @Test("a server that asks for more than the caller allows gets no second request")
    func tooLong() async {
        fails(503, headers: ["Retry-After": "61"])
        await #expect(throws: APIError.self) { try await TestClient(mock: mock, time: time).call() }
        #expect(mock.requests.count == 1 && time.slept.isEmpty)
    }

    @Test("the policy can be changed for one call")
    func perCall() async {
        fails(503)
        let client = TestClient(mock: mock, time: time).with { $0.retry = .none }
        await #expect(throws: APIError.self) { try await client.call() }
        #expect(mock.requests.count == 1)
    }

    @Test("delays double up to a cap, and chance takes a part of them")
    func delays() {
        let policy = RetryPolicy(maximumRetries: 100)
        let delays = [1, 2, 3, 4, 5, 6, 99].map {
            policy.delay(after: 500, headers: [:], attempt: $0, safety: .idempotent, time: FakeTime().source)
        }
        #expect(
            delays == [
                .milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(8), .seconds(8),
            ]
        )
        let half = policy.delay(
            after: 500,
            headers: [:],
            attempt: 2,
            safety: .idempotent,
            time: FakeTime(random: 0.25).source
        )
        #expect(half == .milliseconds(250))
        #expect(policy.delay(after: 500, headers: [:], attempt: 1, safety: .never, time: FakeTime().source) == nil)
    }

    @Test("a body that cannot be sent twice is sent once")
    func unrepeatable() async {
        fails(503, headers: ["Retry-After": "1"])
        var request = APIRequest("op", .put, "/")
        request.binary(.stream { ByteStream(Data([1])) })
        let connection = TestClient(mock: mock, time: time).connection
        await #expect(throws: APIError.self) { try await connection.empty(request) }
        #expect(mock.requests.count == 1)
    }

    @Test("cancellation ends a wait at once", .timeLimit(.minutes(10)))
    func cancellation() async throws {
        fails(503, headers: ["Retry-After": "50"])
        var options = ClientOptions(transport: mock.transport)
        options.time.sleep = { _ in try await Task.sleep(for: .seconds(36_000)) }
        let client = TestClient(APIConnection(server: "https://api.test", options: options))
        let task = Task { try await client.call() }
        while mock.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("no attempt begins that the deadline would cut off", .timeLimit(.minutes(10)))
    func deadline() async {
        mock.reply(to: "op", status: 503, json: "1", headers: ["Retry-After": "7200"])
        var options = ClientOptions(transport: mock.transport)
        options.deadline = .seconds(3_600)
        options.retry.maximumServerDelay = .seconds(10_000)
        let client = TestClient(APIConnection(server: "https://api.test", options: options))
        let error = await #expect(throws: APIError.self) { try await client.call() }
        #expect(error?.status == 503 && mock.requests.count == 1)
    }

    @Test("a deadline ends a call that hangs")
    func hanging() async {
        mock.reply(to: "op") { _ in
            try await Task.sleep(for: .seconds(60))
            return TransportResponse(status: 200)
        }
        var options = ClientOptions(transport: mock.transport)
        options.deadline = .milliseconds(50)
        let client = TestClient(APIConnection(server: "https://api.test", options: options))
        let error = await #expect(throws: APIError.self) { try await client.call() }
        #expect(error?.reason == .timeout, "\(error as Any)")
    }

    @Test("a server that asks for no delay still gets jitter", arguments: ["0", "Sun, 06 Nov 1994 08:49:37 GMT"])
    func noDelay(value: String) async throws {
        fails(503, 503, headers: ["Retry-After": value])
        #expect(try await TestClient(mock: mock, time: time).call() == "fine")
        #expect(time.slept == [.milliseconds(500), .seconds(1)])
    }

    @Test("a rate limiter does not depend on the date")
    func monotonic() async throws {
        let limiter = RateLimiter(2, per: .seconds(60))
        let waits = [
            await limiter.reserve("op", now: .seconds(5)), await limiter.reserve("op", now: .seconds(5)),
            await limiter.reserve("op", now: .seconds(5)),
        ]
        #expect(waits == [.zero, .zero, .seconds(30)])
        fails()
        let dates = Locked(0.0)
        let client = TestClient(mock: mock) {
            $0.rateLimiter = RateLimiter(1, per: .seconds(60))
            $0.time.monotonic = { .seconds(7) }
            $0.time.now = {
                dates.access {
                    $0 -= 1e9
                    return Date(timeIntervalSince1970: $0)
                }
            }
            $0.time.sleep = { duration in #expect(duration <= .seconds(60)) }
        }
        for _ in 0..<2 { _ = try await client.call() }
    }

    @Test("a rate limiter spreads calls")
    func rateLimiter() async throws {
        fails()
        let limiter = RateLimiter(2, per: .seconds(60))
        let client = TestClient(mock: mock, time: time) { $0.rateLimiter = limiter }
        for _ in 0..<4 { _ = try await client.call() }
        #expect(time.slept == [.seconds(30), .seconds(30)])
        time.advance(120)
        for _ in 0..<2 { _ = try await client.call() }
        #expect(time.slept.count == 2)
    }
}
