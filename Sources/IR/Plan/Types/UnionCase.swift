/// A case of a union.
package struct UnionCase: Sendable {
    package var name: SwiftName
    package var payload: TypeReference
    /// Whether the payload contains the union itself by value.
    package var isIndirect: Bool
    /// The value of the discriminator that is written with the payload, if the payload does not have the property.
    package var addedDiscriminator: String?
    package var documentation: Documentation
    /// What the schema says about values, if the plan keeps examples.
    package var facts: ValueFacts?

    package init(
        name: SwiftName,
        payload: TypeReference,
        isIndirect: Bool = false,
        addedDiscriminator: String? = nil,
        documentation: Documentation = Documentation()
    ) {
        self.name = name
        self.payload = payload
        self.isIndirect = isIndirect
        self.addedDiscriminator = addedDiscriminator
        self.documentation = documentation
    }
}
