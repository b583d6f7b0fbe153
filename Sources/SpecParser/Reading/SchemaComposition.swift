extension DocumentReader {
    /// Reads a keyword of the group ``SchemaKeyword/Group/composition``.
    mutating func readCompositionKeyword(_ keyword: SchemaKeyword, _ value: Node, _ scope: inout SchemaScope) {
        if value.isNull { return }
        switch keyword {
        case .allOf: scope.schema.allOf = schemaList(value, "allOf", scope)
        case .oneOf: scope.schema.oneOf = schemaList(value, "oneOf", scope)
        case .anyOf: scope.schema.anyOf = schemaList(value, "anyOf", scope)
        case .not: scope.schema.not = schemas.id(of: value, pointer: scope.pointer("not"), in: scope.resource)
        case .then, .else: readConditional(value, scope.pointer(keyword.rawValue), &scope)
        case .dependentSchemas where value.isMapping:
            for entry in value.entries {
                readConditional(entry.value, scope.pointer(keyword.rawValue).below(entry.key.pointerToken), &scope)
            }
        case .contentSchema:
            scope.schema.contentSchema = schemas.id(
                of: value,
                pointer: scope.pointer("contentSchema"),
                in: scope.resource
            )
        case .discriminator: scope.schema.discriminator = readDiscriminator(value)
        default: break
        }
    }

    /// Reads a schema that applies to some values. Versions before 3.1 do not have the keywords.
    private mutating func readConditional(_ value: Node, _ pointer: String, _ scope: inout SchemaScope) {
        guard version >= .v3_1, value.isMapping else { return }
        scope.schema.conditional.append(schemas.id(of: value, pointer: pointer, in: scope.resource))
    }

    /// Returns the ids of the schemas of a list. A single schema is reported and read as a list of one schema.
    mutating func schemaList(_ value: Node, _ keyword: String, _ scope: SchemaScope) -> [SchemaID] {
        let pointer = scope.pointer(keyword)
        guard value.isSequence else {
            let isSchema = value.isMapping
            let consequence = isSchema ? "it is read as a list of one schema" : "it is ignored"
            report(.wrongKind(of: "'\(keyword)'", expected: "a list of schemas", value, consequence: consequence))
            return isSchema ? [schemas.id(of: value, pointer: pointer, in: scope.resource)] : []
        }
        var ids: [SchemaID] = []
        ids.reserveCapacity(value.count)
        for (position, element) in value.elements.enumerated() {
            ids.append(schemas.id(of: element, pointer: pointer.below("\(position)"), in: scope.resource))
        }
        return ids
    }

    // MARK: Discriminators

    /// Reads a discriminator (OpenAPI 3.1.1 §4.8.25). In 2.0 it is the name of the property.
    private mutating func readDiscriminator(_ value: Node) -> Schema.Discriminator? {
        if let name = value.string {
            if version >= .v3_0 {
                let consequence = "it is read as the name of the property"
                report(.wrongKind(of: "'discriminator'", expected: "a mapping", value, consequence: consequence))
            }
            return Schema.Discriminator(propertyName: name, mapping: [], place: value.place)
        }
        guard value.isMapping else {
            report(.wrongKind(of: "'discriminator'", expected: "a mapping", value))
            return nil
        }
        let consequence = "the case of the union is chosen by the properties of a value"
        let name = requiredText(value, "propertyName", of: "the discriminator", consequence: consequence)
        guard let name else { return nil }
        var discriminator = Schema.Discriminator(propertyName: name, mapping: [], place: value.place)
        if let mapping = mapping(value, "mapping") {
            for entry in mapping.entries {
                guard let schema = mappedSchema(entry.value) else { continue }
                discriminator.mapping.append(Schema.Discriminator.Mapping(value: entry.key, schema: schema))
            }
        }
        discriminator.defaultMapping = value["defaultMapping"].flatMap { mappedSchema($0) }
        return discriminator
    }

    /// Returns the schema that a value of `mapping` names, by the key of a component or by a reference.
    private mutating func mappedSchema(_ value: Node) -> SchemaID? {
        let place = value.usePlace
        let consequence = "the union has no case for this value"
        guard let text = value.string ?? value["$ref"]?.string else {
            report(.wrongKind(of: "a value of 'mapping'", expected: "a string", value, consequence: consequence))
            return nil
        }
        let section = version == .v2_0 ? root.root["definitions"] : root.root["components"]?["schemas"]
        if let component = section?[text] {
            let prefix = version == .v2_0 ? "#/definitions/" : "#/components/schemas/"
            return schemas.id(of: component, pointer: prefix + text.pointerToken, name: text)
        }
        switch resolve(text, from: value) {
        case .success(let target) where target.node.isMapping:
            let name = target.section == "schemas" || target.section == nil ? target.name : nil
            return schemas.id(of: target.node, pointer: target.pointer, name: name)
        case .success:
            report(.wrongReferenceTarget(text, expected: "a schema", at: place, consequence))
            return nil
        case .failure(let fault):
            var fault = fault
            if case .unreadable = fault {
                let nearest = section.flatMap { suggestions.nearest(to: text, amongKeysOf: $0) }
                fault = .missing(suggestion: nearest)
            }
            report(.unresolvedReference(text, fault, at: place, consequence: consequence))
            return nil
        }
    }
}
