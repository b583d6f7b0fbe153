/// A default value as a Swift literal.
package indirect enum LiteralPlan: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// The digits as spelled in the description. They are a valid Swift literal of the property's type.
    case integer(String)
    /// The number as spelled in the description. It is a valid Swift floating-point literal.
    case number(String)
    case string(String)
    /// A case of an enumeration.
    case enumerationCase(TypeID, SwiftName)
    case array([LiteralPlan])
    /// `[:]`
    case emptyDictionary
}
