import ApusDiagnostics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs a command repeatedly, each time one of its input files changes.
struct WatchLoop {
    private let console: any Console
    private let report: DiagnosticReport

    init(console: any Console, report: DiagnosticReport) {
        self.console = console
        self.report = report
    }

    /// Runs the command once and returns its exit code and its input files.
    typealias Round = () throws -> (code: ExitCode, inputs: [String])

    /// Runs the command until the console ends the loop.
    ///
    /// - Parameter body: The command. Errors of the first round end the loop. Errors of later rounds are printed, because
    ///   the next change may fix them.
    /// - Returns: The exit code of the last round.
    /// - Throws: The errors of the first round.
    func run(_ body: Round) throws -> ExitCode {
        var (code, inputs) = try body()
        report.finish(code)
        var stamps = Stamps(of: inputs)
        while true {
            report.printStatus("watching \(counted(inputs.count, "file")); press Ctrl-C to stop")
            repeat {
                guard console.pause() else { return code }
            } while Stamps(of: inputs) == stamps
            // Taken before the run, so that changes during the run are detected.
            let before = Stamps(of: inputs)
            do {
                (code, inputs) = try body()
            } catch {
                report.show(fault: error)
                code = ExitCode(of: error)
            }
            report.finish(code)
            stamps = Stamps(of: inputs, known: before)
        }
    }
}

/// The sizes and modification times of files, which show whether a file has changed.
private struct Stamps: Equatable {
    private var byPath: [String: String] = [:]

    /// - Parameter known: Earlier stamps, which are kept for the files that they contain.
    init(of paths: [String], known: Stamps? = nil) {
        for path in paths { byPath[path] = known?.byPath[path] ?? Self.stamp(path) }
    }

    /// The stamp of a file; for a folder, the stamps of its files.
    private static func stamp(_ path: String) -> String {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return "none" }
        let date = attributes[.modificationDate] as? Date
        let own = "\(attributes[.size] ?? 0) \(date?.timeIntervalSince1970 ?? 0)"
        guard attributes[.type] as? FileAttributeType == .typeDirectory else { return own }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().map { "\($0) \(stamp(path + "/" + $0))" }.joined(separator: ", ")
    }
}
