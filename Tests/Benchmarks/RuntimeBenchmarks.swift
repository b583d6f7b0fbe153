/// What a generated client costs: reading and writing bodies, and the way of one call.
struct RuntimeBenchmarks {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() async throws {
        try CodingBenchmarks(report).run()
        try await CallBenchmarks(report).run()
    }
}
