import ApusPlan

/// Breaks cycles of types that contain each other by value.
///
/// A struct cannot contain itself or an optional of itself. Arrays and dictionaries store their elements in separate
/// memory, so they are not part of a cycle. In each group of types that contain each other, the properties and cases
/// that close a cycle are stored indirectly; all others are stored by value.
struct RecursionBoxing: NumberedGraph {
    private let table: TypeTable
    private let containedTypes: [[Int]]

    init(_ table: TypeTable) {
        self.table = table
        // Shapes are read in place, because a copy of a type retains a dozen values.
        containedTypes = table.ids.map { id in
            switch table[id].shape {
            case .structure(let structure):
                structure.properties.indices.compactMap { structure.properties[$0].type.storedType?.index }
            case .union(let union): union.cases.compactMap { $0.payload.storedType?.index }
            case .alias(let reference): reference.storedType.map { [$0.index] } ?? []
            case .enumeration: []
            }
        }
    }

    var nodeCount: Int { containedTypes.count }
    func successors(of node: Int) -> [Int] { containedTypes[node] }

    /// The table with its cycles broken.
    ///
    /// - Precondition: No cycle consists only of aliases; see ``AliasCycles``.
    func boxed() -> TypeTable {
        var table = table
        for component in stronglyConnectedComponents() {
            guard let first = component.first else { continue }
            if component.count == 1, !containedTypes[first].contains(first) { continue }
            let types = component.filter { !isAlias($0) }
            for (from, to) in ThroughAliases(boxing: self).backEdges(within: types) {
                box(TypeID(from), leadingTo: to, in: &table)
            }
        }
        return table
    }

    private func isAlias(_ node: Int) -> Bool {
        if case .alias = table.plans[node].shape { return true }
        return false
    }

    /// Stores the members of a type indirectly that contain one of the targets.
    private func box(_ id: TypeID, leadingTo targets: Set<Int>, in table: inout TypeTable) {
        switch table[id].shape {
        case .structure(var structure):
            for index in structure.properties.indices
            where isContained(structure.properties[index].type, in: targets) {
                structure.properties[index].isIndirect = true
            }
            table[id].shape = .structure(structure)
        case .union(var union):
            for index in union.cases.indices where isContained(union.cases[index].payload, in: targets) {
                union.cases[index].isIndirect = true
            }
            table[id].shape = .union(union)
        case .alias, .enumeration: break
        }
    }

    private func isContained(_ reference: TypeReference, in targets: Set<Int>) -> Bool {
        reference.storedType.map { targets.contains(resolved($0).index) } ?? false
    }

    private func resolved(_ id: TypeID) -> TypeID {
        var id = id
        for _ in 0..<SchemaFacts.maximumReferenceDepth {
            guard case .alias(let reference) = table[id].shape, let next = reference.storedType else { return id }
            id = next
        }
        return id
    }

    /// The same graph with each alias replaced by its target.
    private struct ThroughAliases: NumberedGraph {
        let boxing: RecursionBoxing
        var nodeCount: Int { boxing.nodeCount }
        func successors(of node: Int) -> [Int] {
            boxing.containedTypes[node].map { boxing.resolved(TypeID($0)).index }
        }
    }
}

extension TypeReference {
    /// The generated type that a value of this type contains by value.
    var storedType: TypeID? {
        switch self {
        case .named(let id): id
        case .optional(let wrapped), .jsonText(let wrapped): wrapped.storedType
        default: nil
        }
    }
}
