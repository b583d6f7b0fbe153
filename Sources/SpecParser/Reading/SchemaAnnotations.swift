extension DocumentReader {
    /// Reads a keyword of the group ``SchemaKeyword/Group/annotation``.
    mutating func readAnnotation(_ keyword: SchemaKeyword, _ value: Node, _ scope: inout SchemaScope) {
        switch keyword {
        case .default: scope.schema.defaultValue = value
        case .example: scope.schema.examples.insert(literal(value), at: 0)
        case .examples: readSchemaExamples(value, &scope)
        default: break
        }
        if value.isNull { return }
        switch keyword {
        case .title: scope.schema.title = annotationText(value, keyword)
        // The description of a 2.0 parameter belongs to the parameter.
        case .description where scope.role == .schema: scope.schema.description = annotationText(value, keyword)
        case .deprecated: scope.schema.isDeprecated = flag(value, as: keyword.rawValue) ?? false
        case .readOnly: scope.schema.isReadOnly = flag(value, as: keyword.rawValue) ?? false
        case .writeOnly: scope.schema.isWriteOnly = flag(value, as: keyword.rawValue) ?? false
        case .externalDocs: scope.schema.externalURL = externalURL(scope.node)
        default: break
        }
    }

    private mutating func annotationText(_ value: Node, _ keyword: SchemaKeyword) -> String? {
        if let text = value.scalarText { return text }
        report(.wrongKind(of: "'\(keyword.rawValue)'", expected: "a string", value))
        return nil
    }

    /// Reads `examples`: a list of values in JSON Schema. A mapping of example objects, as in media types, is accepted.
    private mutating func readSchemaExamples(_ value: Node, _ scope: inout SchemaScope) {
        switch value.kind {
        case .sequence: scope.schema.examples += value.elements.map { literal($0) }
        case .mapping:
            for entry in value.entries {
                scope.schema.examples.append(literal(entry.value["value"] ?? entry.value))
            }
        case .null: break
        default: scope.schema.examples.append(value)
        }
    }

    /// Returns the value of an example. If the value is an object with `$ref` alone, returns the target of the reference:
    /// some tools refer to the content of another file in this way.
    mutating func literal(_ value: Node) -> Node {
        guard value.count == 1, let text = value["$ref"]?.string,
            case .success(let target) = resolve(text, from: value)
        else { return value }
        return target.node
    }
}
