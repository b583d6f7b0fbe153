import ApusDiagnostics

/// A documented response header with a type (`client.withResponse` → `response[Headers.totalCount]`).
package struct ResponseHeaderPlan: Sendable {
    package var name: SwiftName
    package var wireName: String
    package var type: TypeReference
    /// The first place of the header.
    package var place: SourceLocation?
    package var documentation: Documentation

    package init(
        name: SwiftName,
        wireName: String,
        type: TypeReference,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.documentation = documentation
        self.place = place
    }
}
