import ApusDiagnostics
import ApusJSON

/// A stored property.
package struct PropertyPlan: Sendable {
    package var name: SwiftName
    /// The JSON key.
    package var key: String
    /// The type, without the `?` that ``presence`` adds.
    package var type: TypeReference
    package var presence: Presence
    /// Whether the value is stored indirectly, because the types are recursive.
    package var isIndirect: Bool
    /// The default argument of the initializer.
    package var defaultValue: LiteralPlan?
    /// The value that the server assumes if the property is missing. It is documented, but not sent.
    package var assumedValue: JSONLiteral?
    package var documentation: Documentation
    package var isDeprecated: Bool
    package var isReadOnly: Bool
    package var isWriteOnly: Bool
    /// Whether the value is a URL, by its format or its example, although the type may be `String`.
    package var isLink = false
    /// The part of a multipart body that the property is written as.
    package var part: PartPlan?
    /// The header that the property is the value of; `nil` if it is not a header of a part of a multipart body.
    package var partHeader: PartHeader?
    /// The place of the property's key.
    package var place: SourceLocation?
    /// Examples of the property's own schema, if the plan keeps examples.
    package var examples: [ExamplePlan] = []
    /// The example in the documentation: from the property, or from the schema that it refers to.
    package var example: JSONLiteral?
    /// What the schema says about values, if the plan keeps examples.
    package var facts: ValueFacts?

    /// A header of a part of a multipart body.
    package struct PartHeader: Sendable, Hashable {
        /// The key of the property that is the part.
        package var part: String
        package var name: String

        package init(part: String, name: String) {
            self.part = part
            self.name = name
        }
    }

    package enum Presence: Sendable, Hashable {
        /// `T`: always present.
        case required
        /// `T?`: omitted if `nil`.
        case optional
        /// `T?`: written as `null` if `nil`.
        case requiredNullable
        /// `T?` with a separate presence, which distinguishes `null` from a missing member.
        case optionalNullable
    }

    package init(
        name: SwiftName,
        key: String,
        type: TypeReference,
        presence: Presence,
        isIndirect: Bool = false,
        defaultValue: LiteralPlan? = nil,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        isReadOnly: Bool = false,
        isWriteOnly: Bool = false,
        part: PartPlan? = nil,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.key = key
        self.type = type
        self.presence = presence
        self.isIndirect = isIndirect
        self.defaultValue = defaultValue
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.isReadOnly = isReadOnly
        self.isWriteOnly = isWriteOnly
        self.part = part
        self.place = place
    }
}

extension PropertyPlan.Presence {
    /// Whether the object must have the key.
    package var isKeyRequired: Bool { self == .required || self == .requiredNullable }

    /// Whether the value can be `null`.
    package var isNullable: Bool { self == .requiredNullable || self == .optionalNullable }
}
