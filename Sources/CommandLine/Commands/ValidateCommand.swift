import ApusDiagnostics
import ApusGenerator

/// `apus validate`: reports the faults of a description without writing anything.
struct ValidateCommand: WatchableCommand {
    let context: CommandContext

    /// Validates the description once.
    func runOnce() throws -> (code: ExitCode, inputs: [String]) {
        var client = ClientConfiguration()
        let operand = invocation.operands.first ?? ""
        client.description = PipedDescription.name(of: operand)
        client.module = "API"
        client.overlays = invocation.values(of: "--overlay")
        let checksExamples = invocation.has("--examples")
        var generated = try Pipeline(reading: operand).generate(client, folder: "", checksExamples: checksExamples)
        generated.diagnostics.add(contentsOf: generated.exampleFindings.map { Diagnostic($0) })
        let shown = report.show(generated.diagnostics)
        let errors = shown.count(of: .error)
        let counts = [counted(errors, "error"), counted(shown.count(of: .warning), "warning")]
        let remarks = report.remarks(in: shown).map { [$0] } ?? []
        report.printStatus("\(client.description): \((counts + remarks).joined(separator: ", "))")
        return (errors > 0 ? .faults : .success, generated.inputs)
    }
}
