import ApusPlan
import ApusSpecParser

/// Decisions about types that are made when all types are known.
struct PendingDecisions {
    /// Unions whose discrimination is decided.
    var unions: [TypeID: UnionDraft] = [:]
    /// Default values of properties that become literals.
    var defaults: [TypeID: [PendingDefault]] = [:]

    /// Removes the decisions about a type that is not needed.
    mutating func discard(_ type: TypeID) {
        unions[type] = nil
        defaults[type] = nil
    }
}

/// A default value that becomes a literal when all types are known.
struct PendingDefault {
    /// The index of the property.
    var property: Int
    var value: Node
    /// The path of the property, for diagnostics.
    var path: String
}
