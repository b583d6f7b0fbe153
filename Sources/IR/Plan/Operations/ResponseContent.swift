package struct ResponseContent: Sendable {
    package var mediaTypes: [String]
    package var coding: BodyCoding
    package var type: TypeReference
    /// The documentation of the response.
    package var documentation: Documentation
    package var examples: [ExamplePlan]
    /// The data of the event that ends a stream of events; `nil` if the end of the response ends it.
    package var end: String?
    /// What the schema says about values, if the plan keeps examples.
    package var facts: ValueFacts?

    package init(
        mediaTypes: [String],
        coding: BodyCoding,
        type: TypeReference,
        documentation: Documentation = Documentation(),
        examples: [ExamplePlan] = []
    ) {
        self.mediaTypes = mediaTypes
        self.coding = coding
        self.type = type
        self.documentation = documentation
        self.examples = examples
    }
}
