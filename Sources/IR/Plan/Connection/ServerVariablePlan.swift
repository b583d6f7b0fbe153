package struct ServerVariablePlan: Sendable, Hashable {
    package var name: SwiftName
    /// The name between the braces.
    package var wireName: String
    package var defaultValue: String
    /// The allowed values; empty if every value is allowed.
    package var values: [String]
    /// The enumeration of ``values``; `nil` if every value is allowed.
    package var enumeration: ServerEnumeration?
    package var documentation: Documentation

    package init(
        name: SwiftName,
        wireName: String,
        defaultValue: String,
        values: [String] = [],
        documentation: Documentation = Documentation()
    ) {
        self.name = name
        self.wireName = wireName
        self.defaultValue = defaultValue
        self.values = values
        self.documentation = documentation
    }
}
