import ApusDiagnostics

/// `apus diff OLD NEW`: reports how a change of a description affects Swift code that uses the client.
struct DiffCommand {
    private let invocation: Invocation
    private let console: any Console
    private let report: DiagnosticReport

    init(_ invocation: Invocation, console: any Console, report: DiagnosticReport) {
        self.invocation = invocation
        self.console = console
        self.report = report
    }

    func run() throws -> ExitCode {
        let (settings, faults) = try ClientSettings(invocation: invocation, console: console).load()
        if faults.hasErrors {
            _ = report.show(faults)
            return .usage
        }
        var plans: [PlannedClient] = []
        var diagnostics = faults
        for (operand, other) in zip(invocation.operands, invocation.operands.reversed()) {
            var client = settings
            client.description = operand
            var pipeline = Pipeline()
            if PipedDescription.isPipe(operand) {
                client.description = Self.place(of: other, named: plans.isEmpty ? "OLD" : "NEW")
                pipeline = Pipeline(files: try PipedDescription(operand, as: client.description))
            }
            let planned = try pipeline.plan(client, folder: "")
            diagnostics.add(contentsOf: shown(planned.diagnostics))
            plans.append(planned)
        }
        let hasErrors = report.show(diagnostics).hasErrors
        guard let old = plans.first?.plan, let new = plans.last?.plan, !hasErrors else { return .faults }
        let changes = ChangeReport(old: old, new: new)
        let format = invocation.value("--format").flatMap(ChangeReportFormat.init(rawValue:)) ?? .text
        console.print(format.render(changes))
        return fails(changes) ? .changes : .success
    }

    /// The path of a description from a pipe: beside the other description, which usually is another version of it.
    private static func place(of other: String, named name: String) -> String {
        PipedDescription.isPipe(other) ? name : Path.join(Path.folder(of: other), name)
    }

    /// Removes warnings unless the options ask for them: `apus generate` already reports them.
    private func shown(_ diagnostics: Diagnostics) -> Diagnostics {
        if invocation.has("--verbose") || invocation.has("--strict") { return diagnostics }
        return Diagnostics(diagnostics.sorted.filter { $0.severity == .error })
    }

    private func fails(_ report: ChangeReport) -> Bool {
        guard let worst = report.worst else { return false }
        switch invocation.value("--fail-on") {
        case "never": return false
        case let name: return worst >= (name.flatMap(Verdict.init(rawValue:)) ?? .breaking)
        }
    }
}

/// The settings for the clients of two descriptions: those of the newer one in the configuration, else the default.
struct ClientSettings {
    let invocation: Invocation
    let console: any Console

    /// Reads the settings and reports faults of the configuration.
    ///
    /// - Throws: ``UsageFault`` if `--config` names a file without a matching client; `FileFault`
    func load() throws -> (client: ClientConfiguration, diagnostics: Diagnostics) {
        var standard = ClientConfiguration()
        standard.module = "API"
        standard.clientName = "Client"
        let source = ConfigurationSource(invocation: invocation, console: console)
        let isNamed = invocation.has("--config")
        guard let path = isNamed ? try source.configurationPath() : try? source.configurationPath() else {
            return (standard, Diagnostics())
        }
        let (configuration, diagnostics) = try source.read(isNamed ? path : Path.join(console.workingFolder, path))
        if diagnostics.hasErrors { return (standard, diagnostics) }
        guard let client = client(in: configuration, isNamed: isNamed) else {
            if !isNamed { return (standard, diagnostics) }
            throw UsageFault(
                "'\(path)' has no client for '\(invocation.operands.last ?? "")'",
                help: "omit '--config' to compare clients with default settings"
            )
        }
        var settings = client
        settings.allowedFolders = client.allowedFolders.map { Path.join(configuration.folder, $0) }
        return (settings, diagnostics)
    }

    /// The client whose description is NEW, else OLD. If `--config` names a file with a single client, that client.
    private func client(in configuration: Configuration, isNamed: Bool) -> ClientConfiguration? {
        for operand in invocation.operands.reversed() {
            let wanted = Path.join(console.workingFolder, operand)
            let found = configuration.clients.first { client in
                let path = Path.join(configuration.folder, client.description)
                return Path.join(console.workingFolder, path) == wanted
            }
            if let found { return found }
        }
        return isNamed && configuration.clients.count == 1 ? configuration.clients.first : nil
    }
}
