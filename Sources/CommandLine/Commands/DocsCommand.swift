import ApusDiagnostics
import ApusGenerator

/// `apus docs`: writes the reference pages of clients without their source files.
struct DocsCommand: WatchableCommand {
    let context: CommandContext

    /// Generates and writes the pages once.
    func runOnce() throws -> (code: ExitCode, inputs: [String]) {
        guard var run = try context.generateClients() else {
            return (.usage, try context.configurationSource.files())
        }
        let isWanted = run.configuration.clients.contains { $0.documentation != nil || $0.catalog != nil }
        guard isWanted || run.configuration.clients.isEmpty else {
            throw UsageFault(
                "no client of the configuration has 'documentation' or 'catalog'",
                help: "add 'documentation: DIR' to a client, or use '--output DIR'"
            )
        }
        var pages = 0
        var changed = 0
        for index in run.clients.indices {
            for (folder, changes) in try run.outputs(at: index) {
                pages += changes.added.count + changes.changed.count + changes.unchanged.count
                changed += changes.count
                if invocation.has("--dry-run") {
                    console.print(changes.listing(in: folder))
                } else {
                    try run.apply(changes, in: folder)
                }
            }
            if !invocation.has("--dry-run") { run.record(at: index) }
        }
        let verb = invocation.has("--dry-run") ? "would change" : "changed"
        report.printStatus("\(counted(pages, "page")) (\(changed) \(verb))")
        return (run.hasErrors ? .faults : .success, run.inputs)
    }
}

extension OutputChanges {
    /// The output of `--dry-run`: one line for each file that would be written or removed.
    func listing(in folder: OutputFolder) -> String {
        let lines =
            added.map { "add \(folder.path)/\($0.name)\n" } + changed.map { "change \(folder.path)/\($0.name)\n" }
            + removed.map { "remove \(folder.path)/\($0)\n" }
        return lines.joined()
    }
}
