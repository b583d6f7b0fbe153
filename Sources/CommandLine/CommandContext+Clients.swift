import ApusGenerator

extension CommandContext {
    /// Generates the clients of the command line, and prints their diagnostics.
    ///
    /// - Returns: `nil` if the configuration has errors, which are printed.
    func generateClients() throws -> ClientRun? {
        var (configuration, faults) = try configurationSource.load()
        if faults.hasErrors {
            _ = report.show(faults)
            return nil
        }
        var piped = try invocation.operands.first.flatMap(PipedDescription.init(ifPipe:))
        if piped == nil { piped = try PipedDescription(of: &configuration) }
        let request = GenerationRequest(
            configuration: configuration,
            configurationDiagnostics: faults,
            scope: invocation.command == .docs ? .pages : .everything,
            piped: piped,
            isStrict: report.isStrict,
            recording: piped == nil ? invocation.recording(console) : nil
        )
        let progress = ProgressLine(invocation, console: console)
        let run = try ClientRun(request) { progress.show($0) }
        progress.clear()
        _ = report.show(run.diagnostics)
        return run
    }
}

extension Invocation {
    /// Options that do not affect the files of a client. All other options are part of the record.
    private static let optionsWithoutEffectOnFiles: Set<String> = [
        "--strict", "--quiet", "--verbose", "--diagnostics", "--color", "--dry-run", "--changes", "--diff", "--watch",
        "--timings",
    ]

    /// The settings for records; `nil` for commands that do not use records, and with `--no-cache`.
    fileprivate func recording(_ console: any Console) -> RecordingRequest? {
        guard [.generate, .check, .docs].contains(command), !has("--no-cache") else { return nil }
        // `check` compares the files that `generate` writes, so both use the same record.
        let command = command == .check ? .generate : command
        let options = self.options.filter { !Self.optionsWithoutEffectOnFiles.contains($0.name) }
        return RecordingRequest(
            environment: console.environment,
            workingFolder: console.workingFolder,
            arguments: [command.rawValue] + operands + ["--"] + options.map { $0.name + "=" + $0.value }
        )
    }
}
