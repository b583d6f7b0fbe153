import ApusFiles
import ApusGenerator

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `apus init SPEC`: writes an `apus.yaml` to begin with.
struct InitCommand {
    private let invocation: Invocation
    private let console: any Console
    private let report: DiagnosticReport

    init(_ invocation: Invocation, console: any Console, report: DiagnosticReport) {
        self.invocation = invocation
        self.console = console
        self.report = report
    }

    func run() throws -> ExitCode {
        let description = invocation.operands.first ?? ""
        guard !PipedDescription.isPipe(description) else {
            throw UsageFault("the configuration has to name a file", help: "save the description first")
        }
        var client = ClientConfiguration()
        client.description = description
        client.module = "API"
        let planned = try Pipeline().plan(client, folder: "")
        // Errors are no reason to refuse: the configuration may be what leaves the faulty part out.
        let hasErrors = report.show(planned.diagnostics).hasErrors
        let starter = ConfigurationStarter(description: description, plan: planned.plan)
        if invocation.has("--print") {
            console.print(starter.text)
        } else {
            try write(starter.text)
            report.say("wrote apus.yaml: look it over, then run 'apus generate'")
        }
        return hasErrors ? .faults : .success
    }

    private func write(_ text: String) throws {
        let path = FilePath.join(console.workingFolder, "apus.yaml")
        guard invocation.has("--force") || !FileManager.default.fileExists(atPath: path) else {
            throw UsageFault("there is an apus.yaml already", help: "write '--force' to replace it")
        }
        try AtomicFile(folder: console.workingFolder, name: "apus.yaml").write(Array(text.utf8))
    }
}
