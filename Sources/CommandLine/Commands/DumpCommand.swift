import ApusDiagnostics
import ApusGenerator
import ApusPlan

/// `apus dump plan SPEC`: prints an intermediate result, to separate faults of the stages.
struct DumpCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        let (subject, description) = try operands()
        let (settings, faults) = try ClientSettings(context, descriptions: [description]).load()
        if faults.hasErrors {
            _ = report.show(faults)
            return .usage
        }
        var client = settings
        client.description = PipedDescription.name(of: description)
        client.overlays += invocation.values(of: "--overlay")
        client.allowedFolders += invocation.values(of: "--allow-folder")
        let planned = try Pipeline(reading: description).plan(client, folder: "")
        var diagnostics = faults
        diagnostics.add(contentsOf: planned.diagnostics.sorted)
        let hasErrors = report.show(diagnostics).hasErrors
        guard let plan = planned.plan else { return .faults }
        switch subject {
        case .plan: console.print(PlanText.text(of: plan))
        }
        return hasErrors ? .faults : .success
    }

    private func operands() throws(UsageFault) -> (DumpSubject, description: String) {
        guard let name = invocation.operands.first, let subject = DumpSubject(rawValue: name) else {
            let names = DumpSubject.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            throw UsageFault("unknown subject '\(invocation.operands.first ?? "")'", help: "use \(names)")
        }
        return (subject, invocation.operands.dropFirst().first ?? "")
    }
}

/// An intermediate result that `apus dump` prints.
enum DumpSubject: String, CaseIterable {
    case plan
}
