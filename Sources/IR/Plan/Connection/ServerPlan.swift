import ApusDiagnostics

/// A server to choose (OpenAPI 3.1.1 §4.8.5).
package struct ServerPlan: Sendable, Hashable {
    /// `production`, made from the description or the URL.
    package var name: SwiftName
    /// The template, `https://{tenant}.api.example.com/v1`, absolute or relative.
    package var url: String
    package var documentation: Documentation
    package var variables: [ServerVariablePlan]
    /// Where the server stands.
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
