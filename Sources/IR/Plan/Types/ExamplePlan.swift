import ApusDiagnostics

/// An example in the description and its place.
package struct ExamplePlan: Sendable, Hashable {
    package var value: JSONLiteral
    /// The place of the value.
    package var place: SourceLocation

    /// The key of the example in the description; `nil` if it has none.
    package var name: String?
    package var summary: String?

    package init(value: JSONLiteral, place: SourceLocation, name: String? = nil, summary: String? = nil) {
        self.value = value
        self.place = place
        self.name = name
        self.summary = summary
    }
}
