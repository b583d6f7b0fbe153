import ApusDiagnostics
import ApusPlan

/// A client of a run: generated now, or restored from the record of an earlier run.
package struct RunClient: Sendable {
    package let configuration: ClientConfiguration
    package let diagnostics: Diagnostics
    /// The paths of the files that the description consists of.
    let inputs: [String]
    package let counts: ClientCounts
    package let timings: [(stage: Stage, duration: Duration)]
    let content: Content

    enum Content: Sendable {
        case generated(GeneratedClient, log: InputLog?)
        /// A recorded client and the changes that its folders need, which are empty.
        case recorded(ClientRecord, [(folder: OutputFolder, changes: OutputChanges)])
    }

    /// The plan of a client that was generated now; `nil` if the description has errors.
    package var plan: ClientPlan? {
        if case .generated(let client, _) = content { client.plan } else { nil }
    }

    /// Whether the description could be turned into a client.
    package var exists: Bool {
        switch content {
        case .generated(let client, _): client.files != nil
        case .recorded: true
        }
    }

    init(_ client: GeneratedClient, log: InputLog?) {
        configuration = client.configuration
        diagnostics = client.diagnostics
        inputs = client.inputs
        counts = ClientCounts(client)
        timings = client.timings
        content = .generated(client, log: log)
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
