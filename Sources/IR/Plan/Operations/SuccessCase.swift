import ApusDiagnostics

package struct SuccessCase: Sendable {
    package var name: SwiftName
    package var status: StatusPattern
    /// `nil`: no body.
    package var content: ResponseContent?
    /// Where the response stands.
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
