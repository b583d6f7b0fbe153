/// The dictionary for the keys that are not properties.
package struct AdditionalPropertiesPlan: Sendable, Hashable {
    /// The name of the dictionary, usually `additionalProperties`.
    package var name: SwiftName
    package var values: TypeReference

    package init(name: SwiftName, values: TypeReference) {
        self.name = name
        self.values = values
    }
}
