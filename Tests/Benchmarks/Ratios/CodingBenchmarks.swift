import ApusRuntime
import Foundation
import LaunchDarklyAPI

/// Decodes and encodes a page of segments with the generated models, compared with synthesized `Codable` and Foundation's
/// coders.
package struct CodingBenchmarks {
    private let report: BenchmarkReport
    private let megabytes: Int

    package init(_ report: BenchmarkReport, megabytes: Int = 10) {
        self.report = report
        self.megabytes = megabytes
    }

    package func run() throws {
        let data = Data(SegmentPage.text(bytes: megabytes * 1_000_000).utf8)
        try measure("\(megabytes) MB of segments", data)
        // Some servers do not write members in the order of the description.
        let sorted = JSONEncoder()
        sorted.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try measure("  members in alphabetical order", try sorted.encode(try PlainCoding.read(data)))
    }

    private func measure(_ name: String, _ data: Data) throws {
        let page = try UserSegments(jsonBytes: data)
        let plain = try PlainCoding.read(data)
        try check(page, plain, data)

        let subject = name.trimmingCharacters(in: .whitespaces)
        try report.compare("\(name): decoding", of: "decoding, \(subject)") {
            _ = try UserSegments(jsonBytes: data)
        } with: {
            _ = try PlainCoding.read(data)
        } figure: {
            figure(($0, $1), "JSONDecoder", data.count)
        }
        try report.compare("\(name): encoding", of: "encoding, \(subject)") {
            _ = try page.jsonBytes()
        } with: {
            _ = try PlainCoding.write(plain)
        } figure: {
            figure(($0, $1), "JSONEncoder", data.count)
        }
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
package struct BenchmarkFault: Error, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
