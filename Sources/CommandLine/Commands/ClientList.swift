import ApusPlan
import ApusSwiftText

/// The output of `apus list --format json`.
struct ClientList {
    // {
    //   "clients": [
    //     {
    //       "module": "PetsAPI",
    //       "operations": [
    //         { "id": "listPets", "method": "GET", "path": "/pets", "tag": "pets", "swift": "client.pets.list" }
    //       ],
    //       "types": [{ "schema": "Pet", "swift": "Pet" }],
    //       "inferences": [{ "subject": "listPets", "decision": "…", "reason": "…" }]
    //     }
    //   ]
    // }

    private let plans: [ClientPlan]
    private let onlyInferences: Bool

    init(_ plans: [ClientPlan], onlyInferences: Bool) {
        self.plans = plans
        self.onlyInferences = onlyInferences
    }

    /// The list as indented JSON.
    var jsonText: String { Self.object([("clients", .array(plans.map(client)))]).indentedText }

    private func client(_ plan: ClientPlan) -> JSONLiteral {
        let inferences = plan.inferences.map { inference in
            Self.texts([
                ("subject", inference.subject), ("decision", inference.decision), ("reason", inference.reason),
            ])
        }
        let lists = onlyInferences ? [] : [("operations", operations(of: plan)), ("types", types(of: plan))]
        return Self.object([("module", .string(plan.module))] + lists + [("inferences", .array(inferences))])
    }

    private func operations(of plan: ClientPlan) -> JSONLiteral {
        .array(
            plan.groups.flatMap { group in
                let prefix = group.propertyName.map { "client.\($0)." } ?? "client."
                return group.operations.map { operation in
                    Self.texts([
                        ("id", operation.id), ("method", operation.method), ("path", operation.path.text),
                        ("tag", group.tag), ("swift", "\(prefix)\(operation.name)"),
                    ])
                }
            }
        )
    }

    private func types(of plan: ClientPlan) -> JSONLiteral {
        let spelling = TypeSpelling(types: plan.types)
        return .array(
            plan.types.ids.map { id in
                Self.texts([("schema", plan.types[id].schemaName), ("swift", spelling.name(of: id))])
            }
        )
    }

    private static func texts(_ members: [(String, String)]) -> JSONLiteral {
        object(members.map { ($0.0, .string($0.1)) })
    }

    private static func object(_ members: [(String, JSONLiteral)]) -> JSONLiteral {
        .object(members.map { JSONLiteral.Member(key: $0.0, value: $0.1) })
    }
}
