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

package struct ServerVariablePlan: Sendable, Hashable {
    package var name: SwiftName
    /// The name between the braces.
    package var wireName: String
    package var defaultValue: String
    /// The allowed values; empty: any.
    package var values: [String]
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

/// A security scheme (OpenAPI 3.1.1 §4.8.27): an argument of the client's initializer.
package struct SecuritySchemePlan: Sendable, Hashable {
    /// The argument's name, `apiKey`.
    package var name: SwiftName
    /// The scheme's key in the description, which requirements name.
    package var key: String
    package var kind: Kind
    package var documentation: Documentation
    /// Where the scheme stands.
    package var place: SourceLocation?

    package enum Kind: Sendable, Hashable {
        case apiKey(name: String, location: ParameterPlan.Location)
        case basic
        case bearer
        /// Another scheme of the HTTP `Authorization` header, `digest`.
        case http(scheme: String)
        /// The token URL of the client credentials flow, if it has one, and the scopes that it names.
        case oauth2(tokenURL: String?, scopes: [String])
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

/// Schemes that must all be met; empty: anonymous.
package struct SecurityRequirementPlan: Sendable, Hashable {
    package var schemes: [Entry]

    package struct Entry: Sendable, Hashable {
        /// ``SecuritySchemePlan/key``
        package var key: String
        package var scopes: [String]
        package init(key: String, scopes: [String] = []) {
            self.key = key
            self.scopes = scopes
        }
    }

    package init(schemes: [Entry]) { self.schemes = schemes }
}

/// How the pages of a list operation follow each other.
package struct PagingPlan: Sendable, Hashable {
    package var strategy: Strategy
    /// The property path from the response to the array of items; empty: the response is the array.
    package var items: [SwiftPathStep]
    /// The element's type.
    package var itemType: TypeReference
    /// Whether it was inferred rather than configured, and why.
    package var reason: String?

    package enum Strategy: Sendable, Hashable {
        /// `offset` grows by the number of items; `limit` is the page size, when there is one.
        case offset(parameter: SwiftName, limit: SwiftName?, total: TotalPlan?)
        /// The page number grows by one from `first` (0 or 1).
        case pageNumber(parameter: SwiftName, size: SwiftName?, first: Int, total: TotalPlan?)
        /// The cursor of the next page is at `next` in the response and goes into `parameter`.
        /// A cursor inside an object parameter has its path in `within`.
        case cursor(parameter: SwiftName, within: [SwiftPathStep], next: [SwiftPathStep])
        /// The URL of the next page is at `next` in the response.
        case nextLink(next: [SwiftPathStep])
        /// The URL of the next page is in the `Link` header (RFC 8288).
        case linkHeader
    }

    /// Where the number of all items is told.
    package enum TotalPlan: Sendable, Hashable {
        case header(String)
        case property([SwiftPathStep])
    }

    package init(strategy: Strategy, items: [SwiftPathStep], itemType: TypeReference, reason: String? = nil) {
        self.strategy = strategy
        self.items = items
        self.itemType = itemType
        self.reason = reason
    }
}

/// One step of a property path, `?` where the property is optional.
package struct SwiftPathStep: Sendable, Hashable {
    package var name: SwiftName
    package var isOptional: Bool
    /// The step is a key of a dictionary or JSON value, not a property.
    package var isKey: Bool

    package init(name: SwiftName, isOptional: Bool, isKey: Bool = false) {
        self.name = name
        self.isOptional = isOptional
        self.isKey = isKey
    }
}
