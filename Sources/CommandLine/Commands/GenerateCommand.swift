import ApusChanges
import ApusDiagnostics
import ApusGenerator

/// `apus generate`: generates the clients and writes the files that changed.
struct GenerateCommand: WatchableCommand {
    let context: CommandContext

    /// Generates and writes the clients once.
    func runOnce() throws -> (code: ExitCode, inputs: [String]) {
        let start = ContinuousClock.now
        guard var run = try context.generateClients() else {
            return (.usage, try context.configurationSource.files())
        }
        var summary = GenerationSummary()
        var changes: [Change] = []
        var hasEarlier = false
        for (index, client) in run.clients.enumerated() {
            summary.add(client)
            guard client.exists else { continue }
            let writing = ContinuousClock.now
            let outputs = try run.outputs(at: index)
            let earlier = surfaceChanges(outputs.first, isPackage: client.configuration.package != nil)
            if invocation.has("--changes"), let earlier {
                hasEarlier = true
                changes += earlier
            }
            for (folder, changes) in outputs {
                if !invocation.has("--dry-run") { try run.apply(changes, in: folder) }
                summary.add(changes)
                if invocation.has("--dry-run"), !invocation.has("--changes") {
                    console.print(changes.listing(in: folder))
                }
            }
            if !invocation.has("--dry-run") {
                try addToChangelog(client, earlier)
                run.record(at: index)
            }
            if invocation.has("--timings") { show(client, writing: ContinuousClock.now - writing) }
        }
        let code: ExitCode = run.hasErrors ? .faults : .success
        if invocation.has("--changes") { try show(ChangeReport(changes: changes), hasEarlier: hasEarlier, code) }
        report.printStatus(summary.line(seconds: ContinuousClock.now - start, isDryRun: invocation.has("--dry-run")))
        let inputs = run.inputs
        if invocation.has("--watch") { releaseInBackground(consume run) } else { keepUntilExit(run) }
        return (code, inputs)
    }

    /// The changes of a client's Swift files; `nil` if there are no earlier files, or the changes are not needed.
    private func surfaceChanges(_ main: (folder: OutputFolder, changes: OutputChanges)?, isPackage: Bool) -> [Change]? {
        guard let main, invocation.has("--changes") || isPackage, main.folder.hasOwnFiles else { return nil }
        return main.changes.isEmpty ? [] : main.folder.surfaceChanges(main.changes)
    }

    /// Adds an entry to the changelog of a client's package.
    private func addToChangelog(_ client: RunClient, _ changes: [Change]?) throws {
        guard let package = client.configuration.package, changes?.isEmpty != true, let plan = client.plan else {
            return
        }
        let changelog = PackageChangelog(folder: package.folder, version: plan.version)
        try changelog.add(changes.map { ChangeReport(changes: $0) })
    }

    /// Prints the report of `--changes`.
    private func show(_ changes: ChangeReport, hasEarlier: Bool, _ code: ExitCode) throws(UsageFault) {
        guard hasEarlier else { return report.printStatus("there are no existing generated files to compare with") }
        let format = try invocation.choice("--format", ChangeReportFormat.self) ?? .text
        console.print(format.render(changes, in: console.workingFolder, code))
    }

    private func show(_ client: RunClient, writing: Duration) {
        let stages = client.timings + [(.write, writing)]
        let list = stages.map { "\($0.stage.rawValue) \($0.duration.inMilliseconds) ms" }
        report.printStatus("\(client.configuration.module): " + list.joined(separator: ", "))
    }
}

/// Collects the figures of a run for its last line.
struct GenerationSummary {
    private var counts = ClientCounts()
    private var changed = 0
    private var warnings = 0
    private var errors = 0

    mutating func add(_ client: RunClient) {
        counts.operations += client.counts.operations
        counts.types += client.counts.types
        counts.files += client.counts.files
        warnings += client.diagnostics.count(of: .warning)
        errors += client.diagnostics.count(of: .error)
    }

    mutating func add(_ changes: OutputChanges) { changed += changes.count }

    /// `31 operations, 96 types, 12 files (3 changed), no warnings, 0.031 s`
    func line(seconds: Duration, isDryRun: Bool) -> String {
        var parts = [counted(counts.operations, "operation"), counted(counts.types, "type")]
        parts.append(counted(counts.files, "file") + " (\(changed) \(isDryRun ? "would change" : "changed"))")
        if errors > 0 { parts.append(counted(errors, "error")) }
        parts.append(warnings == 0 ? "no warnings" : counted(warnings, "warning"))
        parts.append(seconds.inSeconds + " s")
        return parts.joined(separator: ", ")
    }
}

extension Duration {
    private var microseconds: Int64 {
        components.seconds &* 1_000_000 &+ components.attoseconds / 1_000_000_000_000
    }

    /// `31.4`
    var inMilliseconds: String {
        let tenths = microseconds / 100
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// `0.031`
    var inSeconds: String {
        let thousandths = microseconds / 1000
        let fraction = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
