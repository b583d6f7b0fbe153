import ApusDiagnostics

/// Reads the tree of a root file, and of the files that it refers to, into a ``Document``.
///
/// Each object of the standard has a file of its own with the extension that reads it. Schemas are read from a list of
/// jobs, not by recursion, so that no description can exhaust the stack.
struct DocumentReader {
    let version: SpecVersion
    let root: FileStore.File
    var files: FileStore
    var diagnostics: Diagnostics

    var schemas = SchemaStore()
    var schemaIDs = SchemaIndex()
    var schemaJobs: [SchemaJob] = []
    // What the checks of all schemas look at.
    var referringSchemas: [SchemaID] = []
    var composedSchemas: [SchemaID] = []
    var requiringSchemas: [SchemaID] = []
    /// Stands in the place of a schema that is being read.
    let noSchema: Schema

    var references: [ReferenceKey: Result<ReferenceTarget, ReferenceFault>] = [:]
    var resources = ResourceIndex()
    var suggestions = NameSuggestions()
    /// The pointers of schemas with an `$id`.
    var resourcePointers: [NodeKey: String] = [:]
    /// The elements of lists that references lead into.
    var longLists: [NodeKey: [Node]] = [:]
    /// What references outside of schemas lead to at last, by each place on the way; `.none`: to a fault, which was
    /// reported.
    var componentEnds: [ComponentKey: ComponentEnd?] = [:]

    // What was read already: a response that 300 operations refer to is read once.
    var parameters: [NodeKey: ParameterOutcome] = [:]
    var requestBodies: [NodeKey: RequestBody] = [:]
    var responses: [ResponseKey: Response] = [:]
    var headers: [NodeKey: Header?] = [:]
    var callbacks: [NodeKey: [Operation]] = [:]
    /// How many callbacks and headers are being read inside of each other.
    var depth = 0

    /// The keys of ``Document/securitySchemes``.
    var securitySchemeNames: Set<String> = []
    /// 2.0's `consumes` and `produces` of the root.
    var defaultMediaTypes = SwaggerMediaTypes()

    init(root: FileStore.File, version: SpecVersion, files: FileStore, diagnostics: Diagnostics) {
        self.root = root
        noSchema = Schema(place: root.root.place, pointer: "#")
        self.version = version
        self.files = files
        self.diagnostics = diagnostics
    }

    mutating func readDocument() -> Document {
        let node = root.root
        checkFields(node, .root, of: "the description")
        defaultMediaTypes = SwaggerMediaTypes(mediaTypeList(node, "consumes"), mediaTypeList(node, "produces"))
        let componentSchemas = readComponentSchemas()
        let securitySchemes = readSecuritySchemes()
        securitySchemeNames = Set(securitySchemes.map(\.key))
        var document = Document(
            version: version,
            file: root.tree.file,
            info: readInfo(),
            servers: version == .v2_0 ? readSwaggerServers() : readServers(node) ?? [],
            tags: readTags(),
            security: readSecurity(node) ?? [],
            securitySchemes: securitySchemes,
            operations: readPaths(),
            webhooks: readWebhooks(),
            schemas: SchemaStore(),
            componentSchemas: componentSchemas
        )
        readSchemas()
        checkSchemas()
        document.schemas = schemas
        return document
    }

    func outcome(_ document: Document) -> SpecParser.Outcome {
        var all = diagnostics
        all.add(contentsOf: files.diagnostics)
        return SpecParser.Outcome(document: document, diagnostics: all, files: files.files.map(\.tree.file))
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.add(diagnostic)
    }
}

/// The ids of schemas by their nodes: a table for each file, with a place for each node.
struct SchemaIndex {
    private var tables: [ObjectIdentifier: Int] = [:]
    /// The index of an id plus 1, or 0.
    private var ids: [[UInt32]] = []
    /// The table that was used last: neighbours in a file are asked for one after the other.
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

/// The identity of a node: two handles to the same value have the same key.
package struct NodeKey: Hashable {
    private let tree: ObjectIdentifier
    private let index: Int

    package init(_ node: Node) {
        tree = ObjectIdentifier(node.tree)
        index = node.contentIndex
    }
}
