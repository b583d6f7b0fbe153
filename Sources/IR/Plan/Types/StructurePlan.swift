/// A struct: `public struct UserSegment`.
package struct StructurePlan: Sendable {
    /// The properties in document order.
    package var properties: [PropertyPlan]
    /// The dictionary for additional keys; `nil` if they are dropped.
    package var additionalProperties: AdditionalPropertiesPlan?
    /// The coding of the struct: a JSON object for models. The operation writes the parts of a multipart body.
    package var coding: Coding

    package enum Coding: Sendable, Hashable {
        case json, multipart
        /// The parts of a multipart body, in order. The additional properties are the parts after them. As JSON, it is
        /// an array.
        case parts
        /// A JSON array with an element for each property, in order. The additional properties are the elements after
        /// them.
        case tuple
    }

    /// Whether the JSON of the struct is an array.
    package var isArray: Bool { coding == .tuple || coding == .parts }

    package init(
        properties: [PropertyPlan],
        additionalProperties: AdditionalPropertiesPlan? = nil,
        coding: Coding = .json
    ) {
        self.properties = properties
        self.additionalProperties = additionalProperties
        self.coding = coding
    }
}
