import ApusBenchmarkRatios
import ApusTestSupport
import Foundation

/// Measures the compilation of generated clients: only the target of the client, after its dependencies are built.
///
/// It takes minutes, so it runs only with `make bench-compile`; `ARGS=segment` measures one description. Two environment variables compare with something else, in
/// alternating runs: `APUS_BEFORE` is an executable of an earlier state, and `APUS_PEER` a package of another generator for
/// LaunchDarkly's description, as `folder:target`. `APUS_RUNS` is the number of runs of each.
struct CompileBenchmarks {
    private let report: BenchmarkReport
    private let now: URL
    private let only: String?
    private let environment = ProcessInfo.processInfo.environment

    /// Returns `nil` if there is no executable to measure.
    ///
    /// - Parameter only: A part of the name of the descriptions to measure; `nil`: all.
    init?(_ report: BenchmarkReport, only: String? = nil) {
        self.only = only
        guard let apus = ApusExecutable.find(report) else { return nil }
        self.report = report
        now = apus
    }

    func run() throws {
        guard let shared = SharedFolder.url else {
            return report.skipped("clients", "there is no ../shared")
        }
        for description in ["four/launchdarkly.json", "four/segment.yaml", "practice/stripe-2023.yaml"] {
            let path = shared.path + "/specs/" + description
            guard FileManager.default.fileExists(atPath: path), only.map(description.contains) != false else {
                continue
            }
            let folder = FileManager.default.temporaryDirectory.path + "/apus-bench-compile-\(getpid())"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let targets = try targets(of: path, in: folder)
            for configuration in ["debug", "release"] { try compare(targets, configuration, description) }
        }
    }

    /// The targets to compare; the first one is what the others are measured against.
    private func targets(of description: String, in folder: String) throws -> [CompiledTarget] {
        var targets: [CompiledTarget] = []
        var executables = [("now", now)]
        if let before = environment["APUS_BEFORE"] {
            executables.insert(("before", URL(fileURLWithPath: before)), at: 0)
        }
        for (name, executable) in executables {
            let package = folder + "/" + name
            let arguments = ["generate", description, "--module", "BenchmarkAPI", "--package", package]
            guard try ChildProcess.run(executable.path, arguments).status == 0 else {
                report.skipped(name, "generating failed")
                continue
            }
            targets.append(CompiledTarget(name: name, package: package, target: "BenchmarkAPI"))
        }
        if description.hasSuffix("launchdarkly.json"), let peer = environment["APUS_PEER"]?.split(separator: ":"),
            peer.count == 2
        {
            targets.append(CompiledTarget(name: "peer", package: String(peer[0]), target: String(peer[1])))
        }
        return targets
    }

    /// Builds the targets by turns and reports them.
    private func compare(_ targets: [CompiledTarget], _ configuration: String, _ description: String) throws {
        let built = try targets.filter { target in
            if try target.build(configuration) { return true }
            report.skipped("\(description), \(configuration), \(target.name)", "it did not compile")
            return false
        }
        var runs = [[CompiledTarget.Figures]](repeating: [], count: built.count)
        for _ in 0..<(environment["APUS_RUNS"].flatMap { Int($0) } ?? 1) {
            for (index, target) in built.enumerated() { runs[index].append(try target.compile(configuration)) }
        }
        var first: Double?
        for (target, figures) in zip(built, runs) {
            let seconds = figures.map(\.seconds).sorted()
            let median = seconds[seconds.count / 2]
            let ratio = first.map { ", \((median / $0).ratio) of the first" } ?? ""
            first = first ?? median
            report.row(
                "\(description), \(configuration), \(target.name)",
                String(format: "%.1f %.1f %.1f s CPU", seconds[0], median, seconds[seconds.count - 1]) + ratio
            )
            if let figures = figures.first {
                report.row("", "\(figures.functions) functions, \(figures.instructions) instructions of LLVM")
            }
        }
    }
}

/// A target of a package that is compiled alone.
private struct CompiledTarget {
    var name: String
    var package: String
    var target: String

    /// What one compilation took: CPU seconds (minimum, median and maximum are over several), and what was compiled.
    struct Figures {
        var seconds: Double
        var functions: Int
        var instructions: Int
    }

    private var statistics: String { package + "/.build/statistics" }

    private func swiftBuild(_ configuration: String) throws -> ChildProcess.Usage {
        try FileManager.default.createDirectory(atPath: statistics, withIntermediateDirectories: true)
        return try ChildProcess.run(
            "swift",
            [
                "build", "--package-path", package, "--configuration", configuration, "--target", target,
                "-Xswiftc", "-stats-output-dir", "-Xswiftc", statistics,
            ]
        )
    }

    /// Builds the target and everything that it needs.
    func build(_ configuration: String) throws -> Bool { try swiftBuild(configuration).status == 0 }

    /// Compiles the target again.
    func compile(_ configuration: String) throws -> Figures {
        let nothing = try swiftBuild(configuration)
        try FileManager.default.removeItem(atPath: statistics)
        try FileManager.default.removeItem(atPath: package + "/.build/\(configuration)/\(target).build")
        let usage = try swiftBuild(configuration)
        var figures = Figures(
            seconds: usage.processorSeconds - nothing.processorSeconds,
            functions: 0,
            instructions: 0
        )
        for file in try FileManager.default.contentsOfDirectory(atPath: statistics) {
            let data = try Data(contentsOf: URL(fileURLWithPath: statistics + "/" + file))
            guard let counters = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { continue }
            figures.functions += counters["IRModule.NumIRFunctions"] as? Int ?? 0
            figures.instructions += counters["IRModule.NumIRInsts"] as? Int ?? 0
        }
        return figures
    }
}
