/// Schemes that are required together (OpenAPI 3.1.1 §4.8.30); empty for anonymous access.
package struct SecurityRequirementPlan: Sendable, Hashable {
    package var schemes: [Entry]

    package struct Entry: Sendable, Hashable {
        /// The ``SecuritySchemePlan/key`` of the scheme.
        package var key: String
        package var scopes: [String]
        package init(key: String, scopes: [String] = []) {
            self.key = key
            self.scopes = scopes
        }
    }

    package init(schemes: [Entry]) { self.schemes = schemes }
}
