/// A response in the description (OpenAPI 3.1.1 §4.8.17), for documentation.
package struct DocumentedResponse: Sendable {
    package var status: StatusPattern
    package var documentation: Documentation
    /// The body; `nil` if there is no body.
    package var content: ResponseContent?
    /// The names of the headers. They match ``ResponseHeaderPlan/wireName`` without regard to case.
    package var headers: [String]
    /// The media types that the client does not request.
    package var otherMedia: [DocumentedMedia] = []

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
