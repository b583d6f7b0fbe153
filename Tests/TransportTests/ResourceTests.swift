import Testing

/// Memory and descriptors of a client's process. The sanitizers need more of both.
@Suite(
    "Resources of a client",
    .enabled(if: TransportProcess.exists && !TransportProcess.isSanitized, "no programs, or sanitizers: skipped")
)
struct ResourceTests {
    private func port() throws -> String { try TransportProcess.Server.shared.get().port }

    @Test("a slow reader of 200 MB needs less than 12 MB more than the process does at its start")
    func slowReader() async throws {
        let end = try await TransportProcess.client(["slow", try port(), "200"], limit: 100)
        #expect(end.number("bytes") == 200 << 20, "\(end)")
        // Most of it are libcurl and its libraries, which are loaded with the first call.
        let own = end.number("before") ?? 0
        #expect((end.number("peak") ?? .max) - own < 12 << 10, "\(end)")
    }

    @Test("180 cancelled downloads leave less than 50 MB, and no descriptor")
    func cancelled() async throws {
        let end = try await TransportProcess.client(["cancelled", try port(), "180"], limit: 100)
        #expect(end.number("growth") ?? .max < 50 << 10, "\(end)")
        #expect(end.number("descriptors") ?? .max < 40, "\(end)")
        #expect((end.number("cancelled") ?? 0) + (end.number("stream of \(100 << 20) bytes") ?? 0) == 180, "\(end)")
    }

    @Test("10,000 calls leave no memory and no descriptor", arguments: [1, 64])
    func many(concurrent: Int) async throws {
        let count = TransportProcess.isThorough || concurrent > 1 ? 10_000 : 3000
        let end = try await TransportProcess.client(["many", try port(), "\(count)", "\(concurrent)"], limit: 100)
        #expect(end.number("200, 19 bytes") == count / concurrent * concurrent, "\(end)")
        #expect(end.number("growth") ?? .max < 10 << 10, "\(end)")
        #expect(end.number("descriptors") ?? .max <= 64, "\(end)")
    }
}
