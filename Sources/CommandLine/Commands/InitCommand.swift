import ApusDiagnostics
import ApusFiles
import ApusGenerator

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `apus init SPEC`: writes an initial `apus.yaml` for a description, or an overlay that fixes its warnings.
struct InitCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        let description = invocation.operands.first ?? ""
        guard !PipedDescription.isPipe(description) else {
            throw UsageFault("the configuration must name a file", help: "save the description to a file first")
        }
        var client = ClientConfiguration()
        client.description = description
        client.module = "API"
        client.allowedFolders = invocation.values(of: "--allow-folder")
        if invocation.has("--overlay") { return try writeOverlay(client) }
        let planned = try Pipeline().plan(client, folder: "")
        // Errors do not prevent writing the file: the configuration can exclude the faulty part.
        let hasErrors = report.show(planned.diagnostics).hasErrors
        let starter = ConfigurationStarter(description: description, plan: planned.plan)
        if invocation.has("--print") {
            console.print(starter.text)
        } else {
            try write(starter.text, to: "apus.yaml")
            report.printStatus("wrote apus.yaml; review it, then run 'apus generate'")
        }
        return hasErrors ? .faults : .success
    }

    /// Writes `overlay.yaml`, with the fixes of the description's warnings.
    private func writeOverlay(_ client: ClientConfiguration) throws -> ExitCode {
        guard let starter = try OverlayStarter(client) else {
            // The text of the description has errors.
            let planned = try Pipeline().plan(client, folder: "")
            _ = report.show(planned.diagnostics)
            return .faults
        }
        guard let draft = starter.draft else {
            report.printStatus(
                starter.warnings.isEmpty
                    ? "there are no warnings, so no overlay is needed"
                    : "no overlay can fix the \(counted(starter.warnings.count, "warning")); 'apus validate' shows them"
            )
            return .success
        }
        if invocation.has("--print") {
            console.print(draft.text)
        } else {
            try write(draft.text, to: "overlay.yaml")
        }
        let fixed = counted(starter.warnings.count, "warning") + ", \(starter.remaining.count) with the overlay"
        report.printStatus("\(fixed); review the overlay, then add it to 'overlays' in apus.yaml")
        return .success
    }

    private func write(_ text: String, to name: String) throws {
        let path = FilePath.join(console.workingFolder, name)
        guard invocation.has("--force") || !FileManager.default.fileExists(atPath: path) else {
            throw UsageFault("\(name) already exists", help: "use '--force' to replace it")
        }
        try AtomicFile(folder: console.workingFolder, name: name).write(Array(text.utf8))
    }
}
