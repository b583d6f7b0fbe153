import ApusGenerator
import ApusPlan
import ApusSwiftText

/// The format of `apus list`: `--format`.
enum ListFormat: String, CaseIterable { case text, json }

/// `apus list`: lists operations and types with their Swift names, or the decisions that were inferred.
struct ListCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        guard let run = try context.generateClients() else { return .usage }
        if try invocation.choice("--format", ListFormat.self) == .json {
            let plans = run.clients.compactMap(\.plan)
            console.print(ClientList(plans, onlyInferences: invocation.has("--inferred")).jsonText)
            return run.hasErrors ? .faults : .success
        }
        for client in run.clients {
            guard let plan = client.plan else { continue }
            if run.clients.count > 1 { console.print("\(plan.module)\n") }
            if invocation.has("--inferred") {
                for inference in plan.inferences {
                    console.print("\(inference.subject): \(inference.decision)\n    because \(inference.reason)\n")
                }
            } else {
                show(plan)
            }
        }
        return run.hasErrors ? .faults : .success
    }

    private func show(_ plan: ClientPlan) {
        for group in plan.groups {
            let prefix = group.propertyName.map { "client.\($0)." } ?? "client."
            for operation in group.operations {
                console.print(
                    "\(operation.method) \(operation.path.text)  \(prefix)\(operation.name)  \(operation.id)\n"
                )
            }
        }
        let spelling = TypeSpelling(types: plan.types)
        for id in plan.types.ids {
            console.print("\(plan.types[id].schemaName)  \(spelling.name(of: id))\n")
        }
    }
}
