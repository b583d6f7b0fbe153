import ApusRuntime
import Foundation
import LaunchDarklyAPI

/// Decodes and encodes a page of segments with the generated models, compared with synthesized `Codable` and Foundation's
/// coders.
struct CodingBenchmarks {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() throws {
        let data = Data(SegmentPage.text(bytes: 10_000_000).utf8)
        try measure("10 MB of segments", data)
        // Some servers do not write members in the order of the description.
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
        report.row(
            "\(name): decoding",
            figure(reading, "JSONDecoder", data.count),
            ratio: reading.0 / reading.1,
            of: "decoding, \(name.trimmingCharacters(in: .whitespaces))"
        )
        let writing = try inTurn {
            _ = try page.jsonBytes()
        } and: {
            _ = try PlainCoding.write(plain)
        }
        report.row(
            "\(name): encoding",
            figure(writing, "JSONEncoder", data.count),
            ratio: writing.0 / writing.1,
            of: "encoding, \(name.trimmingCharacters(in: .whitespaces))"
        )
    }

    /// Returns the fastest of ten runs of each function. The runs alternate, so that other processes affect both.
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

    /// Checks that both coders return the whole page, so that neither is faster because it drops members.
    private func check(_ page: UserSegments, _ plain: PlainSegments, _ data: Data) throws {
        let given = try JSONValue(jsonBytes: data)
        guard try JSONValue(jsonBytes: page.jsonBytes()) == given,
            try JSONValue(jsonBytes: PlainCoding.write(plain)) == given
        else { throw BenchmarkFault("decoding and encoding changes the page") }
    }
}

/// Hand-written coding with Foundation.
private enum PlainCoding {
    static func read(_ data: Data) throws -> PlainSegments {
        try JSONDecoder().decode(PlainSegments.self, from: data)
    }

    static func write(_ page: PlainSegments) throws -> Data { try JSONEncoder().encode(page) }
}

/// A fault that makes a measurement meaningless.
struct BenchmarkFault: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
