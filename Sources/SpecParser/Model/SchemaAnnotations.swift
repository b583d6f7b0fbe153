extension DocumentReader {
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
        // A 2.0 parameter's own description is the parameter's.
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

    /// A list in JSON Schema; a mapping of example objects is what media types have, and what people write.
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

    /// An example is data, but a `$ref` alone in it is what tools put another file's content for.
    mutating func literal(_ value: Node) -> Node {
        guard value.count == 1, let text = value["$ref"]?.string,
            case .success(let target) = resolve(text, from: value)
        else { return value }
        return target.node
    }
}
