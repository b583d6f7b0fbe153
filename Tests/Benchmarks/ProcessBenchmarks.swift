import ApusTestSupport
import Foundation

/// Whole runs of the release build of `apus`, beside this executable.
struct ProcessBenchmarks {
    private let report: BenchmarkReport
    private let apus = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "apus"
    )

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() throws {
        guard FileManager.default.isExecutableFile(atPath: apus.path) else {
            report.skipped("apus", "build it first: make build")
            return
        }
        let folder = FileManager.default.temporaryDirectory.path + "/apus-bench-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let configuration = RepositoryRoot.url.path + "/specs/apus.yaml"
        try measure("the four clients, up to date", ["generate", "--config", configuration, "--dry-run"])
        guard let shared = SharedFolder.url else { return }
        for name in ["launchdarkly.json", "sailpoint-v2025-deref.yaml"] {
            let arguments = [
                "generate", shared.path + "/specs/four/" + name, "--output", folder, "--module", "BenchmarkAPI",
            ]
            try measure("\(name), first run", arguments) { try? FileManager.default.removeItem(atPath: folder) }
            try measure("\(name), nothing changed", arguments)
        }
    }

    private func measure(_ name: String, _ arguments: [String], before: () -> Void = {}) throws {
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
    }
}
