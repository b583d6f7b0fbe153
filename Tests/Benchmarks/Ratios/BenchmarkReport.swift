import ApusTestSupport
import Foundation

/// Runs measurements and prints them.
package struct BenchmarkReport {
    private let ratios: CommittedRatios

    /// - Parameter isPart: Whether the ratios are those of `make bench-part`, whose inputs are smaller.
    package init(isPart: Bool = false) {
        ratios = CommittedRatios(prefix: isPart ? "part, " : "")
    }

    package func title(_ name: String, _ meaning: String) { print("\n\(name): \(meaning)") }

    /// Prints a figure.
    package func row(_ name: String, _ figure: String) {
        print("  " + name.padding(toLength: 58, withPad: " ", startingAt: 0) + figure)
    }

    /// Prints a figure, and compares its ratio to something else in this run with the recorded ratio.
    package func row(_ name: String, _ figure: String, ratio: Double, of subject: String) {
        row(name, figure)
        ratios.note(subject, ratio)
    }

    /// Measures the processor time of two functions, prints a row, and compares the ratio with the recorded one.
    ///
    /// The functions run alternately, so that other processes affect both, and the fastest run of each counts. If the ratio
    /// is worse than recorded, more runs follow: a load of the machine passes, and slower code stays slower.
    /// - Parameters:
    ///   - subject: The name of the ratio.
    ///   - figure: Returns the text of the row for the seconds of both functions.
    package func compare(
        _ name: String,
        of subject: String,
        _ apus: () throws -> Void,
        with other: () throws -> Void,
        figure: (Double, Double) -> String
    ) rethrows {
        var best = (Double.infinity, Double.infinity)
        for _ in 0..<Self.attempts {
            for _ in 0..<Self.rounds {
                best.0 = min(best.0, try processorTime(apus))
                best.1 = min(best.1, try processorTime(other))
            }
            if ratios.accepts(subject, best.0 / best.1) { break }
        }
        row(name, figure(best.0, best.1), ratio: best.0 / best.1, of: subject)
    }

    /// The number of times that ``compare(_:of:_:with:figure:)`` measures until a ratio is accepted, and the runs of each.
    private static let attempts = 4
    private static let rounds = 10

    /// Returns the seconds of processor time of one call. Short functions are called several times.
    private func processorTime(_ body: () throws -> Void) rethrows -> Double {
        var total = 0.0
        var calls = 0
        while total < 0.002 {
            // Of all threads: large files of YAML are read by several.
            total += try ProcessorTime.measure(ofProcess: true, body).time.seconds
            calls += 1
        }
        return total / Double(calls)
    }

    /// Returns whether no ratio is worse than the recorded one.
    package func finish() throws -> Bool { try ratios.finish() }

    package func skipped(_ name: String, _ reason: String) { row(name, "skipped: \(reason)") }

    /// Returns the seconds of the fastest of several runs: at least three runs, for at least a third of a second.
    package func best(_ body: () throws -> Void) rethrows -> Double {
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
    package func once(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start).seconds
    }
}

extension Duration {
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension Double {
    /// `31.4 ms`
    package var milliseconds: String { String(format: "%.1f ms", self * 1000) }
    /// `12.3 µs`
    package var microseconds: String { String(format: "%.1f µs", self * 1_000_000) }
    /// `0.53`
    package var ratio: String { String(format: "%.2f", self) }

    /// Returns the throughput if this is the time for a number of bytes: `213 MB/s`.
    package func throughput(of bytes: Int) -> String { String(format: "%.0f MB/s", Double(bytes) / self / 1_000_000) }
}
