import ApusDiagnostics
import ApusTemplateRenderer

/// The clients that a command line asks for, generated in memory or found to be as they were, with their diagnostics shown.
struct ClientRun {
    let configuration: Configuration
    private(set) var clients: [RunClient]
    private let maker: ClientMaker
    private let isStrict: Bool
    /// Whether something is wrong in a description.
    let hasErrors: Bool
    /// Whether this run has changed anything on the disk.
    private var hasWritten = false

    /// `nil` when the configuration itself is wrong, which has been shown.
    init?(_ invocation: Invocation, console: any Console, report: DiagnosticReport) throws {
        let (configuration, faults) = try ConfigurationSource(invocation: invocation, console: console).load()
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
    private func isWritten(_ client: RunClient) -> Bool {
        client.exists && !(isStrict && client.diagnostics.count(of: .warning) > 0)
    }

    /// The folders that a client goes into, each with what must be done there; none when there is no client.
    mutating func outputs(at index: Int) throws -> [(folder: OutputFolder, changes: OutputChanges)] {
        guard isWritten(clients[index]) else { return [] }
        // Where clients share a folder, one removes what the other has written: what was found at the start is to be
        // looked at again once something has been written.
        if case .recorded(_, let changes) = clients[index].content, !hasWritten { return changes }
        if let changes = try maker.changes(of: clients[index]) { return changes }
        clients[index] = try maker.made(at: index)
        return try maker.changes(of: clients[index]) ?? []
    }

    /// Does what must be done in a folder.
    mutating func apply(_ changes: OutputChanges, in folder: OutputFolder) throws(OutputFault) {
        if !changes.isEmpty { hasWritten = true }
        try folder.apply(changes)
    }

    /// Keeps what was made of a client for the next run, once it stands in its folders.
    func remember(at index: Int) {
        if isWritten(clients[index]) { maker.remember(clients[index], at: index) }
    }
}
