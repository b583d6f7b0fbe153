import ApusPlan

/// Removes discarded types from a plan and renumbers the others.
struct TypeRenumbering {
    private let newIDs: [TypeID?]
    private let discarded: Set<TypeID>
    private let hasGaps: Bool

    init(_ types: InlineTypes, count: Int) {
        hasGaps = !types.discarded.isEmpty
        var next = 0
        var newIDs: [TypeID?] = (0..<count).map { index in
            if types.discarded.contains(TypeID(index)) { return nil }
            defer { next += 1 }
            return TypeID(next)
        }
        // References to a discarded type become references to the equal one.
        for id in types.discarded { newIDs[id.index] = newIDs[types.original(id).index] }
        self.newIDs = newIDs
        discarded = types.discarded
    }

    func apply(to plan: inout ClientPlan) {
        guard hasGaps else { return }
        plan.types = apply(to: plan.types)
        for header in plan.responseHeaders.indices {
            plan.responseHeaders[header].type = map(plan.responseHeaders[header].type)
        }
        for group in plan.groups.indices {
            for index in plan.groups[group].operations.indices { apply(to: &plan.groups[group].operations[index]) }
        }
    }

    private func apply(to table: TypeTable) -> TypeTable {
        var result = TypeTable()
        for id in table.ids where !discarded.contains(id) {
            var plan = table[id]
            plan.parent = plan.parent.flatMap { newIDs[$0.index] }
            plan.shape = map(plan.shape)
            _ = result.add(plan)
        }
        return result
    }

    private func apply(to operation: inout OperationPlan) {
        for index in operation.parameters.indices {
            operation.parameters[index].type = map(operation.parameters[index].type)
        }
        if var body = operation.body {
            for index in body.contents.indices { body.contents[index].type = map(body.contents[index].type) }
            operation.body = body
        }
        switch operation.success {
        case .none: break
        case .single(let content): operation.success = .single(map(content))
        case .optional(let content): operation.success = .optional(map(content))
        case .several(let name, var cases):
            for index in cases.indices { apply(to: &cases[index].content) }
            operation.success = .several(name: name, cases)
        }
        for index in operation.failures.indices { apply(to: &operation.failures[index].content) }
        for index in operation.responses.indices { apply(to: &operation.responses[index].content) }
    }

    private func apply(to content: inout ResponseContent?) {
        guard let type = content?.type else { return }
        content?.type = map(type)
    }

    private func map(_ content: ResponseContent) -> ResponseContent {
        var content = content
        content.type = map(content.type)
        return content
    }

    private func map(_ shape: TypePlan.Shape) -> TypePlan.Shape {
        switch shape {
        case .structure(var plan):
            for index in plan.properties.indices {
                plan.properties[index].type = map(plan.properties[index].type)
                plan.properties[index].defaultValue = plan.properties[index].defaultValue.map(map)
            }
            if let additional = plan.additionalProperties {
                plan.additionalProperties = AdditionalPropertiesPlan(
                    name: additional.name,
                    values: map(additional.values)
                )
            }
            return .structure(plan)
        case .union(var plan):
            for index in plan.cases.indices { plan.cases[index].payload = map(plan.cases[index].payload) }
            return .union(plan)
        case .alias(let reference): return .alias(map(reference))
        case .enumeration: return shape
        }
    }

    private func map(_ literal: LiteralPlan) -> LiteralPlan {
        switch literal {
        case .enumerationCase(let id, let name): newIDs[id.index].map { .enumerationCase($0, name) } ?? .null
        case .array(let elements): .array(elements.map(map))
        default: literal
        }
    }

    private func map(_ reference: TypeReference) -> TypeReference {
        switch reference {
        case .named(let id): newIDs[id.index].map(TypeReference.named) ?? .json
        case .array(let inner): .array(map(inner))
        case .dictionary(let inner): .dictionary(map(inner))
        case .optional(let inner): .optional(map(inner))
        case .jsonText(let inner): .jsonText(map(inner))
        default: reference
        }
    }
}
