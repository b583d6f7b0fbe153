/// The dictionary that keeps the keys which no property has.
package struct AdditionalPropertiesPlan: Sendable, Hashable {
    /// Normally `additionalProperties`.
    package var name: SwiftName
    package var values: TypeReference

    package init(name: SwiftName, values: TypeReference) {
        self.name = name
        self.values = values
    }
}
