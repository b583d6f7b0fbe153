/// A default value that Swift can spell.
package indirect enum LiteralPlan: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// As spelled; valid as a Swift integer literal of the property's type.
    case integer(String)
    /// As spelled; valid as a Swift floating-point literal.
    case number(String)
    case string(String)
    /// `.case` of an enumeration.
    case enumerationCase(TypeID, SwiftName)
    case array([LiteralPlan])
    /// `[:]`
    case emptyDictionary
}
