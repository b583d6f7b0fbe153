import ApusBenchmarkRatios

/// Measures a generated client: the coding of bodies, comparisons of models, and one call.
struct RuntimeBenchmarks {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() async throws {
        try CodingBenchmarks(report).run()
        try ComparingBenchmarks(report).run()
        try await CallBenchmarks(report).run()
    }
}
