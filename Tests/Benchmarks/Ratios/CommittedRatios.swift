import Foundation

/// The ratios that were measured when they were last recorded, in `ratios.tsv`: a figure of Apus divided by a figure of
/// something else in the same run, so that they hold on every machine. Smaller is better.
///
/// A benchmark fails if a ratio is worse than the recorded one by more than 15 %. `APUS_RECORD=1` records them.
final class CommittedRatios {
    private static let tolerance = 1.15

    private let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "ratios.tsv")
    private let isRecording = ProcessInfo.processInfo.environment["APUS_RECORD"] == "1"
    private var committed: [String: Double] = [:]
    private var measured: [String: Double] = [:]
    private(set) var failures: [String] = []

    /// A text in front of the names of the ratios.
    private let prefix: String

    init(prefix: String) {
        self.prefix = prefix
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            if fields.count == 2, let ratio = Double(fields[1]) { committed[String(fields[0])] = ratio }
        }
    }

    /// Whether a ratio is not worse than the recorded one, so that it need not be measured again.
    func accepts(_ name: String, _ ratio: Double) -> Bool {
        guard !isRecording, let known = committed[prefix + name] else { return false }
        return ratio <= known * Self.tolerance
    }

    /// Compares a ratio with the recorded one.
    func note(_ name: String, _ ratio: Double) {
        let name = prefix + name
        measured[name] = ratio
        guard !isRecording else { return }
        guard let known = committed[name] else {
            failures.append("\(name): no ratio is recorded; run with APUS_RECORD=1")
            return
        }
        if ratio > known * Self.tolerance {
            failures.append("\(name): \(ratio.ratio) instead of \(known.ratio)")
        }
    }

    /// Prints the failures, or stores what was measured. Returns whether nothing failed.
    func finish() throws -> Bool {
        if isRecording {
            committed.merge(measured) { _, new in new }
            let lines = committed.sorted { $0.key < $1.key }.map { "\($0.key)\t\(String(format: "%.3f", $0.value))\n" }
            let head =
                "# Recorded by APUS_RECORD=1 make bench, or make bench-part. A figure of Apus divided by that of the other one.\n"
            try (head + lines.joined()).write(to: file, atomically: true, encoding: .utf8)
        }
        if !failures.isEmpty { print("\nWorse than recorded by more than 15 %:") }
        for failure in failures { print("  " + failure) }
        return failures.isEmpty
    }
}
