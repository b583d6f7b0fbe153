import ApusFiles
import ApusGenerator

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `apus init SPEC`: writes an initial `apus.yaml` for a description.
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
        let planned = try Pipeline().plan(client, folder: "")
        // Errors do not prevent writing the file: the configuration can exclude the faulty part.
        let hasErrors = report.show(planned.diagnostics).hasErrors
        let starter = ConfigurationStarter(description: description, plan: planned.plan)
        if invocation.has("--print") {
            console.print(starter.text)
        } else {
            try write(starter.text)
            report.printStatus("wrote apus.yaml; review it, then run 'apus generate'")
        }
        return hasErrors ? .faults : .success
    }

    private func write(_ text: String) throws {
        let path = FilePath.join(console.workingFolder, "apus.yaml")
        guard invocation.has("--force") || !FileManager.default.fileExists(atPath: path) else {
            throw UsageFault("apus.yaml already exists", help: "use '--force' to replace it")
        }
        try AtomicFile(folder: console.workingFolder, name: "apus.yaml").write(Array(text.utf8))
    }
}
