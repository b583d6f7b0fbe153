import ApusDiagnostics
import ApusIR

/// A description and the client that it would become, planned and not printed: all that a comparison needs.
struct PlannedClient {
    /// `nil`: the description's faults leave no client.
    let plan: ClientPlan?
    let diagnostics: Diagnostics
}

extension Pipeline {
    /// Plans a client.
    ///
    /// - Throws: `FileFault`
    func plan(_ client: ClientConfiguration, folder: String) throws -> PlannedClient {
        let parsed = try parse(Path.join(folder, client.description), client, folder: folder)
        var diagnostics = parsed.diagnostics
        guard let document = parsed.document, !diagnostics.hasErrors else {
            return PlannedClient(plan: nil, diagnostics: diagnostics)
        }
        let (plan, lowering) = Lowering(document, options: LoweringOptions(client)).plan()
        diagnostics.add(contentsOf: lowering)
        return PlannedClient(plan: diagnostics.hasErrors ? nil : plan, diagnostics: diagnostics)
    }
}
