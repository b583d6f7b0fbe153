/// A stage of the pipeline, for `--timings`.
package enum Stage: String, Sendable {
    case parse, lower, render, document, write
    /// Comparing inputs and outputs with the record of an earlier run.
    case compare
}

/// Measures the duration of stages.
struct StageClock {
    private(set) var timings: [(stage: Stage, duration: Duration)] = []
    private let onStage: (Stage) -> Void

    init(_ onStage: @escaping (Stage) -> Void) { self.onStage = onStage }

    mutating func measure<Result>(_ stage: Stage, _ body: () throws -> Result) rethrows -> Result {
        onStage(stage)
        let start = ContinuousClock.now
        defer { timings.append((stage, ContinuousClock.now - start)) }
        return try body()
    }
}
