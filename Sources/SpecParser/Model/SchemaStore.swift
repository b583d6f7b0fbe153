/// The index of a schema in a ``SchemaStore``.
package struct SchemaID: Sendable, Hashable, Comparable {
    package let index: Int
    package init(_ index: Int) { self.index = index }
    package static func < (lhs: SchemaID, rhs: SchemaID) -> Bool { lhs.index < rhs.index }
}

/// The schemas of a description. Schemas refer to each other by id, so cycles need no references.
package struct SchemaStore: Sendable {
    /// The schema with the id `i` is at the index `i.index`.
    package private(set) var schemas: [Schema] = []

    package init() {}

    package internal(set) subscript(id: SchemaID) -> Schema {
        get { schemas[id.index] }
        set { schemas[id.index] = newValue }
    }

    /// Adds a schema.
    /// - Returns: The id of the schema.
    mutating func add(_ schema: Schema) -> SchemaID {
        schemas.append(schema)
        return SchemaID(schemas.count - 1)
    }

    /// The ids of all schemas, in the order in which they were added.
    package var ids: some Collection<SchemaID> { schemas.indices.lazy.map { SchemaID($0) } }
}
