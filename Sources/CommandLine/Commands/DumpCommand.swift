import ApusDiagnostics
import ApusFiles
import ApusGenerator
import ApusPlan

/// `apus dump plan SPEC`: prints an intermediate result, to separate faults of the stages.
/// `apus dump inputs CONFIG`: prints the input files of a configuration, for build systems.
struct DumpCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        let (subject, path) = try operands()
        switch subject {
        case .plan: return try dumpPlan(of: path)
        case .inputs: return try dumpInputs(of: path)
        }
    }

    private func dumpPlan(of description: String) throws -> ExitCode {
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
        console.print(PlanText.text(of: plan))
        return hasErrors ? .faults : .success
    }

    /// Prints the input files of each client. Faults of descriptions are not reported, because they do not concern the
    /// question; a file that does not exist is not listed.
    private func dumpInputs(of path: String) throws -> ExitCode {
        // The build-tool plugin sets the output and the module.
        let (configuration, faults) = try Configuration.read(path, given: ["output", "module"])
        if report.show(faults).hasErrors { return .usage }
        let clients = configuration.clients.map { client in
            let inputs = Pipeline().inputs(of: client, folder: configuration.folder)
            let paths = ([path] + inputs).map { JSONLiteral.string(console.absolutePath($0)) }
            return JSONLiteral.object([
                JSONLiteral.Member(key: "description", value: .string(client.description)),
                JSONLiteral.Member(key: "inputs", value: .array(paths)),
            ])
        }
        let list = JSONLiteral.Member(key: "clients", value: .array(clients))
        console.print(JSONLiteral.object([list]).indentedText)
        return .success
    }

    private func operands() throws(UsageFault) -> (DumpSubject, path: String) {
        guard let name = invocation.operands.first, let subject = DumpSubject(rawValue: name) else {
            let names = DumpSubject.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            throw UsageFault("unknown subject '\(invocation.operands.first ?? "")'", help: "use \(names)")
        }
        return (subject, invocation.operands.dropFirst().first ?? "")
    }
}

/// What `apus dump` prints.
enum DumpSubject: String, CaseIterable {
    case plan, inputs
}

extension Console {
    fileprivate func absolutePath(_ path: String) -> String { FilePath.join(workingFolder, path) }
}
