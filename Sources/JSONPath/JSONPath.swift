/// A JSONPath query (RFC 9535), with the functions `length`, `count`, `match`, `search` and `value`.
///
///     let path = try JSONPath("$.paths[*].get.parameters[?@.in == 'query']")
///     let matches = try path.select(from: root)
///
/// A query without nested descendant segments takes time linear in the document and the result. All other queries end
/// after a maximum number of steps.
package struct JSONPath: Sendable {
    let query: PathQuery
    private let absoluteQueryCount: Int

    /// Parses a query and checks that it is well-typed (RFC 9535 §2.1 and §2.4.3).
    /// - Throws: ``JSONPathFault/syntax(_:offset:)``.
    package init(_ text: String) throws(JSONPathFault) {
        var parser = PathParser(text)
        query = try parser.parse()
        absoluteQueryCount = parser.absoluteQueryCount
    }

    /// Returns the selected values in the order that RFC 9535 §2.1.2 defines. A value can be selected more than once.
    /// - Parameter maximumSteps: The number of visited values and of steps of regular expressions.
    /// - Throws: ``JSONPathFault/tooManySteps(limit:)``.
    package func select<Value: JSONPathValue>(
        from root: Value,
        maximumSteps: Int = 20_000_000
    ) throws(JSONPathFault) -> [Value] {
        var evaluation = PathEvaluation(root: root, maximumSteps: maximumSteps, absoluteQueries: absoluteQueryCount)
        return try evaluation.nodes(of: query, from: root)
    }
}
