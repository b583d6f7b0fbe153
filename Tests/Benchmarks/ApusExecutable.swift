import Foundation

/// The executable that is measured: the one that people use, which is linked in another way than this program.
enum ApusExecutable {
    /// Of `APUS_EXECUTABLE`, or beside this program.
    private static let url: URL = {
        if let path = ProcessInfo.processInfo.environment["APUS_EXECUTABLE"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "apus")
    }()

    /// The executable; `nil`, and a row that says so, when it is not there.
    static func find(_ report: BenchmarkReport) -> URL? {
        if FileManager.default.isExecutableFile(atPath: url.path) { return url }
        report.skipped("apus", "build it first: make build")
        return nil
    }
}
