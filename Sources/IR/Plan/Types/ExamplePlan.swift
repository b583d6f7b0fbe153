import ApusDiagnostics

/// An example in the description and its place.
package struct ExamplePlan: Sendable, Hashable {
    package var value: JSONLiteral
    /// The place of the value.
    package var place: SourceLocation

    package init(value: JSONLiteral, place: SourceLocation) {
        self.value = value
        self.place = place
    }
}
