/// A command that runs once or, with `--watch`, again whenever one of its input files changes.
protocol WatchableCommand: ContextCommand {
    /// Runs the command once.
    ///
    /// - Returns: The exit code and the paths of the input files.
    func runOnce() throws -> (code: ExitCode, inputs: [String])
}

extension WatchableCommand {
    func run() throws -> ExitCode {
        guard invocation.has("--watch") else { return try runOnce().code }
        return try WatchLoop(console: console, report: report).run(runOnce)
    }
}
