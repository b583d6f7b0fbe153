import ApusDiagnostics
import ApusPlan

/// A client of a run: made now, or found to be as an earlier run left it.
package struct RunClient: Sendable {
    package let configuration: ClientConfiguration
    package let diagnostics: Diagnostics
    /// The files that the description was read from.
    let inputs: [String]
    package let counts: ClientCounts
    package let timings: [(stage: Stage, duration: Duration)]
    let content: Content

    enum Content: Sendable {
        case made(GeneratedClient, log: InputLog?)
        /// With what was found in its folders: nothing to do.
        case recorded(ClientRecord, [(folder: OutputFolder, changes: OutputChanges)])
    }

    /// What the client is made of; `nil` when the description's faults leave none, or when none was made.
    package var plan: ClientPlan? {
        if case .made(let client, _) = content { client.plan } else { nil }
    }

    /// Whether there is a client.
    package var exists: Bool {
        switch content {
        case .made(let client, _): client.files != nil
        case .recorded: true
        }
    }

    init(_ client: GeneratedClient, log: InputLog?) {
        configuration = client.configuration
        diagnostics = client.diagnostics
        inputs = client.inputs
        counts = ClientCounts(client)
        timings = client.timings
        content = .made(client, log: log)
    }

    init(
        _ record: ClientRecord,
        _ configuration: ClientConfiguration,
        found: [(folder: OutputFolder, changes: OutputChanges)],
        diagnostics: Diagnostics,
        duration: Duration
    ) {
        self.configuration = configuration
        self.diagnostics = diagnostics
        inputs = record.inputs
        counts = record.counts
        timings = [(.compare, duration)]
        content = .recorded(record, found)
    }
}
