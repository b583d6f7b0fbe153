import ApusDiagnostics

/// A security scheme (OpenAPI 3.1.1 §4.8.27): an argument of the client's initializer.
package struct SecuritySchemePlan: Sendable, Hashable {
    /// The argument's name: `apiKey`.
    package var name: SwiftName
    /// The key of the scheme in the description. Requirements refer to it.
    package var key: String
    package var kind: Kind
    package var documentation: Documentation
    /// The place of the scheme in the description.
    package var place: SourceLocation?

    package enum Kind: Sendable, Hashable {
        case apiKey(name: String, location: ParameterPlan.Location)
        case basic
        case bearer
        /// Another scheme of the HTTP `Authorization` header: `digest`.
        case http(scheme: String)
        case oauth2(flows: [OAuthFlowPlan])
        case openIDConnect(url: String)
        case mutualTLS
    }

    package init(
        name: SwiftName,
        key: String,
        kind: Kind,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.key = key
        self.kind = kind
        self.documentation = documentation
        self.place = place
    }
}
