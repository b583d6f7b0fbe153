/// A command that does its work once or, with `--watch`, again whenever one of the files that it read changes.
protocol WatchableCommand {
    var invocation: Invocation { get }
    var console: any Console { get }
    var report: DiagnosticReport { get }

    /// Does the work once.
    ///
    /// - Returns: How it ended, and the files that it read.
    func round() throws -> (code: ExitCode, inputs: [String])
}

extension WatchableCommand {
    func run() throws -> ExitCode {
        guard invocation.has("--watch") else { return try round().code }
        return try WatchLoop(console: console, report: report).run(round)
    }
}
