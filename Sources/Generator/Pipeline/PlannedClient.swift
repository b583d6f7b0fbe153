import ApusDiagnostics
import ApusFiles
import ApusLowering
import ApusPlan

/// The plan of a client, without generated files.
package struct PlannedClient {
    /// The plan; `nil` if the diagnostics contain an error.
    package let plan: ClientPlan?
    package let diagnostics: Diagnostics
}

extension Pipeline {
    /// Parses a description and plans its client.
    ///
    /// - Throws: `FileFault` if the root file can't be read.
    package func plan(_ client: ClientConfiguration, folder: String) throws -> PlannedClient {
        let parsed = try parse(FilePath.join(folder, client.description), client, folder: folder)
        var policy = DiagnosticPolicy(client, folder: folder)
        var diagnostics = policy.apply(to: parsed.diagnostics)
        guard let document = parsed.document, !diagnostics.hasErrors else {
            return PlannedClient(plan: nil, diagnostics: diagnostics)
        }
        let (plan, lowering) = Lowering(document, options: LoweringOptions(client)).plan()
        diagnostics.add(contentsOf: policy.apply(to: Diagnostics(lowering)))
        return PlannedClient(plan: diagnostics.hasErrors ? nil : plan, diagnostics: diagnostics)
    }
}
