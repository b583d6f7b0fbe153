import Foundation

/// Runs measurements and prints them.
struct BenchmarkReport {
    private let ratios = CommittedRatios()

    func title(_ name: String, _ meaning: String) { print("\n\(name): \(meaning)") }

    /// Prints a figure.
    func row(_ name: String, _ figure: String) {
        print("  " + name.padding(toLength: 58, withPad: " ", startingAt: 0) + figure)
    }

    /// Prints a figure, and compares its ratio to something else in this run with the recorded ratio.
    func row(_ name: String, _ figure: String, ratio: Double, of subject: String) {
        row(name, figure)
        ratios.note(subject, ratio)
    }

    /// Returns whether no ratio is worse than the recorded one.
    func finish() throws -> Bool { try ratios.finish() }

    func skipped(_ name: String, _ reason: String) { row(name, "skipped: \(reason)") }

    /// Returns the seconds of the fastest of several runs: at least three runs, for at least a third of a second.
    func best(_ body: () throws -> Void) rethrows -> Double {
        var best = Double.infinity
        var total = 0.0
        var runs = 0
        while runs < 3 || (total < 0.33 && runs < 1000) {
            let seconds = try once(body)
            best = min(best, seconds)
            total += seconds
            runs += 1
        }
        return best
    }

    /// Returns the seconds of one run.
    func once(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start).seconds
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension Double {
    /// `31.4 ms`
    var milliseconds: String { String(format: "%.1f ms", self * 1000) }
    /// `12.3 µs`
    var microseconds: String { String(format: "%.1f µs", self * 1_000_000) }
    /// `0.53`
    var ratio: String { String(format: "%.2f", self) }

    /// Returns the throughput if this is the time for a number of bytes: `213 MB/s`.
    func throughput(of bytes: Int) -> String { String(format: "%.0f MB/s", Double(bytes) / self / 1_000_000) }
}
