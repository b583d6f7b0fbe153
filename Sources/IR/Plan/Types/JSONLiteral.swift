/// A JSON value inside the plan.
package indirect enum JSONLiteral: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// The number's exact spelling.
    case number(String)
    case string(String)
    case array([JSONLiteral])
    /// Keys in document order.
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
