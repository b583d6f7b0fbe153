import ApusChanges
import ApusDiagnostics
import ApusFiles
import ApusGenerator

/// `apus diff OLD NEW`: what a change of a description does to Swift code that uses the client.
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

    /// Where a description from a pipe is to stand: beside the other one, which most often is another version of it.
    private static func place(of other: String, named name: String) -> String {
        PipedDescription.isPipe(other) ? name : FilePath.join(FilePath.folder(of: other), name)
    }

    /// Warnings are told when a client is generated; here they would be told twice.
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

/// How the clients of two descriptions are made: as the configuration says of the newer one, else by default.
struct ClientSettings {
    let invocation: Invocation
    let console: any Console

    /// - Throws: ``UsageFault``, `FileFault`
    func load() throws -> (client: ClientConfiguration, diagnostics: Diagnostics) {
        var standard = ClientConfiguration()
        standard.module = "API"
        standard.clientName = "Client"
        let source = ConfigurationSource(invocation: invocation, console: console)
        let isNamed = invocation.has("--config")
        guard let path = isNamed ? try source.configurationPath() : try? source.configurationPath() else {
            return (standard, Diagnostics())
        }
        let (configuration, diagnostics) = try source.read(isNamed ? path : FilePath.join(console.workingFolder, path))
        if diagnostics.hasErrors { return (standard, diagnostics) }
        guard let client = client(in: configuration, isNamed: isNamed) else {
            if !isNamed { return (standard, diagnostics) }
            throw UsageFault(
                "'\(path)' has no client for '\(invocation.operands.last ?? "")'",
                help: "leave '--config' out to compare the clients that Apus makes by default"
            )
        }
        var settings = client
        settings.allowedFolders = client.allowedFolders.map { FilePath.join(configuration.folder, $0) }
        return (settings, diagnostics)
    }

    /// The client whose description is the new one, or the old one; the only one when a file was named.
    private func client(in configuration: Configuration, isNamed: Bool) -> ClientConfiguration? {
        for operand in invocation.operands.reversed() {
            let wanted = FilePath.join(console.workingFolder, operand)
            let found = configuration.clients.first { client in
                let path = FilePath.join(configuration.folder, client.description)
                return FilePath.join(console.workingFolder, path) == wanted
            }
            if let found { return found }
        }
        return isNamed && configuration.clients.count == 1 ? configuration.clients.first : nil
    }
}
