import ApusPlan

/// Stores large members in memory of their own.
///
/// A struct contains the fields of its members, and the fields of their members, so the code that copies, assigns and
/// destroys it repeats the code for each of them. In a description that nests deeply this is half of the client's code. A
/// box ends the repetition: its owner copies one reference, whatever the member contains.
struct SizeBoxing: NumberedGraph {
    /// The largest type that is stored by value, in fields. Smaller limits box more members and save little more.
    private static let maximumFields = 8

    private var table: TypeTable

    /// - Precondition: No type of the table contains itself by value; see ``RecursionBoxing``.
    init(_ table: TypeTable) {
        self.table = table
    }

    var nodeCount: Int { table.plans.count }

    func successors(of node: Int) -> [Int] {
        switch table.plans[node].shape {
        case .structure(let structure):
            structure.properties.indices.compactMap { index in
                structure.properties[index].isIndirect ? nil : structure.properties[index].type.storedType?.index
            }
        case .union(let union): union.cases.compactMap { $0.isIndirect ? nil : $0.payload.storedType?.index }
        case .alias(let reference): reference.storedType.map { [$0.index] } ?? []
        case .enumeration: []
        }
    }

    /// The table with its large members boxed.
    func boxed() -> TypeTable {
        var table = table
        var fields = [Int](repeating: 1, count: nodeCount)
        func size(_ type: TypeReference) -> Int { type.storedType.map { fields[$0.index] } ?? 1 }

        // A type comes after the types that it contains.
        for node in stronglyConnectedComponents().joined() {
            let id = TypeID(node)
            switch table[id].shape {
            case .structure(let structure):
                // Properties are read in place, because a copy retains a dozen values.
                let properties = structure.properties.indices
                let large = properties.filter { size(structure.properties[$0].type) > Self.maximumFields }
                fields[node] = properties.reduce(structure.additionalProperties == nil ? 0 : 1) { sum, index in
                    let size = size(structure.properties[index].type)
                    return sum + (structure.properties[index].isIndirect || size > Self.maximumFields ? 1 : size)
                }
                if large.isEmpty { continue }
                var changed = structure
                for index in large { changed.properties[index].isIndirect = true }
                table[id].shape = .structure(changed)
            case .union(var union):
                for index in union.cases.indices where size(union.cases[index].payload) > Self.maximumFields {
                    union.cases[index].isIndirect = true
                }
                fields[node] = union.cases.reduce(1) { $0 + ($1.isIndirect ? 1 : size($1.payload)) }
                table[id].shape = .union(union)
            case .alias(let reference): fields[node] = size(reference)
            case .enumeration: break
            }
        }
        return table
    }
}
