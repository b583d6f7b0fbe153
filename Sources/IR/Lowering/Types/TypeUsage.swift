import ApusPlan

/// Marks the types that requests send and responses contain, and adapts the presence of their properties.
struct TypeUsage {
    private(set) var usage: [TypePlan.Usage]
    private let table: TypeTable

    init(_ table: TypeTable) {
        self.table = table
        usage = Array(repeating: [], count: table.plans.count)
    }

    /// Marks a type and all types that it contains.
    mutating func mark(_ reference: TypeReference, as mark: TypePlan.Usage) {
        var open: [TypeID] = []
        Self.collect(reference, into: &open)
        while let id = open.popLast() {
            guard !usage[id.index].isSuperset(of: mark) else { continue }
            usage[id.index].formUnion(mark)
            Self.collect(table[id].shape, into: &open)
        }
    }

    /// Appends the types that a shape refers to.
    static func collect(_ shape: TypePlan.Shape, into ids: inout [TypeID]) {
        switch shape {
        case .structure(let plan):
            // Accessed by index, because iterating copies each property.
            for index in plan.properties.indices { collect(plan.properties[index].type, into: &ids) }
            if let additional = plan.additionalProperties { collect(additional.values, into: &ids) }
        case .union(let plan): for member in plan.cases { collect(member.payload, into: &ids) }
        case .alias(let reference): collect(reference, into: &ids)
        case .enumeration: break
        }
    }

    static func collect(_ reference: TypeReference, into ids: inout [TypeID]) {
        switch reference {
        case .named(let id): ids.append(id)
        case .array(let inner), .dictionary(let inner), .optional(let inner), .jsonText(let inner):
            collect(inner, into: &ids)
        default: break
        }
    }

    /// The table with the marks applied.
    ///
    /// `readOnly` properties of types that are sent, and `writeOnly` properties of types that are received, become
    /// optional (OpenAPI 3.1.1 §4.8.24, JSON Schema 2020-12 Validation §9.4).
    func applied() -> TypeTable {
        var table = table
        for id in table.ids {
            let usage = usage[id.index]
            table[id].usage = usage
            guard case .structure(let structure) = table[id].shape, structure.coding == .json else { continue }
            let leftOut = structure.properties.indices.filter { index in
                (structure.properties[index].isReadOnly && usage.contains(.request))
                    || (structure.properties[index].isWriteOnly && usage.contains(.response))
            }
            if leftOut.isEmpty { continue }
            var changed = structure
            for index in leftOut {
                let presence = changed.properties[index].presence
                changed.properties[index].presence = presence.isNullable ? .optionalNullable : .optional
            }
            table[id].shape = .structure(changed)
        }
        return table
    }
}
