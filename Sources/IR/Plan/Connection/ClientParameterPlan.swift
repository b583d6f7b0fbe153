/// A parameter of operations that is an argument of the client's initializer.
package struct ClientParameterPlan: Sendable, Hashable {
    /// The argument of the initializer.
    package var name: SwiftName
    /// The name in the request.
    package var wireName: String
    package var location: ParameterPlan.Location
    package var type: TypeReference
    /// Whether an operation requires the parameter.
    package var isRequired: Bool
    /// The default argument of a required parameter.
    package var defaultValue: LiteralPlan?
    package var documentation: Documentation
    /// Examples of the value, for documentation.
    package var examples: [ExamplePlan] = []

    package init(
        name: SwiftName,
        wireName: String,
        location: ParameterPlan.Location,
        type: TypeReference,
        isRequired: Bool,
        defaultValue: LiteralPlan? = nil,
        documentation: Documentation = Documentation()
    ) {
        self.name = name
        self.wireName = wireName
        self.location = location
        self.type = type
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.documentation = documentation
    }
}
