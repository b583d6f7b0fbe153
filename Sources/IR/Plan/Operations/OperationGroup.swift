/// The operations of a tag or of a path segment, generated as a property of the client: `client.segments`.
package struct OperationGroup: Sendable {
    /// The tag or the path segment as spelled in the description; empty for operations without a group.
    package var tag: String
    /// The property of the client: `segments`. `nil` if the operations are methods of the client.
    package var propertyName: SwiftName?
    /// The type of the property, nested in the client: `Segments`.
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
