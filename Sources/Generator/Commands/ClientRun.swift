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

    func outputFolder(of client: GeneratedClient) -> OutputFolder {
        OutputFolder(path: Path.join(configuration.folder, client.configuration.output))
    }
}
