import ApusDiagnostics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs a command again and again, each time one of the files that it read has changed.
struct WatchLoop {
    private let console: any Console
    private let report: DiagnosticReport

    init(console: any Console, report: DiagnosticReport) {
        self.console = console
        self.report = report
    }

    /// One run of the command: how it ended, and the files that it depends on.
    typealias Round = () throws -> (code: ExitCode, inputs: [String])

    /// - Parameter body: Faults of the first round end the loop; later ones are shown, for the next change may mend them.
    /// - Returns: How the last round ended, when the console says that it is enough.
    func run(_ body: Round) throws -> ExitCode {
        var (code, inputs) = try body()
        var stamps = Stamps(of: inputs)
        while true {
            report.say("watching \(counted(inputs.count, "file")); Ctrl-C ends it")
            repeat {
                guard console.pause() else { return code }
            } while Stamps(of: inputs) == stamps
            // Taken before the run, so that what changes during it is noticed.
            let before = Stamps(of: inputs)
            do {
                (code, inputs) = try body()
            } catch {
                console.printError("error: \((error as? UsageFault)?.message ?? String(describing: error))\n")
            }
            stamps = Stamps(of: inputs, known: before)
        }
    }
}

/// What tells whether files have changed: size and time of the last change.
private struct Stamps: Equatable {
    private var byPath: [String: String] = [:]

    /// - Parameter known: Stamps to keep for the files that they are of.
    init(of paths: [String], known: Stamps? = nil) {
        for path in paths { byPath[path] = known?.byPath[path] ?? Self.stamp(path) }
    }

    /// A folder's is that of the files in it.
    private static func stamp(_ path: String) -> String {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return "none" }
        let date = attributes[.modificationDate] as? Date
        let own = "\(attributes[.size] ?? 0) \(date?.timeIntervalSince1970 ?? 0)"
        guard attributes[.type] as? FileAttributeType == .typeDirectory else { return own }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().map { "\($0) \(stamp(path + "/" + $0))" }.joined(separator: ", ")
    }
}
