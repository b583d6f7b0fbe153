import ApusDiagnostics

/// A schema that has its id already and is yet to be read.
struct SchemaJob {
    let id: SchemaID
    let node: Node
    let role: Role
    /// The nearest schema around it, or itself, that has an `$id`.
    let resource: Node?

    enum Role {
        case schema
        /// A parameter or header of 2.0, which has a schema's keywords among its own.
        case swaggerItem
    }
}

extension DocumentReader {
    // MARK: Ids

    /// The id of the schema that a node is; it will be read later.
    /// - Parameters:
    ///   - pointer: Where it stands, if this is the first time that somebody asks.
    ///   - resource: The nearest schema around it that has an `$id`.
    mutating func schemaID(
        _ node: Node,
        pointer: @autoclosure () -> String,
        name: String? = nil,
        role: SchemaJob.Role = .schema,
        in resource: Node? = nil
    ) -> SchemaID {
        if let known = schemaIDs[node] { return known }
        let id = schemas.add(Schema(place: node.place, pointer: pointer(), name: name))
        schemaIDs[node] = id
        schemaJobs.append(SchemaJob(id: id, node: node, role: role, resource: resource))
        return id
    }

    /// The schema at a member such as `schema`.
    mutating func schemaMember(_ node: Node, _ key: String, pointer: String) -> SchemaID? {
        guard let value = node[key], !value.isNull else { return nil }
        return schemaID(value, pointer: pointer.below(key))
    }

    /// `components.schemas` or `definitions`.
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

    /// A component that is nothing but the name of another file's schema is that schema, under the component's name.
    private mutating func componentSchema(_ entry: NodeEntry, pointer: String) -> SchemaID {
        if entry.value.count == 1, let text = entry.value["$ref"]?.string, !text.hasPrefix("#"),
            case .success(let target) = resolve(text, from: entry.value),
            target.node.isMapping, schemaIDs[target.node] == nil
        {
            let id = schemaID(target.node, pointer: target.pointer, name: entry.key)
            schemaIDs[entry.value] = id
            return id
        }
        return schemaID(entry.value, pointer: pointer, name: entry.key)
    }

    // MARK: Jobs

    /// Reads all schemas that have an id, and those that they lead to.
    mutating func readSchemas() {
        var next = 0
        while next < schemaJobs.count {
            readSchema(schemaJobs[next])
            next += 1
        }
    }

    private mutating func readSchema(_ job: SchemaJob) {
        let node = job.node
        guard node.isMapping else { return readNonMapping(job) }
        if job.role == .schema, isReferenceOnly(node) { return readReferenceOnly(job) }
        var scope = SchemaScope(schema: noSchema, node: node, resource: job.resource, role: job.role)
        schemas.exchange(job.id, &scope.schema)
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
        remember(scope.schema, job.id)
        schemas.exchange(job.id, &scope.schema)
    }

    /// `true` and `false`; anything else that isn't a mapping is read as a schema that says nothing.
    private mutating func readNonMapping(_ job: SchemaJob) {
        if let bool = job.node.bool {
            schemas[job.id].booleanSchema = bool
            if version < .v3_1 { report(.laterSchema("a boolean as a schema", .v3_1, version, at: job.node.usePlace)) }
            return
        }
        if job.node.isSequence, job.node.count == 1, let only = job.node.elements.first(where: { _ in true }) {
            report(.schemaInList(job.node))
            let pointer = schemas[job.id].pointer.below("0")
            let part = schemaID(only, pointer: pointer, in: job.resource)
            schemas[job.id].allOf = [part]
            return
        }
        let subject = job.node.key.map { "'\($0)'" } ?? "a schema"
        let consequence = "it is read as a schema that any value fits"
        report(.wrongKind(of: subject, expected: "a schema, a mapping,", job.node, consequence: consequence))
    }

    private func isReferenceOnly(_ node: Node) -> Bool { node.count == 1 && node["$ref"] != nil }

    /// The most frequent schema of all, read without a look at keywords.
    private mutating func readReferenceOnly(_ job: SchemaJob) {
        guard let value = job.node["$ref"] else { return }
        schemas[job.id].reference = readReference(value, resource: job.resource)
        referringSchemas.append(job.id)
    }

    private mutating func readUnknownKeyword(_ entry: NodeEntry, _ scope: inout SchemaScope) {
        if entry.isExtension {
            let name = entry.key
            if version == .v2_0, name == "x-nullable", entry.value.bool == true { scope.schema.isNullable = true }
            scope.schema.extensions.append((name, entry.value))
            return
        }
        // JSON Schema lets everybody have keywords of his own (2020-12 §6.5), so only a slip is worth a word there.
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

/// A schema that is being read, with what its keywords need of each other.
struct SchemaScope {
    var schema: Schema
    let node: Node
    var resource: Node?
    let role: SchemaJob.Role

    /// Keywords beside a `$ref` that 2.0 and 3.0 ignore.
    var ignoredSiblings: [String] = []
    /// 3.0's booleans.
    var isMinimumExclusive = false
    var isMaximumExclusive = false
    var typePlace: SourceLocation?
    var nullablePlace: SourceLocation?

    /// The pointer of a schema inside of this one.
    func pointer(_ keyword: String) -> String { schema.pointer.below(keyword) }
}

extension String {
    /// The pointer to what is below what this one points to. What is below something with a very long name shares the
    /// pointer to that, rather than having a copy of it: no configuration names it.
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

    /// The token of a JSON Pointer that a key is (RFC 6901 §3).
    package var pointerToken: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return self }
        return JSONPointer.escaped(self)
    }
}
