import ApusDiagnostics

/// A server of the API (OpenAPI 3.1.1 §4.8.5).
package struct ServerPlan: Sendable, Hashable {
    /// The name, derived from the server's description or URL: `production`.
    package var name: SwiftName
    /// The URL template, absolute or relative: `https://{tenant}.api.example.com/v1`.
    package var url: String
    package var documentation: Documentation
    package var variables: [ServerVariablePlan]
    /// The place of the server in the description.
    package var place: SourceLocation?

    package init(
        name: SwiftName,
        url: String,
        documentation: Documentation = Documentation(),
        variables: [ServerVariablePlan] = [],
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.url = url
        self.documentation = documentation
        self.variables = variables
        self.place = place
    }
}
