import ApusDiagnostics

/// One generated type declaration.
package struct TypePlan: Sendable {
    /// The name, unique within its parent (or the module).
    package var name: SwiftName
    /// The type that it is nested in; `nil` for a top-level type.
    package var parent: TypeID?
    /// What the description calls it: a component's name, or where it stands (`UserSegment.rules[]`).
    package var schemaName: String
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// Where the schema stands in the description.
    package var place: SourceLocation?
    package var shape: Shape
    /// Whether the type is reachable from a request body or parameter, from a response, or both.
    package var usage: Usage
    /// Examples of the schema, when the plan keeps them.
    package var examples: [ExamplePlan] = []
    /// Protocols that the configuration asks for besides those that every type has.
    package var conformances: [String] = []

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
