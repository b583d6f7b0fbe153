extension DocumentReader {
    // MARK: Objects

    /// Reads a keyword of the group ``SchemaKeyword/Group/object``.
    mutating func readObjectKeyword(_ keyword: SchemaKeyword, _ value: Node, _ scope: inout SchemaScope) {
        if value.isNull { return }
        switch keyword {
        case .properties: scope.schema.properties = readProperties(value, keyword, scope)
        case .patternProperties: scope.schema.patternProperties = readProperties(value, keyword, scope)
        case .additionalProperties: scope.schema.additionalProperties = readAdditional(value, keyword, scope)
        case .unevaluatedProperties where scope.node["additionalProperties"] == nil:
            scope.schema.additionalProperties = readAdditional(value, keyword, scope)
        case .required: readRequired(value, &scope)
        default: break
        }
    }

    private mutating func readProperties(
        _ value: Node,
        _ keyword: SchemaKeyword,
        _ scope: SchemaScope
    ) -> [Schema.Property] {
        guard let value = dereferenced(value, keyword.rawValue) else { return [] }
        guard value.isMapping else {
            report(.wrongKind(of: "'\(keyword.rawValue)'", expected: "a mapping", value))
            return []
        }
        let pointer = scope.pointer(keyword.rawValue)
        var properties: [Schema.Property] = []
        properties.reserveCapacity(value.count)
        for entry in value.entries {
            let name = entry.key
            let id = schemas.id(of: entry.value, pointer: pointer.below(name.pointerToken), in: scope.resource)
            properties.append(Schema.Property(name: name, place: entry.keyPlace, schema: id))
        }
        return properties
    }

    private mutating func readAdditional(
        _ value: Node,
        _ keyword: SchemaKeyword,
        _ scope: SchemaScope
    ) -> Schema.AdditionalProperties? {
        if value.isMapping {
            return .schema(schemas.id(of: value, pointer: scope.pointer(keyword.rawValue), in: scope.resource))
        }
        return flag(value, as: keyword.rawValue).map { $0 ? .allowed : .forbidden }
    }

    private mutating func readRequired(_ value: Node, _ scope: inout SchemaScope) {
        // `required` of a 2.0 parameter belongs to the parameter.
        guard scope.role == .schema else { return }
        if value.bool != nil || value.string == "true" || value.string == "false" {
            report(.requiredOnProperty(value))
            return
        }
        guard value.isSequence else {
            report(.wrongKind(of: "'required'", expected: "a list of names", value))
            return
        }
        var seen: Set<String> = []
        for element in value.elements {
            guard let name = element.scalarText else {
                report(.wrongKind(of: "an element of 'required'", expected: "a string", element))
                continue
            }
            guard seen.insert(name).inserted else { continue }
            scope.schema.required.append(Schema.RequiredName(name: name, place: element.place))
        }
    }

    // MARK: Arrays

    /// Reads a keyword of the group ``SchemaKeyword/Group/array``.
    mutating func readArrayKeyword(_ keyword: SchemaKeyword, _ value: Node, _ scope: inout SchemaScope) {
        if value.isNull { return }
        switch keyword {
        case .items where value.isSequence:
            // A tuple of JSON Schema draft 4: not allowed in 3.0, and `prefixItems` in 2020-12.
            report(.itemsList(value))
            scope.schema.prefixItems = schemaList(value, "items", scope)
            scope.schema.isItemsList = true
        case .items: scope.schema.items = schemas.id(of: value, pointer: scope.pointer("items"), in: scope.resource)
        case .prefixItems: scope.schema.prefixItems = schemaList(value, "prefixItems", scope)
        case .minItems: scope.schema.minItems = count(value, keyword)
        case .maxItems: scope.schema.maxItems = count(value, keyword)
        case .uniqueItems: scope.schema.uniqueItems = flag(value, as: keyword.rawValue) ?? false
        default: break
        }
    }

    /// Reads a non-negative integer.
    /// - Returns: `nil` without a report if the number exceeds `Int`, because such a bound never applies.
    mutating func count(_ value: Node, _ keyword: SchemaKeyword) -> Int? {
        if let count = value.int, count >= 0 { return count }
        if value.numberText != nil, (value.double ?? 0) > 0 { return nil }
        report(.wrongKind(of: "'\(keyword.rawValue)'", expected: "a non-negative integer", value))
        return nil
    }
}
