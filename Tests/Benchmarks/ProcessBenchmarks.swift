import ApusBenchmarkRatios
import ApusTestSupport
import Foundation

/// Measures whole runs of the `apus` executable.
struct ProcessBenchmarks {
    private let report: BenchmarkReport
    private let apus: URL

    /// Returns `nil` if there is no executable to measure.
    init?(_ report: BenchmarkReport) {
        guard let apus = ApusExecutable.find(report) else { return nil }
        self.report = report
        self.apus = apus
    }

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/apus-bench-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Records are kept in the temporary folder, which is removed at the end.
        setenv("APUS_CACHE", folder + "/records", 1)
        try measure("apus --version", ["--version"])
        let specs = folder + "/specs"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: RepositoryRoot.url.path + "/specs", toPath: specs)
        try compare(
            "the four clients",
            ["--config", specs + "/apus.yaml"],
            in: folder,
            ["Generated", "Tests", "records"]
        )
        guard let shared = SharedFolder.url else { return }
        for name in ["launchdarkly.json", "sailpoint-v2025-deref.yaml", "sailpoint-v2025/sailpoint-api.v2025.yaml"] {
            let output = folder + "/Output"
            let arguments = [shared.path + "/specs/four/" + name, "--output", output, "--module", "BenchmarkAPI"]
            try compare(name, arguments, in: folder, ["Output", "records"])
        }
    }

    /// Measures a run that generates all files, and a run without changes.
    private func compare(_ name: String, _ arguments: [String], in folder: String, _ made: [String]) throws {
        let first = try measure("\(name), first run", ["generate"] + arguments) {
            for name in made { try? FileManager.default.removeItem(atPath: folder + "/" + name) }
        }
        let second = try measure("\(name), nothing changed", ["generate"] + arguments)
        report.row("\(name), part of the first run", (second / first).ratio)
    }

    @discardableResult
    private func measure(_ name: String, _ arguments: [String], before: () -> Void = {}) throws -> Double {
        var best = Double.infinity
        var peak = 0
        for _ in 0..<7 {
            before()
            let start = ContinuousClock.now
            let usage = try ChildProcess.run(apus.path, arguments)
            best = min(best, (ContinuousClock.now - start).seconds)
            peak = max(peak, usage.peakKilobytes)
        }
        report.row(name, "\(best.milliseconds), \(peak / 1024) MB")
        return best
    }
}
