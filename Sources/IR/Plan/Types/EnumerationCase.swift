import ApusDiagnostics

package struct EnumerationCase: Sendable {
    package var name: SwiftName
    /// The JSON value.
    package var value: JSONLiteral
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// The place of the value.
    package var place: SourceLocation?

    package init(
        name: SwiftName,
        value: JSONLiteral,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.value = value
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.place = place
    }
}
