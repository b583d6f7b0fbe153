import ApusDiagnostics
import ApusFiles
import ApusLowering
import ApusPlan

/// A description and the client that it would become, planned and not printed: all that a comparison needs.
package struct PlannedClient {
    /// `nil`: the description's faults leave no client.
    package let plan: ClientPlan?
    package let diagnostics: Diagnostics
}

extension Pipeline {
    /// Plans a client.
    ///
    /// - Throws: `FileFault`
    package func plan(_ client: ClientConfiguration, folder: String) throws -> PlannedClient {
        let parsed = try parse(FilePath.join(folder, client.description), client, folder: folder)
        var diagnostics = parsed.diagnostics
        guard let document = parsed.document, !diagnostics.hasErrors else {
            return PlannedClient(plan: nil, diagnostics: diagnostics)
        }
        let (plan, lowering) = Lowering(document, options: LoweringOptions(client)).plan()
        diagnostics.add(contentsOf: lowering)
        return PlannedClient(plan: diagnostics.hasErrors ? nil : plan, diagnostics: diagnostics)
    }
}
