import ApusDiagnostics
import ApusTemplateRenderer

/// The clients of a command line, generated in memory or restored from records. Their diagnostics are already printed.
struct ClientRun {
    let configuration: Configuration
    private(set) var clients: [RunClient]
    private let maker: ClientMaker
    private let isStrict: Bool
    /// Whether the diagnostics contain errors; warnings count as errors with `--strict`.
    let hasErrors: Bool
    /// Whether this run has changed files.
    private var hasWritten = false

    /// Generates the clients and prints their diagnostics.
    ///
    /// - Returns: `nil` if the configuration has errors, which are printed.
    init?(_ context: CommandContext) throws {
        let (invocation, console, report) = (context.invocation, context.console, context.report)
        let (configuration, faults) = try context.configurationSource.load()
        if faults.hasErrors {
            _ = report.show(faults)
            return nil
        }
        self.configuration = configuration
        let progress = ProgressLine(invocation, console: console)
        let maker = try ClientMaker(configuration, invocation, console: console)
        self.maker = maker
        clients = try Array(configuration.clients.enumerated())
            .concurrentMap { index, client in
                Result {
                    try maker.client(at: index) { stage in progress.show("\(client.module): \(stage.rawValue)") }
                }
            }
            .map { try $0.get() }
        progress.clear()
        var diagnostics = faults
        for client in clients { diagnostics.add(contentsOf: client.diagnostics) }
        isStrict = report.isStrict
        hasErrors = report.show(diagnostics).hasErrors
    }

    /// The paths of the files and folders that the clients were generated from.
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

    /// Whether a client's files may be written. With `--strict`, a warning prevents it.
    private func isWritten(_ client: RunClient) -> Bool {
        client.exists && !(isStrict && client.diagnostics.count(of: .warning) > 0)
    }

    /// The output folders of a client and the changes that each of them needs; empty if the client has errors.
    mutating func outputs(at index: Int) throws -> [(folder: OutputFolder, changes: OutputChanges)] {
        guard isWritten(clients[index]) else { return [] }
        // Clients that share a folder remove each other's files. Changes determined at the start are therefore valid
        // only until the first write.
        if case .recorded(_, let changes) = clients[index].content, !hasWritten { return changes }
        if let changes = try maker.changes(of: clients[index]) { return changes }
        clients[index] = try maker.made(at: index)
        return try maker.changes(of: clients[index]) ?? []
    }

    /// Applies changes to a folder.
    mutating func apply(_ changes: OutputChanges, in folder: OutputFolder) throws(OutputFault) {
        if !changes.isEmpty { hasWritten = true }
        try folder.apply(changes)
    }

    /// Records a client for the next run. Call it after the client's files are written.
    func remember(at index: Int) {
        if isWritten(clients[index]) { maker.remember(clients[index], at: index) }
    }
}
