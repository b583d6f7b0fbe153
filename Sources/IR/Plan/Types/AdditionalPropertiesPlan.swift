/// The dictionary for the keys that are not properties.
package struct AdditionalPropertiesPlan: Sendable, Hashable {
    /// The name of the dictionary, usually `additionalProperties`.
    package var name: SwiftName
    package var values: TypeReference
    /// How each value is written as a part of a multipart body without names; `nil` for other types.
    package var part: PartPlan?

    package init(name: SwiftName, values: TypeReference) {
        self.name = name
        self.values = values
    }
}
