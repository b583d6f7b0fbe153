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

    /// The documentation of a group that is named after a path segment.
    package static func documentation(ofSegment segment: String) -> Documentation {
        Documentation(summary: "The operations of the path segment `\(segment)`.")
    }

    /// The documentation of the description. The sentence about the path segment says nothing beside the name of the group.
    package var describedDocumentation: Documentation {
        documentation == Self.documentation(ofSegment: tag) ? Documentation() : documentation
    }
}
