import ApusDiagnostics

/// A generated type declaration.
public struct TypePlan: Sendable {
    /// The name, which is unique in its parent or in the module.
    package var name: SwiftName
    /// The enclosing type; `nil` for a top-level type.
    package var parent: TypeID?
    /// The name in the description: the component's name, or the path of an inline schema (`UserSegment.rules[]`).
    package var schemaName: String
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// The place of the schema in the description.
    package var place: SourceLocation?
    package var shape: Shape
    /// Whether requests, responses, or both use the type.
    package var usage: Usage
    /// Examples of the schema, if the plan keeps examples.
    package var examples: [ExamplePlan] = []
    /// What the schema says about values, if the plan keeps examples.
    package var facts: ValueFacts?
    /// Additional protocols from the configuration.
    package var conformances: [String] = []

    /// Whether the alias is the name of an inline schema whose type is equal to that of another one.
    package var isShared = false

    package enum Shape: Sendable {
        case structure(StructurePlan)
        case enumeration(EnumerationPlan)
        case union(UnionPlan)
        /// `public typealias Tags = [String]`
        case alias(TypeReference)
    }

    package struct Usage: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let request = Usage(rawValue: 1)
        package static let response = Usage(rawValue: 2)
    }

    package init(
        name: SwiftName,
        parent: TypeID? = nil,
        schemaName: String,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        place: SourceLocation? = nil,
        shape: Shape,
        usage: Usage = []
    ) {
        self.name = name
        self.parent = parent
        self.schemaName = schemaName
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.place = place
        self.shape = shape
        self.usage = usage
    }
}
