import ApusDiagnostics

package struct SuccessCase: Sendable {
    package var name: SwiftName
    package var status: StatusPattern
    /// The body; `nil` if there is no body.
    package var content: ResponseContent?
    /// The place of the response.
    package var place: SourceLocation?
    package var documentation: Documentation

    package init(
        name: SwiftName,
        status: StatusPattern,
        content: ResponseContent?,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.status = status
        self.content = content
        self.documentation = documentation
        self.place = place
    }
}
