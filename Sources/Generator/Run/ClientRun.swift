import ApusDiagnostics
import ApusFiles

/// The clients that a command line asks for, generated in memory or found to be as they were, with their diagnostics shown.
package struct ClientRun {
    package let configuration: Configuration
    package private(set) var clients: [RunClient]
    private let maker: ClientMaker
    private let isStrict: Bool
    /// What is wrong in the configuration and the descriptions.
    package private(set) var diagnostics: Diagnostics
    /// Whether this run has changed anything on the disk.
    private var hasWritten = false

    /// Generates the clients, or finds them unchanged.
    ///
    /// - Parameter onProgress: Called with `LaunchDarklyAPI: render` before each stage, on several threads.
    /// - Throws: What ``Pipeline`` throws.
    package init(_ request: GenerationRequest, onProgress: @escaping @Sendable (String) -> Void = { _ in }) throws {
        configuration = request.configuration
        isStrict = request.isStrict
        let maker = ClientMaker(request)
        self.maker = maker
        clients = try Array(configuration.clients.enumerated())
            .concurrentMap { index, client in
                Result {
                    try maker.client(at: index) { stage in onProgress("\(client.module): \(stage.rawValue)") }
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

    /// The files and folders that the clients were made from.
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

    /// Whether anything may be written of a client: not when a warning counts as an error.
    private func isWritten(_ client: RunClient) -> Bool {
        client.exists && !(isStrict && client.diagnostics.count(of: .warning) > 0)
    }

    /// The folders that a client goes into, each with what must be done there; none when there is no client.
    package mutating func outputs(at index: Int) throws -> [(folder: OutputFolder, changes: OutputChanges)] {
        guard isWritten(clients[index]) else { return [] }
        // Where clients share a folder, one removes what the other has written: what was found at the start is to be
        // looked at again once something has been written.
        if case .recorded(_, let changes) = clients[index].content, !hasWritten { return changes }
        if let changes = try maker.changes(of: clients[index]) { return changes }
        clients[index] = try maker.made(at: index)
        return try maker.changes(of: clients[index]) ?? []
    }

    /// Does what must be done in a folder.
    package mutating func apply(_ changes: OutputChanges, in folder: OutputFolder) throws(OutputFault) {
        if !changes.isEmpty { hasWritten = true }
        try folder.apply(changes)
    }

    /// Keeps what was made of a client for the next run, once it stands in its folders.
    package func remember(at index: Int) {
        if isWritten(clients[index]) { maker.remember(clients[index], at: index) }
    }
}
