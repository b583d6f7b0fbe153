extension DocumentReader {
    mutating func readReferenceKeyword(_ keyword: SchemaKeyword, _ value: Node, _ scope: inout SchemaScope) {
        switch keyword {
        case .reference: scope.schema.reference = readReference(value, resource: scope.resource)
        case .dynamicReference where scope.schema.reference == nil:
            // The anchor that is in the same file when there is one only; an instance can't choose another.
            scope.schema.reference = readReference(value, resource: scope.resource)
        default: break
        }
    }

    /// A `$ref` of a schema; its target gets an id.
    mutating func readReference(_ value: Node, resource: Node?) -> Schema.Reference? {
        guard let text = value.string else {
            let consequence = "it is read as a schema that any value fits"
            report(.wrongKind(of: "'$ref'", expected: "a string", value, consequence: consequence))
            return nil
        }
        var reference = Schema.Reference(text: text, target: nil, place: value.place)
        let consequence = "the client has no method for an operation that needs it"
        switch resolve(text, from: value, in: resource) {
        case .success(let target):
            if let known = schemaIDs[target.node] {
                reference.target = known
            } else if isSchema(target) {
                let name = schemaName(of: target)
                reference.target = schemaID(target.node, pointer: target.pointer, name: name, in: resource)
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

    /// The key of a collection of schemas, the stem of a whole file, or the key at the top of a file that is nothing
    /// but such a collection.
    private func schemaName(of target: ReferenceTarget) -> String? {
        switch target.section {
        case "schemas", "definitions", "$defs": target.name
        case nil: files.isInRoot(target.node) ? nil : target.name
        default: nil
        }
    }

    // MARK: Circles

    /// Takes apart circles of schemas that are nothing but references to each other.
    mutating func breakReferenceCircles() {
        /// 0: not seen; a number: seen on the walk with this number.
        var walks = [Int](repeating: 0, count: schemas.schemas.count)
        for start in referringSchemas where walks[start.index] == 0 {
            var path: [SchemaID] = []
            var current: SchemaID? = start
            while let id = current, walks[id.index] == 0 {
                walks[id.index] = start.index + 1
                path.append(id)
                current = schemas.schemas[id.index].reference?.target
            }
            guard let id = current, walks[id.index] == start.index + 1, let first = path.firstIndex(of: id) else {
                continue
            }
            let circle = path[first...]
            let places = circle.compactMap { schemas.schemas[$0.index].reference?.place }
            let consequence = "the client has no method for an operation that needs it"
            report(.circularReference(places, consequence: consequence))
            for member in circle { schemas[member].reference?.target = nil }
        }
    }
}
