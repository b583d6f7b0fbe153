import ApusPlan
import ApusSpecParser

extension OperationBuilder {
    mutating func addHeader(_ header: Header) {
        guard headers.isNew(header.name) else { return }
        var type = TypeReference.string
        if let schema = header.schema ?? header.content?.schema, types.facts.unresolvedReference(schema) == nil {
            let site = TypeSite(
                parent: nil,
                prefix: "",
                base: header.name + " Header",
                owner: "Headers",
                role: .header
            )
            type = types.use(of: schema, at: site).type.inJSON
        }
        use(type, as: .response)
        headers.add(
            header,
            type,
            facts: (header.schema ?? header.content?.schema).flatMap { types.valueFacts(of: [$0]) }
        )
        if options.keepsExamples, let schema = header.schema ?? header.content?.schema {
            let resolved = types.facts.resolved(schema)
            let examples = header.examples + (header.content?.examples ?? [])
            headers.addExamples(examples.map { ExamplePlan($0) })
            headers.addExamples(types.schemas[resolved.index].examples.map { ExamplePlan($0) })
        }
    }
}

/// The documented response headers, without duplicates. The first type of a header is used; case is ignored.
struct ResponseHeaderTable {
    private var entries: [Entry] = []
    private var known: Set<String> = []

    private struct Entry {
        let header: Header
        let type: TypeReference
        let facts: ValueFacts?
        var examples: [ExamplePlan] = []
    }

    func isNew(_ name: String) -> Bool { !known.contains(name.lowercased()) }

    mutating func add(_ header: Header, _ type: TypeReference, facts: ValueFacts?) {
        known.insert(header.name.lowercased())
        entries.append(Entry(header: header, type: type, facts: facts))
    }

    /// Adds examples to the last header.
    mutating func addExamples(_ examples: [ExamplePlan]) {
        entries[entries.count - 1].examples += examples
    }

    var plans: [ResponseHeaderPlan] {
        let names = MemberNames(entries.map(\.header.name), reserved: ReservedNames.members)
        return zip(entries, names.names).map { entry, name in
            var plan = ResponseHeaderPlan(
                name: name,
                wireName: entry.header.name,
                type: entry.type,
                documentation: Documentation(description: entry.header.description),
                place: entry.header.place
            )
            plan.isRequired = entry.header.isRequired
            plan.isDeprecated = entry.header.isDeprecated
            plan.examples = entry.examples
            plan.facts = entry.facts
            return plan
        }
    }
}
