import ApusDiagnostics

package struct FailurePlan: Sendable {
    package var status: StatusPattern
    /// The documented body; `nil` if there is none.
    package var content: ResponseContent?
    /// The place of the response.
    package var place: SourceLocation?
    package var documentation: Documentation

    /// The type as which the body is decoded; `nil` if it is not decoded.
    package var payload: TypeReference? {
        guard let content, content.coding == .json || content.coding == .form else { return nil }
        return content.type
    }

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
