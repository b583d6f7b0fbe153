import ApusDiagnostics
import ApusPlan

/// Finds and breaks cycles of type aliases, such as an array `A` whose elements are `A`.
///
/// Swift does not allow such aliases, and the cycle has no struct or enum that could be referred to instead. So the
/// elements become `JSONValue`.
struct AliasCycles: NumberedGraph {
    private let targets: [[Int]]

    init(_ table: TypeTable) {
        targets = table.ids.map { id in
            guard case .alias(let reference) = table[id].shape else { return [] }
            return Self.named(reference).map { [$0.index] } ?? []
        }
    }

    var nodeCount: Int { targets.count }
    func successors(of node: Int) -> [Int] { targets[node] }

    private static func named(_ reference: TypeReference) -> TypeID? {
        switch reference {
        case .named(let id): id
        case .array(let inner), .dictionary(let inner), .optional(let inner), .jsonText(let inner): named(inner)
        default: nil
        }
    }

    /// Returns the table with each cycle broken at its first alias, and reports the cycles.
    func breakingCycles(in table: TypeTable, diagnostics: inout [Diagnostic]) -> TypeTable {
        var table = table
        for component in stronglyConnectedComponents() {
            guard let first = component.first, component.count > 1 || targets[first].contains(first) else { continue }
            let id = TypeID(first)
            guard case .alias(let reference) = table[id].shape else { continue }
            table[id].shape = .alias(Self.replacingName(in: reference))
            if let place = table[id].place {
                diagnostics.append(.endlessSchema(table[id].schemaName, at: place))
            }
        }
        return table
    }

    private static func replacingName(in reference: TypeReference) -> TypeReference {
        switch reference {
        case .array(let inner): .array(replacingName(in: inner))
        case .dictionary(let inner): .dictionary(replacingName(in: inner))
        case .optional(let inner): .optional(replacingName(in: inner))
        case .jsonText(let inner): .jsonText(replacingName(in: inner))
        case .named: .json
        default: reference
        }
    }
}
