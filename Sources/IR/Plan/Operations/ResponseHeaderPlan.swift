import ApusDiagnostics

/// A documented response header with a type (`client.withResponse` → `response[Headers.totalCount]`).
package struct ResponseHeaderPlan: Sendable {
    package var name: SwiftName
    package var wireName: String
    package var type: TypeReference
    /// The first place of the header.
    package var place: SourceLocation?
    package var documentation: Documentation
    /// Whether every response has the header.
    package var isRequired = false
    package var isDeprecated = false
    /// Examples of the value, if the plan keeps examples.
    package var examples: [ExamplePlan] = []
    /// What the schema says about values, if the plan keeps examples.
    package var facts: ValueFacts?

    package init(
        name: SwiftName,
        wireName: String,
        type: TypeReference,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.documentation = documentation
        self.place = place
    }
}
