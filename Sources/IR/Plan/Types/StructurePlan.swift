/// `public struct UserSegment`.
package struct StructurePlan: Sendable {
    /// In document order.
    package var properties: [PropertyPlan]
    /// What other keys may hold; `nil`: other keys are not kept.
    package var additionalProperties: AdditionalPropertiesPlan?
    /// How the struct is coded: JSON for models; the parts of a multipart body are written by the operation.
    package var coding: Coding

    package enum Coding: Sendable, Hashable { case json, multipart }

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
