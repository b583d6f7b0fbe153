import ApusTestSupport
import Foundation

/// Measures the compilation of a generated client: only its target, in its own package, after its dependencies are built.
///
/// It takes minutes, so it runs only with `make bench-compile`.
struct CompileBenchmarks {
    private let report: BenchmarkReport
    private let apus: URL

    /// Returns `nil` if there is no executable to measure.
    init?(_ report: BenchmarkReport) {
        guard let apus = ApusExecutable.find(report) else { return nil }
        self.report = report
        self.apus = apus
    }

    func run() throws {
        guard let shared = SharedFolder.url else {
            return report.skipped("launchdarkly.json", "there is no ../shared")
        }
        let folder = FileManager.default.temporaryDirectory.path + "/apus-bench-compile-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let description = shared.path + "/specs/four/launchdarkly.json"
        let generated = try ChildProcess.run(
            apus.path,
            ["generate", description, "--module", "BenchmarkAPI", "--package", folder]
        )
        guard generated.status == 0 else { return report.skipped("launchdarkly.json", "generating failed") }
        for configuration in ["debug", "release"] { try measure(configuration, in: folder) }
    }

    /// Reports the difference between a build of the client's target and a build without changes.
    private func measure(_ configuration: String, in folder: String) throws {
        let name = "launchdarkly.json, swift build, \(configuration)"
        func build(_ target: String) throws -> ChildProcess.Usage {
            try ChildProcess.run(
                "swift",
                ["build", "--package-path", folder, "--configuration", configuration, "--target", target]
            )
        }
        guard try build("BenchmarkAPIRuntime").status == 0 else {
            return report.skipped(name, "the runtime did not compile")
        }
        let nothing = try build("BenchmarkAPIRuntime")
        let client = try build("BenchmarkAPI")
        guard client.status == 0 else { return report.skipped(name, "the client did not compile") }
        let seconds = client.processorSeconds - nothing.processorSeconds
        report.row(name, String(format: "%.1f s CPU, %d MB", seconds, client.peakKilobytes / 1024))
    }
}
