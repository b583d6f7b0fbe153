/// The operations of one tag, printed as a view on the client: `client.segments`.
package struct OperationGroup: Sendable {
    /// The tag as spelled; empty for the operations that have none.
    package var tag: String
    /// The property of the client, `segments`; `nil` when the operations are methods of the client itself.
    package var propertyName: SwiftName?
    /// The view's type, nested in the client, `Segments`.
    package var typeName: SwiftName
    package var documentation: Documentation
    package var operations: [OperationPlan]

    package init(
        tag: String,
        propertyName: SwiftName?,
        typeName: SwiftName,
        documentation: Documentation = Documentation(),
        operations: [OperationPlan] = []
    ) {
        self.tag = tag
        self.propertyName = propertyName
        self.typeName = typeName
        self.documentation = documentation
        self.operations = operations
    }
}
