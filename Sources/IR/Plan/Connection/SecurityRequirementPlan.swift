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
