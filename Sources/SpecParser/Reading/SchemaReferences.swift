extension DocumentReader {
    /// Reads a keyword of the group ``SchemaKeyword/Group/reference``.
    mutating func readReferenceKeyword(_ keyword: SchemaKeyword, _ value: Node, _ scope: inout SchemaScope) {
        switch keyword {
        case .reference: scope.schema.reference = readReference(value, resource: scope.resource)
        case .dynamicReference where scope.schema.reference == nil:
            scope.schema.reference = readReference(value, resource: scope.resource)
            if let name = value.string?.split(separator: "#").last, !name.hasPrefix("/") {
                scope.schema.dynamicReference = String(name)
            }
        case .dynamicAnchor where version >= .v3_1:
            if let name = value.string, let id = schemas.existingID(of: scope.node) {
                scope.schema.dynamicAnchors.append(Schema.DynamicAnchor(name: name, schema: id))
            }
        case .defs where version >= .v3_1:
            for entry in value.entries {
                guard let name = entry.value["$dynamicAnchor"]?.string else { continue }
                let pointer = scope.pointer("$defs").below(entry.key.pointerToken)
                let id = schemas.id(of: entry.value, pointer: pointer, in: scope.resource)
                scope.schema.dynamicAnchors.append(Schema.DynamicAnchor(name: name, schema: id))
            }
        default: break
        }
    }

    /// Resolves a `$ref` of a schema and gives its target an id.
    ///
    /// - Returns: A reference without target if it cannot be resolved, and `nil` if it is not a string. Both are reported.
    mutating func readReference(_ value: Node, resource: Node?) -> Schema.Reference? {
        guard let text = value.string else {
            let consequence = "it is read as a schema that allows any value"
            report(.wrongKind(of: "'$ref'", expected: "a string", value, consequence: consequence))
            return nil
        }
        var reference = Schema.Reference(text: text, target: nil, place: value.place)
        let consequence = "its type is 'JSONValue'; an operation has no method if its parameter or body has this schema"
        switch resolve(text, from: value, in: resource) {
        case .success(let target):
            if let known = schemas.existingID(of: target.node) {
                reference.target = known
            } else if isSchema(target) {
                let name = schemaName(of: target)
                reference.target = schemas.id(of: target.node, pointer: target.pointer, name: name, in: resource)
            } else {
                report(.wrongReferenceTarget(text, expected: "a schema", at: value.place, consequence))
            }
        case .failure(let fault):
            report(.unresolvedReference(text, fault, at: value.place, consequence: consequence))
        }
        return reference
    }

    private func isSchema(_ target: ReferenceTarget) -> Bool {
        if target.isComponent, target.section != "schemas" { return false }
        if !target.node.isMapping { return target.node.bool != nil }
        return target.node["openapi"] == nil && target.node["swagger"] == nil
    }

    /// Returns the name of a schema that is an entry of a collection of schemas, a whole file, or an entry at the top
    /// level of another file.
    private func schemaName(of target: ReferenceTarget) -> String? {
        switch target.section {
        case "schemas", "definitions", "$defs": target.name
        case nil: files.isInRoot(target.node) ? nil : target.name
        default: nil
        }
    }

    // MARK: Cycles

    /// Reports cycles of `$ref`s, and removes the targets of their references.
    mutating func breakReferenceCycles() {
        /// For each schema: 0 if not visited, otherwise 1 + the index of the schema from which it was visited first.
        var visits = [Int](repeating: 0, count: schemas.count)
        for start in checkCandidates.referring where visits[start.index] == 0 {
            var path: [SchemaID] = []
            var current: SchemaID? = start
            while let id = current, visits[id.index] == 0 {
                visits[id.index] = start.index + 1
                path.append(id)
                current = schemas[id].reference?.target
            }
            guard let id = current, visits[id.index] == start.index + 1, let first = path.firstIndex(of: id) else {
                continue
            }
            let cycle = path[first...]
            let places = cycle.compactMap { schemas[$0].reference?.place }
            let consequence =
                "its type is 'JSONValue'; an operation has no method if its parameter or body has this schema"
            report(.circularReference(places, consequence: consequence))
            for member in cycle { schemas[member].reference?.target = nil }
        }
    }
}
