/// A decision that is inferred, because the description does not state it.
package struct Inference: Sendable, Hashable {
    /// The operation, schema or property that the decision is about: `GET /segments` or `UserSegment.kind`.
    package var subject: String
    /// The decision: `paging by offset and limit over 'items'`.
    package var decision: String
    /// The reason: `the operation has the query parameters 'offset' and 'limit' and returns one array`.
    package var reason: String

    /// The subject of the decision how operations are grouped.
    package static let groupingSubject = "grouping"

    /// The subject of the decision how groups are named.
    package static let groupNamesSubject = "names of groups"

    package init(subject: String, decision: String, reason: String) {
        self.subject = subject
        self.decision = decision
        self.reason = reason
    }
}
