/// Media types with the same coding and the same type.
package struct BodyContent: Sendable {
    /// The media types; the first one is the default.
    package var mediaTypes: [String]
    package var coding: BodyCoding
    package var type: TypeReference
    /// The encodings of the properties of a form body.
    package var encodings: [FormEncoding]
    /// Examples of the whole body, for round-trip tests and documentation.
    package var examples: [ExamplePlan]
    /// What the schema says about values, if the plan keeps examples.
    package var facts: ValueFacts?
    /// How each element of an array is written as a part of a multipart body; `nil` if the body is not such an array.
    package var elementPart: PartPlan?
    /// The property that selects one value or a stream as the response; `nil` if the method does not set one.
    package var fixedProperty: FixedProperty?

    package init(
        mediaTypes: [String],
        coding: BodyCoding,
        type: TypeReference,
        encodings: [FormEncoding] = [],
        examples: [ExamplePlan] = []
    ) {
        self.mediaTypes = mediaTypes
        self.coding = coding
        self.type = type
        self.encodings = encodings
        self.examples = examples
    }
}
