import ApusDiagnostics

/// An example of the description, and where it stands.
package struct ExamplePlan: Sendable, Hashable {
    package var value: JSONLiteral
    /// Where the value is written.
    package var place: SourceLocation

    package init(value: JSONLiteral, place: SourceLocation) {
        self.value = value
        self.place = place
    }
}
