import ApusChanges
import ApusDiagnostics
import ApusFiles
import ApusGenerator

/// `apus diff OLD NEW`: reports how a change of a description affects Swift code that uses the client.
struct DiffCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        let (settings, faults) = try ClientSettings(context, descriptions: invocation.operands).load()
        if faults.hasErrors {
            _ = report.show(faults)
            return .usage
        }
        var plans: [PlannedClient] = []
        var diagnostics = faults
        for (operand, other) in zip(invocation.operands, invocation.operands.reversed()) {
            var client = settings
            client.description = operand
            client.overlays += invocation.values(of: "--overlay")
            client.allowedFolders += invocation.values(of: "--allow-folder")
            var pipeline = Pipeline()
            if PipedDescription.isPipe(operand) {
                client.description = Self.place(of: other, named: plans.isEmpty ? "OLD" : "NEW")
                pipeline = Pipeline(files: try PipedDescription(operand, as: client.description))
            }
            let planned = try pipeline.plan(client, folder: "")
            diagnostics.add(contentsOf: shown(planned.diagnostics))
            plans.append(planned)
        }
        let hasErrors = report.show(diagnostics).hasErrors
        guard let old = plans.first?.plan, let new = plans.last?.plan, !hasErrors else { return .faults }
        let changes = ChangeReport(old: old, new: new)
        let format = try invocation.choice("--format", ChangeReportFormat.self) ?? .text
        let threshold = try invocation.choice("--fail-on", FailureThreshold.self) ?? .breaking
        let code: ExitCode = threshold.isReached(by: changes) ? .changes : .success
        console.print(format.render(changes, in: console.workingFolder, code))
        return code
    }

    /// The path of a description from a pipe: beside the other description, which usually is another version of it.
    private static func place(of other: String, named name: String) -> String {
        PipedDescription.isPipe(other) ? name : FilePath.join(FilePath.folder(of: other), name)
    }

    /// Removes warnings unless the options ask for them: `apus generate` already reports them.
    private func shown(_ diagnostics: Diagnostics) -> Diagnostics {
        if invocation.has("--verbose") || invocation.has("--strict") { return diagnostics }
        return Diagnostics(diagnostics.sorted.filter { $0.severity == .error })
    }

}

extension ChangeReportFormat {
    /// The report of a run in a folder.
    func render(_ report: ChangeReport, in folder: String, _ code: ExitCode) -> String {
        render(
            report,
            version: ApusVersion.current,
            paths: .inRepository(of: folder),
            exitCode: Int(code.rawValue)
        )
    }
}

/// The least severe change that makes `apus diff` fail: `--fail-on`.
enum FailureThreshold: String, CaseIterable {
    case breaking, behaviour, compatible, never

    func isReached(by report: ChangeReport) -> Bool {
        guard let worst = report.worst else { return false }
        return switch self {
        case .breaking: worst >= .breaking
        case .behaviour: worst >= .behaviour
        case .compatible: worst >= .compatible
        case .never: false
        }
    }
}
