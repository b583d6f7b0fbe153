import ApusDiagnostics

package struct BodyPlan: Sendable {
    /// The argument's name, `body`.
    package var name: SwiftName
    package var isRequired: Bool
    package var documentation: Documentation
    /// The alternatives. If there is more than one, the type of the argument is ``choice``.
    package var contents: [BodyContent]
    /// The generated enum whose cases are the alternatives, in the same order.
    package var choice: BodyChoice?
    /// The place of the body.
    package var place: SourceLocation?

    package init(
        name: SwiftName = SwiftName("body"),
        isRequired: Bool,
        documentation: Documentation = Documentation(),
        contents: [BodyContent],
        choice: BodyChoice? = nil,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.isRequired = isRequired
        self.documentation = documentation
        self.contents = contents
        self.choice = choice
        self.place = place
    }
}
