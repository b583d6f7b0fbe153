import ApusDiagnostics

/// A server of the API (OpenAPI 3.1.1 §4.8.5).
package struct ServerPlan: Sendable, Hashable {
    /// The name, derived from the server's description or URL: `sandbox`.
    package var name: SwiftName
    /// The URL template, absolute or relative: `https://{tenant}.api.example.com/v1`.
    package var url: String
    package var documentation: Documentation
    package var variables: [ServerVariablePlan]
    /// The argument for the host if the URL is relative; `nil` for an absolute URL.
    package var host: Host?
    /// The place of the server in the description.
    package var place: SourceLocation?

    /// The host of a server that the description gives without one.
    package struct Host: Sendable, Hashable {
        /// The label of the argument.
        package var name: SwiftName
        /// The name of the variable in ``template``, different from those of the description.
        package var wireName: String
        /// The template with the variable of the host: `{host}/api/{version}`.
        package var template: String

        package init(name: SwiftName, wireName: String, template: String) {
            self.name = name
            self.wireName = wireName
            self.template = template
        }
    }

    package init(
        name: SwiftName,
        url: String,
        documentation: Documentation = Documentation(),
        variables: [ServerVariablePlan] = [],
        host: Host? = nil,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.url = url
        self.documentation = documentation
        self.variables = variables
        self.host = host
        self.place = place
    }
}
