import ApusDiagnostics

package struct FailurePlan: Sendable {
    package var status: StatusPattern
    /// `nil`: no documented body.
    package var content: ResponseContent?
    /// Where the response stands.
    package var place: SourceLocation?
    package var documentation: Documentation

    package init(
        status: StatusPattern,
        content: ResponseContent?,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.status = status
        self.content = content
        self.documentation = documentation
        self.place = place
    }
}
