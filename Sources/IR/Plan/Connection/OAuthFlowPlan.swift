/// A flow of an OAuth 2 scheme (OpenAPI 3.1.1 §4.8.29).
package struct OAuthFlowPlan: Sendable, Hashable {
    /// The kinds of flows, by their names in a description.
    package enum Kind: String, Sendable, Hashable {
        case authorizationCode, clientCredentials, deviceAuthorization, implicit, password
    }

    package var kind: Kind
    package var authorizationURL: String?
    package var tokenURL: String?
    package var refreshURL: String?
    /// The names of the scopes.
    package var scopes: [String]
    /// The meanings of the scopes, by name.
    package var scopeDescriptions: [String: String] = [:]

    package init(
        kind: Kind,
        authorizationURL: String? = nil,
        tokenURL: String? = nil,
        refreshURL: String? = nil,
        scopes: [String] = []
    ) {
        self.kind = kind
        self.authorizationURL = authorizationURL
        self.tokenURL = tokenURL
        self.refreshURL = refreshURL
        self.scopes = scopes
    }
}
