import ApusDiagnostics
import ApusTemplateRenderer

/// The clients that a command line asks for, generated in memory, with their diagnostics shown.
struct ClientRun {
    let configuration: Configuration
    let clients: [GeneratedClient]
    private let isStrict: Bool
    /// Whether something is wrong in a description.
    let hasErrors: Bool

    /// `nil` when the configuration itself is wrong, which has been shown.
    init?(_ invocation: Invocation, console: any Console, report: DiagnosticReport) throws {
        let (configuration, faults) = try ConfigurationSource(invocation: invocation, console: console).load()
        if faults.hasErrors {
            _ = report.show(faults)
            return nil
        }
        self.configuration = configuration
        let progress = ProgressLine(invocation, console: console)
        let pipeline = try Pipeline(reading: invocation.operands.first)
        clients = try configuration.clients
            .concurrentMap { client in
                Result {
                    try pipeline.generate(client, folder: configuration.folder) { stage in
                        progress.show("\(client.module): \(stage.rawValue)")
                    }
                }
            }
            .map { try $0.get() }
        progress.clear()
        var diagnostics = faults
        for client in clients { diagnostics.add(contentsOf: client.diagnostics) }
        isStrict = report.isStrict
        hasErrors = report.show(diagnostics).hasErrors
    }

    /// The files and folders that the clients were made from.
    var inputs: [String] {
        var inputs = configuration.path.map { [$0] } ?? []
        for client in clients {
            inputs += client.inputs
            if let templates = client.configuration.templates {
                inputs.append(Path.join(configuration.folder, templates))
            }
        }
        var seen: Set<String> = []
        return inputs.filter { seen.insert($0).inserted }
    }

    /// Whether anything may be written of a client: not when a warning counts as an error.
    private func isWritten(_ client: GeneratedClient) -> Bool {
        client.files != nil && !(isStrict && client.diagnostics.count(of: .warning) > 0)
    }

    /// The folders of its reference pages, each with what must be done there.
    func documentation(
        of client: GeneratedClient
    ) throws(OutputFault) -> [(folder: OutputFolder, changes: OutputChanges)] {
        guard isWritten(client) else { return [] }
        var outputs: [(folder: OutputFolder, changes: OutputChanges)] = []
        for pages in client.documentation {
            let folder = OutputFolder(path: Path.join(configuration.folder, pages.folder), kind: .markdown)
            outputs.append((folder, try folder.changes(for: pages.files)))
        }
        return outputs
    }

    /// The folders that a client goes into, each with what must be done there; none when there is no client.
    func outputs(of client: GeneratedClient) throws(OutputFault) -> [(folder: OutputFolder, changes: OutputChanges)] {
        guard let files = client.files, isWritten(client) else { return [] }
        let folder = OutputFolder(path: Path.join(configuration.folder, client.configuration.output))
        var outputs = [(folder: folder, changes: try folder.changes(for: files))]
        if let path = client.configuration.examples, let examples = client.examples {
            let folder = OutputFolder(path: Path.folder(of: Path.join(configuration.folder, path)))
            outputs.append((folder, try folder.changes(for: [examples], removingOthers: false)))
        }
        for output in client.package {
            let folder = OutputFolder(path: output.folder, kind: output.kind)
            var files = output.files
            // A person may write another README: what is there is theirs.
            if output.kind == .markdown { files.removeAll { folder.hasForeign($0.name) } }
            outputs.append((folder, try folder.changes(for: files, removingOthers: output.isAlone)))
        }
        return outputs + (try documentation(of: client))
    }
}
