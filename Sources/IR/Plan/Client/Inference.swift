/// A decision that was inferred from the description rather than read from it.
package struct Inference: Sendable, Hashable {
    /// What was decided on, `GET /segments` or `UserSegment.kind`.
    package var subject: String
    /// What was decided, `paging by offset and limit over 'items'`.
    package var decision: String
    /// Why, `the operation has the query parameters 'offset' and 'limit' and returns one array`.
    package var reason: String

    package init(subject: String, decision: String, reason: String) {
        self.subject = subject
        self.decision = decision
        self.reason = reason
    }
}
