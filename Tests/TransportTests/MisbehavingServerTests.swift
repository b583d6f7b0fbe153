import ApusTransportCases
import Foundation
import Testing

/// A process for each case: a server can neither end nor hang it, and each outcome is the typed one.
@Suite("Misbehaving servers", .enabled(if: TransportProcess.exists, "the programs are not beside the tests: skipped"))
struct MisbehavingServerTests {
    private static let cases = TransportCase.groups.flatMap(\.cases)

    private func port() throws -> String { try TransportProcess.Server.shared.get().port }

    @Test("a call has the outcome of the table", arguments: cases)
    func call(served: TransportCase) async throws {
        let end = try await TransportProcess.client(["get", try port(), "/case/\(served.name)"])
        #expect(outcomes(served).contains("\(end)"), "\(served.name): \(end)")
    }

    @Test("a stream has the outcome of the table", arguments: cases)
    func stream(served: TransportCase) async throws {
        // Streams may be endless and may drip.
        guard !["responseTooLarge"].contains(served.outcome), served.name != "drip-body" else { return }
        let end = try await TransportProcess.client(["stream", try port(), "/case/\(served.name)"])
        let expected = outcomes(served).map { outcome in
            outcome.hasPrefix("20") ? "stream of" + outcome.dropFirst(4) : outcome
        }
        #expect(expected.contains("\(end)"), "\(served.name): \(end)")
    }

    private func outcomes(_ served: TransportCase) -> [String] {
        [served.outcome, served.otherOutcome].compactMap { $0 }
    }

    @Test(
        "a response that ends after any of its bytes is complete or lost",
        arguments: [
            ("fin", TransportCase.plain.count), ("rst", TransportCase.plain.count),
            ("chunked", TransportCase.chunked.count),
        ]
    )
    func cuts(way: String, length: Int) async throws {
        let end = try await TransportProcess.client(["cuts", try port(), way, "\(length + 1)"], limit: 100)
        let complete = end.number("200, 19 bytes") ?? 0
        let lost = end.number(TransportCase.lostOutcome) ?? 0
        let whole = end.number("stream of 19 bytes") ?? 0
        // Of a reset, the last bytes may not arrive.
        #expect(complete + lost + whole == 2 * (length + 1), "\(end)")
        // Without the last line feed a chunked response is complete as well.
        let expected = way == "chunked" ? 1...2 : 1...1
        if way != "rst" { #expect(expected.contains(complete) && expected.contains(whole), "\(end)") }
    }

    @Test(
        "a request on a connection that dies is sent once",
        arguments: [("fin", "POST"), ("rst", "POST"), ("fin", "PATCH"), ("rst", "PATCH")]
    )
    func deaths(way: String, method: String) async throws {
        let count = TransportProcess.isThorough ? 200 : 40
        let end = try await TransportProcess.client(["deaths", try port(), way, "\(count)", method], limit: 100)
        #expect(end.number("not received once") == 0, "\(end)")
        #expect(end.number("200, 19 bytes") == count, "\(end)")
        #expect(end.number("\(method) \(TransportCase.lostOutcome)") == count, "\(end)")
    }

    @Test("streams that are not read do not delay calls")
    func beside() async throws {
        let end = try await TransportProcess.client(["beside", try port(), "100"])
        #expect(end.number("streams") == 70 && end.number("200, 19 bytes") == 100, "\(end)")
    }

    @Test("a process may end while calls are running", arguments: 0..<10)
    func leave(time: Int) async throws {
        let end = try await TransportProcess.client(["leave", try port(), "20"])
        #expect(end == .done([]), "\(end)")
    }

    @Test("uploads that are cancelled, answered early, reset or closed")
    func uploads() async throws {
        let count = TransportProcess.isThorough ? 2000 : 200
        let end = try await TransportProcess.client(["uploads", try port(), "\(count)"], limit: 100)
        guard case .done(let lines) = end else { return #expect(Bool(false), "\(end)") }
        let allowed: Set<String> = [
            "read: cancelled", "read: timeout", "answer: status 413", "answer: \(TransportCase.lostOutcome)",
            "rst: \(TransportCase.lostOutcome)", "close: \(TransportCase.lostOutcome)",
        ]
        for line in lines where !line.hasPrefix("descriptors") {
            #expect(allowed.contains { line.hasPrefix($0 + ": ") }, "\(line)")
        }
        #expect(end.number("descriptors") ?? .max < 60, "\(end)")
    }
}

extension TransportCase {
    static let lostOutcome = "transport: connectionLost"
}

extension TransportCase: CustomTestStringConvertible {
    package var testDescription: String { name }
}
