import ApusPlan

/// Breaks the cycles of types that contain each other by value.
///
/// A struct can't contain itself, nor an optional of itself; arrays and dictionaries keep their elements elsewhere
/// and end a cycle. In each group of types that contain each other, the properties and cases that lead back are stored
/// behind a reference; everything else stays a plain value.
struct RecursionBoxing: NumberedGraph {
    private let table: TypeTable
    private let containedTypes: [[Int]]

    init(_ table: TypeTable) {
        self.table = table
        containedTypes = table.plans.map { plan in
            switch plan.shape {
            case .structure(let structure):
                structure.properties.indices.compactMap { Self.contained(structure.properties[$0].type)?.index }
            case .union(let union): union.cases.compactMap { Self.contained($0.payload)?.index }
            case .alias(let reference): Self.contained(reference).map { [$0.index] } ?? []
            case .enumeration: []
            }
        }
    }

    var nodeCount: Int { containedTypes.count }
    func successors(of node: Int) -> [Int] { containedTypes[node] }

    /// The type whose value lies inside of a value of this one.
    private static func contained(_ reference: TypeReference) -> TypeID? {
        switch reference {
        case .named(let id): id
        case .optional(let wrapped): contained(wrapped)
        default: nil
        }
    }

    /// The table with its cycles broken. Aliases must not be in cycles by themselves.
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
        Self.contained(reference).map { targets.contains(resolved($0).index) } ?? false
    }

    private func resolved(_ id: TypeID) -> TypeID {
        var id = id
        for _ in 0..<SchemaFacts.deepest {
            guard case .alias(let reference) = table[id].shape, let next = Self.contained(reference) else { return id }
            id = next
        }
        return id
    }

    /// The same graph with every alias replaced by what it stands for.
    private struct ThroughAliases: NumberedGraph {
        let boxing: RecursionBoxing
        var nodeCount: Int { boxing.nodeCount }
        func successors(of node: Int) -> [Int] {
            boxing.containedTypes[node].map { boxing.resolved(TypeID($0)).index }
        }
    }
}
