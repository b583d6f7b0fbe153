import ApusDiagnostics

extension DocumentReader {
    // MARK: Ids

    /// Returns the id of the schema at a member such as `schema`; `nil` if the member is absent or null.
    mutating func schemaMember(_ node: Node, _ key: String, pointer: String) -> SchemaID? {
        guard let value = node[key], !value.isNull else { return nil }
        return schemas.id(of: value, pointer: pointer.below(key))
    }

    /// Reads `components.schemas` (2.0: `definitions`).
    mutating func readComponentSchemas() -> [SchemaID] {
        let isSwagger = version == .v2_0
        let components = isSwagger ? nil : mapping(root.root, "components")
        if let components { checkFields(components, .components, of: "'components'") }
        let section = isSwagger ? mapping(root.root, "definitions") : components.flatMap { mapping($0, "schemas") }
        let prefix = isSwagger ? "#/definitions/" : "#/components/schemas/"
        guard let section else { return [] }
        var ids: [SchemaID] = []
        for entry in section.entries {
            ids.append(componentSchema(entry, pointer: prefix + entry.key.pointerToken))
        }
        return ids
    }

    /// Returns the id of a component schema. A component that only refers to a schema of another file is that schema,
    /// with the name of the component.
    private mutating func componentSchema(_ entry: NodeEntry, pointer: String) -> SchemaID {
        if entry.value.count == 1, let text = entry.value["$ref"]?.string, !text.hasPrefix("#"),
            case .success(let target) = resolve(text, from: entry.value),
            target.node.isMapping, schemas.existingID(of: target.node) == nil
        {
            let id = schemas.id(of: target.node, pointer: target.pointer, name: entry.key)
            schemas.alias(entry.value, to: id)
            return id
        }
        return schemas.id(of: entry.value, pointer: pointer, name: entry.key)
    }

    // MARK: Jobs

    /// Reads all schemas of the queue, including those that are added while reading.
    mutating func readSchemas() {
        while let job = schemas.next() { readSchema(job) }
    }

    private mutating func readSchema(_ job: SchemaJob) {
        let node = job.node
        guard node.isMapping else { return readNonMapping(job) }
        if job.role == .schema, isReferenceOnly(node) { return readReferenceOnly(job) }
        var scope = SchemaScope(schema: schemas[job.id], node: node, resource: job.resource, role: job.role)
        if version >= .v3_1, node["$id"]?.string != nil { scope.resource = node }
        for entry in node.entries {
            guard let keyword = entry.keyword(in: SchemaKeyword.table) else {
                readUnknownKeyword(entry, &scope)
                continue
            }
            switch keyword.group {
            case .annotation: readAnnotation(keyword, entry.value, &scope)
            case .scalar: readScalarKeyword(keyword, entry, &scope)
            case .object: readObjectKeyword(keyword, entry.value, &scope)
            case .array: readArrayKeyword(keyword, entry.value, &scope)
            case .composition: readCompositionKeyword(keyword, entry.value, &scope)
            case .reference: readReferenceKeyword(keyword, entry.value, &scope)
            case .ignored: readIgnoredKeyword(keyword, entry, &scope)
            }
        }
        finish(&scope)
        checkCandidates.record(scope.schema, job.id)
        schemas[job.id] = scope.schema
    }

    /// Reads a boolean schema, or a list of one schema. Reports any other value and leaves its schema without keywords.
    private mutating func readNonMapping(_ job: SchemaJob) {
        if let bool = job.node.bool {
            schemas[job.id].booleanSchema = bool
            if version < .v3_1 { report(.laterSchema("a boolean as a schema", .v3_1, version, at: job.node.usePlace)) }
            return
        }
        if job.node.isSequence, job.node.count == 1, let only = job.node.elements.first(where: { _ in true }) {
            report(.schemaInList(job.node))
            let pointer = schemas[job.id].pointer.below("0")
            let part = schemas.id(of: only, pointer: pointer, in: job.resource)
            schemas[job.id].allOf = [part]
            return
        }
        let subject = job.node.key.map { "'\($0)'" } ?? "a schema"
        let consequence = "it is read as a schema that allows any value"
        report(.wrongKind(of: subject, expected: "a schema object", job.node, consequence: consequence))
    }

    private func isReferenceOnly(_ node: Node) -> Bool { node.count == 1 && node["$ref"] != nil }

    /// Reads a schema that has only `$ref`. This is the most frequent kind of schema, so its keywords are not looked up.
    private mutating func readReferenceOnly(_ job: SchemaJob) {
        guard let value = job.node["$ref"] else { return }
        let schema = schemas[job.id]
        schema.reference = readReference(value, resource: job.resource)
        checkCandidates.record(schema, job.id)
    }

    private mutating func readUnknownKeyword(_ entry: NodeEntry, _ scope: inout SchemaScope) {
        if entry.isExtension {
            let name = entry.key
            if version == .v2_0, name == "x-nullable", entry.value.bool == true { scope.schema.isNullable = true }
            scope.schema.extensions.append((name, entry.value))
            return
        }
        // JSON Schema 2020-12 §6.5 allows additional keywords, so since 3.1 only likely misspellings are reported.
        let nearest = suggestions.nearest(to: entry.key, among: SchemaKeyword.names)
        if version >= .v3_1, nearest == nil { return }
        let object = scope.role == .schema ? "the schema" : "the parameter"
        report(.unknownKey(entry, in: scope.node, of: object, nearest: nearest))
    }

    private mutating func readIgnoredKeyword(_ keyword: SchemaKeyword, _ entry: NodeEntry, _ scope: inout SchemaScope) {
        guard keyword.isSwaggerMember, scope.role == .schema else { return }
        if version >= .v3_1 || (version == .v2_0 && keyword == .collectionFormat) { return }
        report(.unknownKey(entry, in: scope.node, of: "the schema", nearest: nil))
    }
}

/// A schema that is being read, and the state that its keywords share.
struct SchemaScope {
    var schema: Schema
    let node: Node
    var resource: Node?
    let role: SchemaJob.Role

    /// `exclusiveMinimum` and `exclusiveMaximum` as booleans (2.0, 3.0).
    var isMinimumExclusive = false
    var isMaximumExclusive = false
    var typePlace: SourceLocation?
    var nullablePlace: SourceLocation?

    /// The pointer to the value of a keyword of this schema.
    func pointer(_ keyword: String) -> String { schema.pointer.below(keyword) }
}

extension String {
    /// Appends tokens to a JSON Pointer.
    ///
    /// A pointer of more than 1,000 bytes is returned unchanged, so that nested schemas below a very long name do not
    /// each copy it. A configuration cannot name such schemas.
    func below(_ tokens: @autoclosure () -> String) -> String {
        guard utf8.count <= 1_000 else { return self }
        let tokens = tokens()
        let slash = utf8.count
        return String(unsafeUninitializedCapacity: slash + 1 + tokens.utf8.count) { text in
            _ = text.initialize(from: utf8)
            text[slash] = UInt8(ascii: "/")
            _ = UnsafeMutableBufferPointer(rebasing: text[(slash + 1)...]).initialize(from: tokens.utf8)
            return slash + 1 + tokens.utf8.count
        }
    }

    /// The key as a token of a JSON Pointer, with `~` and `/` escaped (RFC 6901 §3).
    package var pointerToken: String {
        let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
            !bytes.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
        }
        return isPlain == true ? self : JSONPointer.escaped(self)
    }
}
