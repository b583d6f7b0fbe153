import AllocationCounter
import ApusBenchmarkRatios
import ApusDiagnostics
import ApusFiles
import ApusGenerator
import Foundation

/// Measures how time and memory grow with the size of a description. A shape of twice the size may take a little more than
/// twice the time and memory.
struct GrowthBenchmarks {
    private let report: BenchmarkReport
    /// A text that the names of the measured shapes contain; `nil` for all shapes.
    private let filter: String?
    /// Whether a small size is doubled once, and three times only if that takes too long.
    private let isPart: Bool

    /// The allowed ratio for a doubling of the size.
    static let maximumRatio = 2.5
    /// The seconds that a run must take for a useful ratio.
    private static let minimumSeconds = 0.08
    /// The seconds after which the size is not doubled again.
    private static let maximumSeconds = 3.0

    init(_ report: BenchmarkReport, filter: String?, isPart: Bool) {
        self.report = report
        self.filter = filter
        self.isPart = isPart
    }

    /// The cost of one run.
    private struct Cost {
        var seconds = Double.infinity
        var bytes = 0.0
        var stages = ""
    }

    /// Measures the shapes.
    /// - Returns: The number of shapes that grow too fast.
    func run() throws -> Int {
        let shapes =
            GrowingDescription.ofSchemas + GrowingDescription.ofComposition + GrowingDescription.ofOperations
            + GrowingDescription.ofConnections + GrowingDescription.ofText + GrowingDescription.ofProse
        var failures = 0
        for shape in shapes where filter.map({ shape.name.contains($0) }) ?? true {
            if isPart, try doubles(shape) { continue }
            if try !measure(shape) { failures += 1 }
        }
        report.row("shapes that grow by more than \(Self.maximumRatio) for each doubling", "\(failures)")
        return failures
    }

    /// Whether a description of twice a small size takes at most ``maximumRatio`` of the time and memory.
    private func doubles(_ shape: GrowingDescription) throws -> Bool {
        var size = max(1, shape.start / 8)
        while try cost(shape, size, runs: 1).seconds < Self.minimumSeconds / 4, size < 1 << 22 { size *= 2 }
        let small = try cost(shape, size, runs: 2)
        let large = try cost(shape, size * 2, runs: 2)
        return large.seconds <= small.seconds * Self.maximumRatio && large.bytes <= small.bytes * Self.maximumRatio
    }

    private func measure(_ shape: GrowingDescription) throws -> Bool {
        var size = shape.start
        var small = try cost(shape, size, runs: 1)
        while small.seconds < Self.minimumSeconds, size < 1 << 22 {
            size *= 2
            small = try cost(shape, size, runs: 1)
        }
        small = try cost(shape, size, runs: 3)
        // Three doublings: a single ratio can be inaccurate, but quadratic growth shows in all of them. The smaller of the
        // mean and the last ratio counts, because growth that ends at a limit shows in the first ratios only.
        var bytes = 0.0
        var last = 0.0
        var large = small
        var ratios: [String] = []
        for _ in 0..<3 where large.seconds < Self.maximumSeconds {
            let before = large
            large = try cost(shape, size * 2, runs: 2)
            size *= 2
            bytes = large.bytes / before.bytes
            last = large.seconds / before.seconds
            ratios.append(last.ratio)
        }
        let mean = pow(large.seconds / small.seconds, 1 / Double(max(1, ratios.count)))
        let isLinear = min(mean, last) <= Self.maximumRatio && bytes <= Self.maximumRatio
        let figure = "\(mean.ratio) (\(ratios.joined(separator: " "))), memory \(bytes.ratio); \(size): \(large.stages)"
        report.row((isLinear ? "" : "FAST ") + shape.name, figure)
        fflush(nil)
        return isLinear
    }

    private func cost(_ shape: GrowingDescription, _ size: Int, runs: Int) throws -> Cost {
        let files = FilesInMemory(shape.files(size))
        var client = ClientConfiguration()
        client.description = shape.path
        client.module = "GrowingAPI"
        client.examples = "Examples.swift"
        client.documentation = "docs"
        client.catalog = "catalog"
        var best = Cost()
        for _ in 0..<runs {
            let start = Self.processorTime
            let bytes = apus_allocated_bytes()
            let generated = try Pipeline(files: files).generate(client, folder: "")
            let text = DiagnosticFormat.text.render(generated.diagnostics.sorted, isColored: false, version: "1")
            var cost = Cost(seconds: Self.processorTime - start, bytes: Double(apus_allocated_bytes() - bytes))
            if cost.seconds >= best.seconds { continue }
            let stages = generated.timings.map { "\($0.stage.rawValue) \($0.duration.seconds.milliseconds)" }
            cost.stages = "\(cost.seconds.milliseconds) (" + stages.joined(separator: ", ") + ")"
            if text.utf8.count > 0 {
                cost.stages += ", \(generated.diagnostics.sorted.count) diagnostics of \(text.utf8.count / 1024) KB"
            }
            best = cost
        }
        return best
    }

    /// The CPU seconds of this process, which other processes affect little.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
