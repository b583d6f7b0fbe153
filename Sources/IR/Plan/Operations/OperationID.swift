/// Identifies an operation of a description by its HTTP method and path.
///
/// The pair is unique in a description (OpenAPI 3.1.1 §4.8.9). The `operationId` is not used, because it can be missing
/// or repeated.
package struct OperationID: Sendable, Hashable, CustomStringConvertible {
    /// In upper case: `GET`.
    package let method: String
    /// The path as spelled in the description: `/pets/{id}`.
    package let path: String

    package init(method: String, path: String) {
        self.method = method
        self.path = path
    }

    /// The method and the path: `GET /pets/{id}`.
    package var description: String { method + " " + path }
}

extension OperationPlan {
    /// The method and path of the operation. A method and its streaming variant have the same.
    package var operationID: OperationID { OperationID(method: method, path: path.text) }
}
