/// What the runtime costs: filled in with the generated clients.
struct RuntimeBenchmarks {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() throws {}
}
