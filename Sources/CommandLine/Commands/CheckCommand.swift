import ApusDiagnostics
import ApusGenerator

/// `apus check`: lists generated files that are not up to date, without writing anything.
struct CheckCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        guard var run = try context.generateClients() else { return .usage }
        var stale: [(path: String, state: String)] = []
        var diffs: [UnifiedDiff] = []
        var files = 0
        for index in run.clients.indices {
            for (folder, changes) in try run.outputs(at: index) {
                files += changes.added.count + changes.changed.count + changes.unchanged.count
                stale += changes.added.map { (path: "\(folder.path)/\($0.name)", state: "missing") }
                stale += changes.changed.map { (path: "\(folder.path)/\($0.name)", state: "changed") }
                stale += changes.removed.map { (path: "\(folder.path)/\($0)", state: "no longer generated") }
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
            for file in stale { console.print("\(file.state): \(file.path)\n") }
        }
        report.show(stale: stale.map { .staleFile($0.path, "is \($0.state)") })
        return .stale
    }
}
