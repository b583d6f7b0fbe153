import ApusDiagnostics
import ApusGenerator

/// `apus validate`: reports the faults of a description without writing anything.
struct ValidateCommand: WatchableCommand {
    let context: CommandContext

    /// Validates the description once.
    func runOnce() throws -> (code: ExitCode, inputs: [String]) {
        let operand = invocation.operands.first ?? ""
        let (settings, faults) = try ClientSettings(context, descriptions: [operand], clientName: nil).load()
        if faults.hasErrors {
            _ = report.show(faults)
            return (.usage, try context.configurationSource.files())
        }
        var client = settings.withoutOutputs
        client.description = PipedDescription.name(of: operand)
        client.overlays += invocation.values(of: "--overlay")
        client.allowedFolders += invocation.values(of: "--allow-folder")
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
