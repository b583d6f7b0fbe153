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

    var schemas = SchemaQueue()
    var checkCandidates = SchemaCheckCandidates()
    var sharedObjects = SharedObjects()
    var suggestions = NameSuggestions()

    var references = ReferenceCache()
    var resources = ResourceIndex()
    var elements = ElementIndex()

    /// The keys of ``Document/securitySchemes``.
    var securitySchemeNames: Set<String> = []
    /// `consumes` and `produces` of the root (2.0).
    var defaultMediaTypes = SwaggerMediaTypes()

    init(root: FileStore.File, version: SpecVersion, files: FileStore, diagnostics: Diagnostics) {
        self.root = root
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
        bindDynamicReferences()
        checkSchemas()
        document.schemas = schemas.store
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

/// The identity of a node. Two `Node` values for the same value of a file have the same key.
package struct NodeKey: Hashable {
    private let tree: ObjectIdentifier
    private let index: Int

    package init(_ node: Node) {
        tree = ObjectIdentifier(node.tree)
        index = node.contentIndex
    }
}
