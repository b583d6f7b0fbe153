import ApusDiagnostics

/// The clients that a command line asks for, generated in memory, with their diagnostics shown.
struct ClientRun {
    let configuration: Configuration
    let clients: [GeneratedClient]
    /// Whether something is wrong in a description.
    let hasErrors: Bool

    /// `nil` when the configuration itself is wrong, which has been shown.
    init?(_ invocation: Invocation, console: any Console, report: DiagnosticReport) throws {
        let (configuration, faults) = try ConfigurationSource(invocation: invocation, console: console).load()
        if report.show(faults).hasErrors { return nil }
        self.configuration = configuration
        let pipeline = Pipeline()
        var clients: [GeneratedClient] = []
        var diagnostics = Diagnostics()
        for client in configuration.clients {
            let generated = try pipeline.generate(client, folder: configuration.folder)
            diagnostics.add(contentsOf: generated.diagnostics)
            clients.append(generated)
        }
        self.clients = clients
        hasErrors = report.show(diagnostics).hasErrors
    }

    /// The folders of its reference pages, each with what must be done there.
    func documentation(
        of client: GeneratedClient
    ) throws(OutputFault) -> [(folder: OutputFolder, changes: OutputChanges)] {
        var outputs: [(folder: OutputFolder, changes: OutputChanges)] = []
        for pages in client.documentation {
            let folder = OutputFolder(path: Path.join(configuration.folder, pages.folder), kind: .markdown)
            outputs.append((folder, try folder.changes(for: pages.files)))
        }
        return outputs
    }

    /// The folders that a client goes into, each with what must be done there; none when there is no client.
    func outputs(of client: GeneratedClient) throws(OutputFault) -> [(folder: OutputFolder, changes: OutputChanges)] {
        guard let files = client.files else { return [] }
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
