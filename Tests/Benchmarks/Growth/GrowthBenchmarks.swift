import AllocationCounter
import ApusDiagnostics
import ApusFiles
import ApusGenerator
import Foundation

/// How time and memory grow with the size of a description: a shape that is twice as large may take a little more than
/// twice as much of either.
struct GrowthBenchmarks {
    private let report: BenchmarkReport
    /// Only the shapes with this in their names; `nil`: all.
    private let filter: String?

    /// What a doubling may cost.
    static let allowed = 2.5
    /// Less time than this tells nothing about growth.
    private static let shortest = 0.08
    private static let longest = 3.0

    init(_ report: BenchmarkReport, filter: String?) {
        self.report = report
        self.filter = filter
    }

    /// What one run took.
    private struct Cost {
        var seconds = Double.infinity
        var bytes = 0.0
        var stages = ""
    }

    /// The number of shapes that grow too fast.
    func run() throws -> Int {
        let shapes =
            GrowingDescription.ofSchemas + GrowingDescription.ofComposition + GrowingDescription.ofOperations
            + GrowingDescription.ofConnections + GrowingDescription.ofText + GrowingDescription.ofProse
        var failures = 0
        for shape in shapes where filter.map({ shape.name.contains($0) }) ?? true {
            if try !measure(shape) { failures += 1 }
        }
        report.row("shapes that grow by more than \(Self.allowed) for each doubling", "\(failures)")
        return failures
    }

    private func measure(_ shape: GrowingDescription) throws -> Bool {
        var size = shape.start
        var small = try cost(shape, size, runs: 1)
        // A size that takes long enough to be measured.
        while small.seconds < Self.shortest, size < 1 << 22 {
            size *= 2
            small = try cost(shape, size, runs: 1)
        }
        small = try cost(shape, size, runs: 3)
        // Three doublings, of which the mean counts: one figure may be off, what is quadratic shows in all. What only the
        // first ones show ends at a limit.
        var bytes = 0.0
        var last = 0.0
        var large = small
        var ratios: [String] = []
        for _ in 0..<3 where large.seconds < Self.longest {
            let before = large
            large = try cost(shape, size * 2, runs: 2)
            size *= 2
            bytes = large.bytes / before.bytes
            last = large.seconds / before.seconds
            ratios.append(last.ratio)
        }
        let mean = pow(large.seconds / small.seconds, 1 / Double(max(1, ratios.count)))
        let isLinear = min(mean, last) <= Self.allowed && bytes <= Self.allowed
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

    /// Seconds that this process has had of all processors: other programs change it little.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
