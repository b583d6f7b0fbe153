import ApusDiagnostics

package struct EnumerationCase: Sendable {
    package var name: SwiftName
    /// The value on the wire.
    package var value: JSONLiteral
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// Where the value stands.
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
