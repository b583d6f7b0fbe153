import ApusRuntime
import Foundation
import LaunchDarklyAPI

/// A page of segments into the generated models and back, beside Foundation's coders with synthesized `Codable`.
struct CodingBenchmarks {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() throws {
        let data = Data(SegmentPage.text(bytes: 10_000_000).utf8)
        try measure("10 MB of segments", data)
        // What a server gives that does not keep the members in the description's order.
        let sorted = JSONEncoder()
        sorted.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try measure("  members in alphabetical order", try sorted.encode(try PlainCoding.read(data)))
    }

    private func measure(_ name: String, _ data: Data) throws {
        let page = try UserSegments(jsonBytes: data)
        let plain = try PlainCoding.read(data)
        try check(page, plain, data)

        let reading = try inTurn {
            _ = try UserSegments(jsonBytes: data)
        } and: {
            _ = try PlainCoding.read(data)
        }
        report.row("\(name): decoding", figure(reading, "JSONDecoder", data.count))
        let writing = try inTurn {
            _ = try page.jsonBytes()
        } and: {
            _ = try PlainCoding.write(plain)
        }
        report.row("\(name): encoding", figure(writing, "JSONEncoder", data.count))
    }

    /// The shortest of ten runs of each, in turn, so that whatever else the machine does disturbs both.
    private func inTurn(_ first: () throws -> Void, and second: () throws -> Void) rethrows -> (Double, Double) {
        var best = (Double.infinity, Double.infinity)
        for _ in 0..<10 {
            best.0 = min(best.0, try report.once(first))
            best.1 = min(best.1, try report.once(second))
        }
        return best
    }

    /// `24.1 ms (418 MB/s), JSONDecoder 471.0 ms (21 MB/s): 19.5 times faster`
    private func figure(_ best: (Double, Double), _ coder: String, _ bytes: Int) -> String {
        let (seconds, plain) = best
        return "\(seconds.milliseconds) (\(seconds.throughput(of: bytes))), \(coder) \(plain.milliseconds) "
            + "(\(plain.throughput(of: bytes))): \(String(format: "%.1f", plain / seconds)) times faster"
    }

    /// Nobody is faster by doing less: both give back the page that they were given.
    private func check(_ page: UserSegments, _ plain: PlainSegments, _ data: Data) throws {
        let given = try JSONValue(jsonBytes: data)
        guard try JSONValue(jsonBytes: page.jsonBytes()) == given,
            try JSONValue(jsonBytes: PlainCoding.write(plain)) == given
        else { throw BenchmarkFault("the page is not what it was after decoding and encoding") }
    }
}

/// What people write who have no generator.
private enum PlainCoding {
    static func read(_ data: Data) throws -> PlainSegments {
        try JSONDecoder().decode(PlainSegments.self, from: data)
    }

    static func write(_ page: PlainSegments) throws -> Data { try JSONEncoder().encode(page) }
}

/// A measurement that would measure the wrong thing.
struct BenchmarkFault: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
