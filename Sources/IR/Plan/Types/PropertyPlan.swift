import ApusDiagnostics
import ApusJSON

/// One stored property.
package struct PropertyPlan: Sendable {
    package var name: SwiftName
    /// The JSON key.
    package var key: String
    /// Without the `?` that ``presence`` adds.
    package var type: TypeReference
    package var presence: Presence
    /// Whether it is stored behind a reference, because its type contains this one.
    package var isIndirect: Bool
    /// The initializer's default argument.
    package var defaultValue: LiteralPlan?
    package var documentation: Documentation
    package var isDeprecated: Bool
    package var isReadOnly: Bool
    package var isWriteOnly: Bool
    /// Whether the value is a URL, by its format or its example, although the type may be `String`.
    package var isLink = false
    /// The content type and headers of its part in a multipart body.
    package var part: PartPlan?
    /// Where the property's key stands.
    package var place: SourceLocation?
    /// Examples of the property's own schema, when the plan keeps them.
    package var examples: [ExamplePlan] = []
    /// The example that documentation shows: the property's own, or that of the schema it refers to.
    package var example: JSONLiteral?

    package enum Presence: Sendable, Hashable {
        /// `T`: always there.
        case required
        /// `T?`: left out when `nil`.
        case optional
        /// `T?`: written as `null` when `nil`.
        case requiredNullable
        /// `T?` with a presence of its own, so that an explicit `null` can be told from nothing.
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
