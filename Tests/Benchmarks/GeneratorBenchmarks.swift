import ApusBenchmarkRatios
import ApusGenerator
import ApusTestSupport
import Foundation

/// Measures the generation of clients in memory, by stage.
struct GeneratorBenchmarks {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() throws {
        for path in ["launchdarkly/launchdarkly.json", "harness/harness.yaml", "segment/segment.yaml"] {
            try measure(RepositoryRoot.url.path + "/specs/" + path)
        }
        guard let shared = SharedFolder.url else {
            report.skipped("full descriptions", "there is no ../shared")
            return
        }
        let descriptions = [
            "four/launchdarkly.json", "four/sailpoint-v2025-deref.yaml", "four/segment.yaml",
            "practice/stripe-2023.yaml",
        ]
        for path in descriptions { try measure(shared.path + "/specs/" + path) }
    }

    private func measure(_ path: String) throws {
        var client = ClientConfiguration()
        client.description = path
        client.module = "BenchmarkAPI"
        var stages: [String: Double] = [:]
        var order: [String] = []
        let seconds = try report.best {
            let generated = try Pipeline().generate(client, folder: "")
            order = generated.timings.map(\.stage.rawValue)
            for (stage, duration) in generated.timings {
                stages[stage.rawValue] = min(stages[stage.rawValue] ?? .infinity, duration.seconds)
            }
        }
        let list = order.map { "\($0) \(stages[$0, default: 0].milliseconds)" }.joined(separator: ", ")
        report.row(URL(fileURLWithPath: path).lastPathComponent, "\(seconds.milliseconds) (\(list))")
    }
}
