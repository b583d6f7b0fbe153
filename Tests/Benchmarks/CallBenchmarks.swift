import AllocationCounter
import ApusBenchmarkRatios
import ApusRuntime
import Foundation
import LaunchDarklyAPI

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One call of a generated client, compared with a hand-written client. Both use the same function as their network, which
/// returns a fixed response immediately.
struct CallBenchmarks {
    private let report: BenchmarkReport
    private static let calls = 1000
    private static let rounds = 30

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() async throws {
        let small = Data(#"{"code":"x","message":"y"}"#.utf8)
        let segment = Data(SegmentPage.segment().utf8)
        try await measure("a call without a body", try Stub(204, Data())) {
            try await $0.segments.deleteSegment(projKey: "web", envKey: "production", key: "beta-testers")
        } byHand: {
            try await $0.delete("/api/v2/segments/web/production/beta-testers")
        }
        try await measure("a call for \(small.count) bytes of JSON", try Stub(200, small)) {
            let value: NotFoundErrorRep = try await $0.connection.json(Self.request)
            keep(value)
        } byHand: {
            let value: PlainError = try await $0.get("/api/v2/segments/web/production/beta-testers")
            keep(value)
        }
        try await measure("a call for a segment of \(segment.count) bytes", try Stub(200, segment)) {
            keep(try await $0.segments.getSegment(projKey: "web", envKey: "production", key: "beta-testers"))
        } byHand: {
            let value: PlainSegment = try await $0.get("/api/v2/segments/web/production/beta-testers")
            keep(value)
        }
    }

    /// The request of a generated method.
    private static var request: APIRequest {
        var request = APIRequest("getSegment", .get, "/api/v2/segments/{projKey}/{envKey}/{key}")
        request.path("projKey", "web")
        request.path("envKey", "production")
        request.path("key", "beta-testers")
        request.accepts("application/json")
        request.security(["ApiKey"])
        request.failure(401, UnauthorizedErrorRep.self)
        request.failure(404, NotFoundErrorRep.self)
        request.failure(429, RateLimitedErrorRep.self)
        return request
    }

    private func measure(
        _ name: String,
        _ stub: Stub,
        apus: (LaunchDarklyClient) async throws -> Void,
        byHand: (HandWrittenClient) async throws -> Void
    ) async throws {
        let client = LaunchDarklyClient(
            apiKey: "api-0123456789abcdef",
            options: ClientOptions(transport: .urlRequests { await stub.answer($0) })
        )
        let hand = HandWrittenClient(token: "api-0123456789abcdef") { await stub.answer($0) }
        var generated = CallCost()
        var written = CallCost()
        // The rounds alternate, so that other processes affect both measurements.
        for _ in 0..<Self.rounds {
            written.note(try await cost { try await byHand(hand) })
            generated.note(try await cost { try await apus(client) })
        }
        report.row(
            name,
            "\(generated), by hand \(written): \(generated.difference(to: written))",
            ratio: generated.seconds / written.seconds,
            of: "call, \(name)"
        )
    }

    private func cost(_ call: () async throws -> Void) async throws -> CallCost {
        let start = ContinuousClock.now
        let before = apus_allocation_count()
        for _ in 0..<Self.calls { try await call() }
        let allocations = Double(apus_allocation_count() - before) / Double(Self.calls)
        return CallCost(
            seconds: (ContinuousClock.now - start).seconds / Double(Self.calls),
            allocations: allocations
        )
    }
}

/// The minimum cost of one call over several rounds.
private struct CallCost: CustomStringConvertible {
    var seconds = Double.infinity
    var allocations = Double.infinity

    mutating func note(_ other: CallCost) {
        seconds = min(seconds, other.seconds)
        allocations = min(allocations, other.allocations)
    }

    var description: String { "\(seconds.microseconds) and \(Self.number(allocations)) allocations" }

    /// `+6.1 µs, +12 allocations`
    func difference(to other: CallCost) -> String {
        let time = seconds - other.seconds
        let count = allocations - other.allocations
        return "\(time < 0 ? "" : "+")\(time.microseconds), \(count < 0 ? "" : "+")\(Self.number(count)) allocations"
    }

    private static func number(_ number: Double) -> String { String(format: "%.0f", number) }
}

/// Uses a value, so that the compiler does not remove its computation.
@inline(never)
private func keep<Value>(_ value: Value) {}

/// A network that returns a fixed response immediately.
private struct Stub: Sendable {
    private let data: Data
    private let response: URLResponse

    init(_ status: Int, _ data: Data) throws {
        let fields = [
            "Content-Type": "application/json", "Content-Length": "\(data.count)", "X-Request-Id": "0123456789",
            "Date": "Sun, 06 Nov 1994 08:49:37 GMT",
        ]
        guard let url = URL(string: "https://app.launchdarkly.com"),
            let response = HTTPURLResponse(url: url, statusCode: status, httpVersion: "HTTP/1.1", headerFields: fields)
        else { throw BenchmarkFault("the response cannot be created") }
        self.data = data
        self.response = response
    }

    @inline(never)
    func answer(_ request: URLRequest) async -> (Data, URLResponse) {
        keep(request)
        return (data, response)
    }
}

/// A hand-written client.
private struct HandWrittenClient: Sendable {
    let token: String
    let send: @Sendable (URLRequest) async throws -> (Data, URLResponse)

    func get<Value: Decodable>(_ path: String) async throws -> Value {
        try JSONDecoder().decode(Value.self, from: try await data("GET", path))
    }

    func delete(_ path: String) async throws { _ = try await data("DELETE", path) }

    private func data(_ method: String, _ path: String) async throws -> Data {
        guard let url = URL(string: "https://app.launchdarkly.com" + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue(token, forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        let (data, response) = try await send(request)
        guard let response = response as? HTTPURLResponse, (200..<300).contains(response.statusCode) else {
            throw URLError(.badServerResponse)
        }
        return data
    }
}

private struct PlainError: Decodable {
    var code: String
    var message: String
}
