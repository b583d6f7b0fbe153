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

        let reading = try report.best { _ = try UserSegments(jsonBytes: data) }
        let plainReading = try report.best { _ = try PlainCoding.read(data) }
        report.row("\(name): decoding", figure(reading, plainReading, "JSONDecoder", data.count))

        let writing = try report.best { _ = try page.jsonBytes() }
        let plainWriting = try report.best { _ = try PlainCoding.write(plain) }
        report.row("\(name): encoding", figure(writing, plainWriting, "JSONEncoder", data.count))
    }

    /// `24.1 ms (418 MB/s), JSONDecoder 471.0 ms (21 MB/s): 19.5 times faster`
    private func figure(_ seconds: Double, _ plain: Double, _ coder: String, _ bytes: Int) -> String {
        "\(seconds.milliseconds) (\(seconds.throughput(of: bytes))), \(coder) \(plain.milliseconds) "
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
