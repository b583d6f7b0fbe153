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
    var schemaIDs: [NodeKey: SchemaID] = [:]
    var schemaJobs: [SchemaJob] = []

    var references: [ReferenceKey: Result<ReferenceTarget, ReferenceFault>] = [:]
    var resources = ResourceIndex()

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
        self.version = version
        self.files = files
        self.diagnostics = diagnostics
    }

    mutating func readDocument() -> Document {
        let node = root.root
        checkFields(node, .root, of: "the description")
        defaultMediaTypes = SwaggerMediaTypes(self.mediaTypeList(node, "consumes"), mediaTypeList(node, "produces"))
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

/// The identity of a node: two handles to the same value have the same key.
struct NodeKey: Hashable {
    private let tree: ObjectIdentifier
    private let index: Int

    init(_ node: Node) {
        tree = ObjectIdentifier(node.tree)
        index = node.contentIndex
    }
}
