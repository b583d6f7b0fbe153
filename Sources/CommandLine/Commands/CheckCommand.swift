import ApusGenerator

/// `apus check`: lists generated files that are not up to date, without writing anything.
struct CheckCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        guard var run = try context.generateClients() else { return .usage }
        var stale: [String] = []
        var diffs: [UnifiedDiff] = []
        var files = 0
        for index in run.clients.indices {
            for (folder, changes) in try run.outputs(at: index) {
                files += changes.added.count + changes.changed.count + changes.unchanged.count
                stale += changes.added.map { "missing: \(folder.path)/\($0.name)" }
                stale += changes.changed.map { "changed: \(folder.path)/\($0.name)" }
                stale += changes.removed.map { "no longer generated: \(folder.path)/\($0)" }
                if invocation.has("--diff") { diffs += try UnifiedDiff.of(changes, in: folder) }
            }
        }
        if run.hasErrors { return .faults }
        guard !stale.isEmpty else {
            report.printStatus("\(files) generated files are up to date")
            return .success
        }
        if invocation.has("--diff") {
            for diff in diffs { console.print(diff.text) }
        } else {
            for line in stale { console.print(line + "\n") }
        }
        console.printError("error: \(stale.count) generated files are not up to date\nhelp: run 'apus generate'\n")
        return .stale
    }
}
