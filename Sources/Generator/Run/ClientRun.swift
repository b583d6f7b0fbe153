import ApusDiagnostics
import ApusFiles

/// The clients of a run, generated in memory or restored from records.
package struct ClientRun {
    package let configuration: Configuration
    package private(set) var clients: [RunClient]
    private let provider: ClientProvider
    private let isStrict: Bool
    /// The faults of the configuration and the descriptions.
    package private(set) var diagnostics: Diagnostics
    /// Whether this run has changed files.
    private var hasWritten = false

    /// Generates the clients, or restores them from records.
    ///
    /// - Parameter onProgress: Called with `LaunchDarklyAPI: render` before each stage, concurrently.
    /// - Throws: The errors of ``Pipeline``.
    package init(_ request: GenerationRequest, onProgress: @escaping @Sendable (String) -> Void = { _ in }) throws {
        configuration = request.configuration
        isStrict = request.isStrict
        let provider = ClientProvider(request)
        self.provider = provider
        clients = try Array(configuration.clients.enumerated())
            .concurrentMap { index, client in
                Result {
                    try provider.client(at: index) { stage in onProgress("\(client.module): \(stage.rawValue)") }
                }
            }
            .map { try $0.get() }
        diagnostics = request.configurationDiagnostics
        for client in clients { diagnostics.add(contentsOf: client.diagnostics) }
    }

    /// Whether the descriptions have errors; in a strict run, also whether they have warnings.
    package var hasErrors: Bool {
        diagnostics.hasErrors || (isStrict && diagnostics.count(of: .warning) > 0)
    }

    /// The paths of the files and folders that the clients were generated from.
    package var inputs: [String] {
        var inputs = configuration.path.map { [$0] } ?? []
        for client in clients {
            inputs += client.inputs
            if let templates = client.configuration.templates {
                inputs.append(FilePath.join(configuration.folder, templates))
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
    package mutating func outputs(at index: Int) throws -> [(folder: OutputFolder, changes: OutputChanges)] {
        guard isWritten(clients[index]) else { return [] }
        // Clients that share a folder remove each other's files. Changes determined at the start are therefore valid
        // only until the first write.
        if case .recorded(_, let changes) = clients[index].content, !hasWritten { return changes }
        if let changes = try provider.changes(of: clients[index]) { return changes }
        clients[index] = try provider.generated(at: index)
        return try provider.changes(of: clients[index]) ?? []
    }

    /// Applies changes to a folder.
    package mutating func apply(_ changes: OutputChanges, in folder: OutputFolder) throws(OutputFault) {
        if !changes.isEmpty { hasWritten = true }
        try folder.apply(changes)
    }

    /// Records a client for the next run. Call it after the client's files are written.
    package func record(at index: Int) {
        if isWritten(clients[index]) { provider.record(clients[index], at: index) }
    }
}
