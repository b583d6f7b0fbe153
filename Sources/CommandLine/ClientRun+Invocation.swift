import ApusGenerator

extension ClientRun {
    /// Generates the clients that a command line asks for, and shows their diagnostics.
    ///
    /// - Returns: `nil` if the configuration has errors, which are shown.
    init?(_ invocation: Invocation, console: any Console, report: DiagnosticReport) throws {
        let (configuration, faults) = try ConfigurationSource(invocation: invocation, console: console).load()
        if faults.hasErrors {
            _ = report.show(faults)
            return nil
        }
        let piped = try invocation.operands.first.flatMap(PipedDescription.init(ifPipe:))
        let request = GenerationRequest(
            configuration: configuration,
            configurationDiagnostics: faults,
            scope: invocation.command.name == "docs" ? .pages : .everything,
            piped: piped,
            isStrict: report.isStrict,
            recording: piped == nil ? invocation.recording(console) : nil
        )
        let progress = ProgressLine(invocation, console: console)
        try self.init(request) { progress.show($0) }
        progress.clear()
        _ = report.show(diagnostics)
    }
}

extension Invocation {
    /// Options that change what is printed or how often, but not the files of a client. Every other option is part of
    /// the record.
    private static let optionsWithoutEffectOnFiles: Set<String> = [
        "--strict", "--quiet", "--verbose", "--diagnostics", "--color", "--dry-run", "--changes", "--diff", "--watch",
        "--timings",
    ]

    /// How the run is recorded; `nil` for commands that do not write clients, and with `--no-cache`.
    fileprivate func recording(_ console: any Console) -> RecordingRequest? {
        guard ["generate", "check", "docs"].contains(command.name), !has("--no-cache") else { return nil }
        // `check` compares what `generate` writes, so both share records.
        let name = command.name == "check" ? "generate" : command.name
        let options = self.options.filter { !Self.optionsWithoutEffectOnFiles.contains($0.name) }
        return RecordingRequest(
            environment: console.environment,
            workingFolder: console.workingFolder,
            arguments: [name] + operands + ["--"] + options.map { $0.name + "=" + $0.value }
        )
    }
}
