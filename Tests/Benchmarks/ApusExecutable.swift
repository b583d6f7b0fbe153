import ApusBenchmarkRatios
import Foundation

/// The `apus` executable to measure. Its link options differ from those of this program.
enum ApusExecutable {
    /// `APUS_EXECUTABLE`, or `apus` beside this program.
    private static let url: URL = {
        if let path = ProcessInfo.processInfo.environment["APUS_EXECUTABLE"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "apus")
    }()

    /// Returns the executable. If it doesn't exist, reports that as a row and returns `nil`.
    static func find(_ report: BenchmarkReport) -> URL? {
        if FileManager.default.isExecutableFile(atPath: url.path) { return url }
        report.skipped("apus", "build it first: make build")
        return nil
    }
}
