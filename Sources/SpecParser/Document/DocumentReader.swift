import ApusDiagnostics

/// Reads the node tree of a root file, and of the files that it refers to, into a ``Document``.
///
/// Each object of the standard is read by an extension in its own file. Schemas are read from a queue instead of by
/// recursion, so that deeply nested schemas cannot exhaust the stack.
struct DocumentReader {
    let version: SpecVersion
    let root: FileStore.File
    var files: FileStore
    var diagnostics: Diagnostics

    var schemas = SchemaStore()
    var schemaIDs = SchemaIndex()
    var schemaJobs: [SchemaJob] = []
    // Candidates for the checks that need all schemas.
    /// Schemas with `$ref`.
    var referringSchemas: [SchemaID] = []
    /// Schemas with `allOf`, `anyOf` or `oneOf`.
    var composedSchemas: [SchemaID] = []
    /// Schemas with `required`.
    var requiringSchemas: [SchemaID] = []
    /// A placeholder in `schemas` for the schema that is being read.
    let placeholder: Schema

    var references: [ReferenceKey: Result<ReferenceTarget, ReferenceFault>] = [:]
    var resources = ResourceIndex()
    var suggestions = NameSuggestions()
    /// The pointers of schemas with an `$id`.
    var resourcePointers: [NodeKey: String] = [:]
    /// The elements of long lists that references lead into, for access by index.
    var longLists: [NodeKey: [Node]] = [:]
    /// The targets of references outside of schemas, for each node of the reference chain. The value is `nil` if the
    /// chain leads to a fault, which is already reported.
    var componentEnds: [ComponentKey: ComponentEnd?] = [:]

    // Shared objects that are already read: a response that 300 operations refer to is read once.
    var parameters: [NodeKey: ParameterOutcome] = [:]
    var requestBodies: [NodeKey: RequestBody] = [:]
    var responses: [ResponseKey: Response] = [:]
    var headers: [NodeKey: Header?] = [:]
    var callbacks: [NodeKey: [Operation]] = [:]
    /// The number of nested callbacks and headers that are being read.
    var depth = 0

    /// The keys of ``Document/securitySchemes``.
    var securitySchemeNames: Set<String> = []
    /// `consumes` and `produces` of the root (2.0).
    var defaultMediaTypes = SwaggerMediaTypes()

    init(root: FileStore.File, version: SpecVersion, files: FileStore, diagnostics: Diagnostics) {
        self.root = root
        placeholder = Schema(place: root.root.place, pointer: "#")
        self.version = version
        self.files = files
        self.diagnostics = diagnostics
    }

    /// Reads the whole description.
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

    /// Returns the result of parsing: a document with all diagnostics and all files that were read.
    func outcome(_ document: Document) -> SpecParser.Outcome {
        var all = diagnostics
        all.add(contentsOf: files.diagnostics)
        return SpecParser.Outcome(document: document, diagnostics: all, files: files.files.map(\.tree.file))
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.add(diagnostic)
    }
}

/// The ids of schemas by their nodes: one table for each file, with one entry for each node of the file.
struct SchemaIndex {
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

/// The identity of a node. Two `Node` values for the same value of a file have the same key.
struct NodeKey: Hashable {
    private let tree: ObjectIdentifier
    private let index: Int

    init(_ node: Node) {
        tree = ObjectIdentifier(node.tree)
        index = node.contentIndex
    }
}
