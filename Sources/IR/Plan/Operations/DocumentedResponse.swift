/// A response as the description has it (OpenAPI 3.1.1 §4.8.17), for documentation: a method's result tells no status.
package struct DocumentedResponse: Sendable {
    package var status: StatusPattern
    package var documentation: Documentation
    /// `nil`: no body.
    package var content: ResponseContent?
    /// The headers' names, as in ``ResponseHeaderPlan/wireName`` but for case.
    package var headers: [String]

    package init(
        status: StatusPattern,
        documentation: Documentation = Documentation(),
        content: ResponseContent? = nil,
        headers: [String] = []
    ) {
        self.status = status
        self.documentation = documentation
        self.content = content
        self.headers = headers
    }
}
