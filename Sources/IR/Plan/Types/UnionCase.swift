/// One case of a union.
package struct UnionCase: Sendable {
    package var name: SwiftName
    package var payload: TypeReference
    /// Whether the payload contains the union again by value.
    package var isIndirect: Bool
    /// The discriminator's value that must be written beside the payload, which has no such property itself.
    package var addedDiscriminator: String?
    package var documentation: Documentation

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
