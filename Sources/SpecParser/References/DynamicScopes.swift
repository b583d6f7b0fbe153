extension DocumentReader {
    /// Gives the types of generics to the schemas that refer to them (JSON Schema 2020-12 §8.2.3.2).
    ///
    ///     Page:     { $defs: { item: { $dynamicAnchor: item } }, properties: { items: { items: { $dynamicRef: '#item' } } } }
    ///     UserPage: { $defs: { item: { $dynamicAnchor: item, $ref: User } }, $ref: Page }
    ///
    /// `UserPage` becomes a copy of `Page` in which `$dynamicRef` refers to `User`. A schema that only refers to the
    /// generic becomes the copy; any other gets it as a member of `allOf`.
    mutating func bindDynamicReferences() {
        let ids = Array(schemas.store.ids)
        guard ids.contains(where: { schemas[$0].dynamicReference != nil }) else { return }
        let generics = GenericSchemas(schemas.store)
        var replacements: [(id: SchemaID, schema: Schema)] = []
        for id in ids where !schemas[id].dynamicAnchors.isEmpty {
            let schema = schemas[id]
            let names = Set(schema.dynamicAnchors.map(\.name))
            var specialization = Specialization(generics: generics, names: names)
            specialization.bind(schema.dynamicAnchors)
            if let target = schema.reference?.target, generics.reach(names, from: target) {
                let copy = specialization.copy(of: target, in: &schemas)
                replacements.append((id, schema.replacingReference(with: schemas[copy], copy)))
            } else if schema.allOf.contains(where: { generics.reach(names, from: $0) }) {
                let changed = Schema(copying: schema, place: schema.place, pointer: schema.pointer, name: schema.name)
                changed.allOf = schema.allOf.map { member in
                    generics.reach(names, from: member) ? specialization.copy(of: member, in: &schemas) : member
                }
                replacements.append((id, changed))
            }
        }
        for (id, schema) in replacements {
            schemas[id] = schema
            checkCandidates.record(schema, id)
        }
        for index in ids.count..<schemas.count { checkCandidates.record(schemas[SchemaID(index)], SchemaID(index)) }
    }
}

/// The names of the `$dynamicRef`s that are reached from each schema.
private struct GenericSchemas {
    /// The maximum number of schemas that are reached from one schema.
    private static let maximumSchemas = 2_000

    private let store: SchemaStore
    /// The schemas that refer to each schema.
    private var users: [Int: [SchemaID]] = [:]
    private var namesByID: [SchemaID: Set<String>] = [:]

    init(_ store: SchemaStore) {
        self.store = store
        var sources: [SchemaID] = []
        for id in store.ids {
            for child in store[id].subschemas { users[child.index, default: []].append(id) }
            if store[id].dynamicReference != nil { sources.append(id) }
        }
        for source in sources {
            guard let name = store[source].dynamicReference else { continue }
            var open = [source]
            var count = 0
            while let id = open.popLast(), count < Self.maximumSchemas {
                guard namesByID[id, default: []].insert(name).inserted else { continue }
                count += 1
                open += users[id.index] ?? []
            }
        }
    }

    /// Whether a `$dynamicRef` with one of the names is reached from a schema.
    func reach(_ names: Set<String>, from id: SchemaID) -> Bool { !(namesByID[id] ?? []).isDisjoint(with: names) }
}

/// The copies of the schemas of a generic for one schema that refers to it.
private struct Specialization {
    let generics: GenericSchemas
    let names: Set<String>
    private var bindings: [String: SchemaID] = [:]
    private var copies: [SchemaID: SchemaID] = [:]

    init(generics: GenericSchemas, names: Set<String>) {
        self.generics = generics
        self.names = names
    }

    /// Adds anchors. Those of the outermost schema are used.
    mutating func bind(_ anchors: [Schema.DynamicAnchor]) {
        for anchor in anchors where bindings[anchor.name] == nil { bindings[anchor.name] = anchor.schema }
    }

    /// The copy of a schema from which a bound `$dynamicRef` is reached.
    mutating func copy(of root: SchemaID, in schemas: inout SchemaQueue) -> SchemaID {
        let result = declare(root, in: &schemas)
        var open = [root]
        while let id = open.popLast() {
            guard let copied = copies[id] else { continue }
            let copy = schemas[copied]
            bind(copy.dynamicAnchors)
            if let name = copy.dynamicReference, let target = bindings[name] {
                copy.reference?.target = target
                copy.dynamicReference = nil
                continue
            }
            copy.mapSubschemas { child in
                guard generics.reach(names, from: child) else { return child }
                if let known = copies[child] { return known }
                open.append(child)
                return declare(child, in: &schemas)
            }
        }
        return result
    }

    private mutating func declare(_ id: SchemaID, in schemas: inout SchemaQueue) -> SchemaID {
        if let known = copies[id] { return known }
        let schema = schemas[id]
        let copy = Schema(copying: schema, place: schema.place, pointer: schema.pointer, name: nil)
        let copied = schemas.add(copy)
        copies[id] = copied
        return copied
    }
}

extension Schema {
    /// The schemas that describe this schema's values or parts of them.
    fileprivate var subschemas: [SchemaID] {
        var ids: [SchemaID] = []
        mapSubschemas { id in
            ids.append(id)
            return id
        }
        return ids
    }

    /// Replaces the subschemas.
    fileprivate func mapSubschemas(_ transform: (SchemaID) -> SchemaID) {
        if let target = reference?.target { reference?.target = transform(target) }
        for index in properties.indices { properties[index].schema = transform(properties[index].schema) }
        for index in patternProperties.indices {
            patternProperties[index].schema = transform(patternProperties[index].schema)
        }
        if case .schema(let id)? = additionalProperties { additionalProperties = .schema(transform(id)) }
        items = items.map(transform)
        prefixItems = prefixItems.map(transform)
        allOf = allOf.map(transform)
        oneOf = oneOf.map(transform)
        anyOf = anyOf.map(transform)
        conditional = conditional.map(transform)
        contentSchema = contentSchema.map(transform)
    }

    /// The schema with the copy of a generic instead of the reference to it.
    fileprivate func replacingReference(with generic: Schema, _ id: SchemaID) -> Schema {
        let hasKeywords =
            !types.isEmpty || !properties.isEmpty || !required.isEmpty || !allOf.isEmpty || !oneOf.isEmpty
            || !anyOf.isEmpty || items != nil || additionalProperties != nil || !patternProperties.isEmpty
        guard !hasKeywords, generic.reference == nil else {
            let changed = Schema(copying: self, place: place, pointer: pointer, name: name)
            changed.reference = nil
            changed.allOf.insert(id, at: 0)
            return changed
        }
        let changed = Schema(copying: generic, place: place, pointer: pointer, name: name)
        changed.title = title
        changed.description = description ?? generic.description
        changed.isNullable = isNullable || generic.isNullable
        changed.isReadOnly = isReadOnly
        changed.isWriteOnly = isWriteOnly
        changed.isDeprecated = isDeprecated
        if !examples.isEmpty { changed.examples = examples }
        return changed
    }
}
