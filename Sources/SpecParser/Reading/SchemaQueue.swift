import ApusDiagnostics

/// A schema that has an id but is not read yet.
struct SchemaJob {
    let id: SchemaID
    let node: Node
    let role: Role
    /// The nearest enclosing schema with `$id`, which relative references are resolved against.
    let resource: Node?

    enum Role {
        case schema
        /// A parameter or header of 2.0, which has keywords of a schema beside its own.
        case swaggerItem
    }
}

/// The schemas of a description, and the queue of those that are not read yet.
///
/// Each node has at most one schema, so a schema that is used several times, or that contains itself, is read once.
struct SchemaQueue {
    private(set) var store = SchemaStore()
    private var ids = SchemaIndex()
    private var jobs: [SchemaJob] = []
    /// The index of the next job in `jobs`.
    private var position = 0

    var count: Int { store.schemas.count }

    subscript(id: SchemaID) -> Schema {
        get { store[id] }
        set { store[id] = newValue }
    }

    /// Returns the id of the schema at a node; `nil` if the node is not known as a schema.
    mutating func existingID(of node: Node) -> SchemaID? { ids[node] }

    /// Returns the id of the schema at a node. The first call for a node adds the schema to the queue.
    /// - Parameters:
    ///   - pointer: The pointer to the schema; used in the first call only.
    ///   - name: The name of the schema; used in the first call only.
    ///   - resource: The nearest enclosing schema with `$id`.
    mutating func id(
        of node: Node,
        pointer: @autoclosure () -> String,
        name: String? = nil,
        role: SchemaJob.Role = .schema,
        in resource: Node? = nil
    ) -> SchemaID {
        if let known = ids[node] { return known }
        let id = store.add(Schema(place: node.place, pointer: pointer(), name: name))
        ids[node] = id
        jobs.append(SchemaJob(id: id, node: node, role: role, resource: resource))
        return id
    }

    /// Makes a node another place of a schema. The node itself is not read.
    mutating func alias(_ node: Node, to id: SchemaID) { ids[node] = id }

    /// Adds a schema that no node of the description contains.
    mutating func add(_ schema: Schema) -> SchemaID { store.add(schema) }

    /// Returns the next schema to read; `nil` if all schemas are read.
    mutating func next() -> SchemaJob? {
        guard position < jobs.count else { return nil }
        position += 1
        return jobs[position - 1]
    }
}

/// The ids of schemas by their nodes: one table for each file, with one entry for each node of the file.
private struct SchemaIndex {
    private var tables: [ObjectIdentifier: Int] = [:]
    /// For each table and node: the index of the schema's id plus 1, or 0 if the node has no id.
    private var ids: [[UInt32]] = []
    /// The table of the previous lookup. Consecutive lookups are mostly in the same file.
    private var lastTree: ObjectIdentifier?
    private var lastTable = 0

    subscript(node: Node) -> SchemaID? {
        mutating get {
            let id = ids[table(for: node)][node.contentIndex]
            return id == 0 ? nil : SchemaID(Int(id) - 1)
        }
        set {
            ids[table(for: node)][node.contentIndex] = newValue.map { UInt32(truncatingIfNeeded: $0.index + 1) } ?? 0
        }
    }

    private mutating func table(for node: Node) -> Int {
        let tree = ObjectIdentifier(node.tree)
        if tree == lastTree { return lastTable }
        lastTree = tree
        if let known = tables[tree] {
            lastTable = known
        } else {
            lastTable = ids.count
            tables[tree] = lastTable
            ids.append([UInt32](repeating: 0, count: node.tree.entryCount))
        }
        return lastTable
    }
}
