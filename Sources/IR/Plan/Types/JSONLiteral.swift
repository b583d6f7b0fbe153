/// A JSON value in the plan.
package indirect enum JSONLiteral: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// The number as spelled in the description.
    case number(String)
    case string(String)
    case array([JSONLiteral])
    /// The members in document order.
    case object([Member])

    package struct Member: Sendable, Hashable {
        package var key: String
        package var value: JSONLiteral
        package init(key: String, value: JSONLiteral) {
            self.key = key
            self.value = value
        }
    }
}
