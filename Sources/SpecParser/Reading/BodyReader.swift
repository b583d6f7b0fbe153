import ApusDiagnostics

extension DocumentReader {
    // MARK: Request bodies

    /// Reads `requestBody` of an operation (OpenAPI 3.1.1 §4.8.13).
    ///
    /// - Parameter isBroken: Set to `true` if the body is a reference that cannot be resolved.
    mutating func readRequestBody(_ operation: Node, pointer: String, isBroken: inout Bool) -> RequestBody? {
        guard let value = operation["requestBody"], !value.isNull else { return nil }
        guard let component = component(value, .requestBody) else {
            isBroken = true
            return nil
        }
        let key = NodeKey(component.node)
        if let known = sharedObjects.requestBodies[key] { return known }
        let body = readRequestBody(component, pointer: component.pointer ?? pointer.below("requestBody"))
        sharedObjects.requestBodies[key] = body
        return body
    }

    private mutating func readRequestBody(_ component: Component, pointer: String) -> RequestBody {
        let node = component.node
        let place = node.keyPlace ?? node.place.start(upTo: 1)
        var body = RequestBody(
            description: nil,
            isRequired: false,
            content: [],
            componentName: component.name,
            place: place
        )
        if isMisplacedSchema(component) {
            report(.misplacedSchema("a request body", at: place))
            body.content = [jsonContent(node, pointer: pointer, place: place)]
            return body
        }
        checkFields(node, .requestBody, of: "the request body")
        body.description = text(node, "description")
        body.isRequired = flag(node, "required") ?? false
        if let content = mapping(node, "content") {
            body.content = readContent(content, pointer: pointer.below("content"))
        } else if node["content"] == nil {
            let consequence = "the caller gives bytes and a content type"
            report(.missingKey("content", of: "the request body", node, consequence: consequence))
        }
        return body
    }

    /// Returns whether a component is a schema although an object with `content` is expected.
    func isMisplacedSchema(_ component: Component) -> Bool {
        let node = component.node
        if component.isSchema { return true }
        guard node["content"] == nil, node["headers"] == nil, node["schema"] == nil else { return false }
        return node["type"]?.string != nil || node["properties"] != nil || node["allOf"] != nil
            || node["oneOf"] != nil || node["anyOf"] != nil
    }

    /// Returns a schema as `application/json` content.
    mutating func jsonContent(_ schema: Node, pointer: String, place: SourceLocation) -> MediaType {
        let parts = pointer.split(separator: "/")
        let isComponent = parts.count > 1 && parts[parts.count - 2] == "schemas"
        let name = isComponent ? parts.last.map(String.init) : nil
        return MediaType(
            name: "application/json",
            schema: schemas.id(of: schema, pointer: pointer, name: name),
            itemSchema: nil,
            examples: [],
            encodings: [],
            place: place
        )
    }

    // MARK: Media types

    /// Reads `content`: media types by name (OpenAPI 3.1.1 §4.8.14).
    mutating func readContent(_ content: Node, pointer: String) -> [MediaType] {
        var types: [MediaType] = []
        for entry in content.entries where !entry.isExtension || entry.key.utf8.contains(UInt8(ascii: "/")) {
            let place = pointer.below(entry.key.pointerToken)
            if entry.key == "schema", !entry.value.isNull {
                // `content: { schema: … }`: the media type is missing.
                report(.missingMediaType(entry))
                types.append(readMediaType(content, "application/json", at: entry.keyPlace, pointer: pointer))
                continue
            }
            if !entry.key.utf8.contains(UInt8(ascii: "/")) { report(.invalidMediaType(entry)) }
            if entry.value.isNull {
                types.append(emptyMediaType(entry.key, at: entry.keyPlace))
                continue
            }
            guard let component = component(entry.value, .mediaType) else {
                types.append(emptyMediaType(entry.key, at: entry.keyPlace))
                continue
            }
            checkFields(component.node, .mediaType, of: "the media type")
            types.append(
                readMediaType(component.node, entry.key, at: entry.keyPlace, pointer: component.pointer ?? place)
            )
        }
        return types
    }

    private func emptyMediaType(_ name: String, at place: SourceLocation) -> MediaType {
        MediaType(name: name, schema: nil, itemSchema: nil, examples: [], encodings: [], place: place)
    }

    private mutating func readMediaType(
        _ node: Node,
        _ name: String,
        at place: SourceLocation,
        pointer: String
    ) -> MediaType {
        if let format = node["schema"]?["format"], format.string == "binary", Self.isJSON(name) {
            report(.binaryJSON(name, at: format.usePlace))
        }
        var media = MediaType(
            name: name,
            schema: schemaMember(node, "schema", pointer: pointer),
            itemSchema: schemaMember(node, "itemSchema", pointer: pointer),
            examples: readExamples(node),
            encodings: readEncodings(node, pointer: pointer),
            place: place
        )
        if let prefix = list(node, "prefixEncoding") {
            for (index, element) in prefix.elements.enumerated() {
                let pointer = pointer.below("prefixEncoding/\(index)")
                guard let encoding = readEncoding(element, String(index), at: element.place, pointer: pointer) else {
                    break
                }
                media.prefixEncodings.append(encoding)
            }
        }
        if let item = mapping(node, "itemEncoding") {
            let pointer = pointer.below("itemEncoding")
            media.itemEncoding = readEncoding(item, "itemEncoding", at: item.place, pointer: pointer)
        }
        return media
    }

    /// Returns whether a media type is JSON: `application/json` or a name with the suffix `+json`. Parameters such as
    /// `charset` are ignored.
    private static func isJSON(_ name: String) -> Bool {
        let type = name.split(separator: ";").first?.trimmingSpaces.lowercased() ?? ""
        return type == "application/json" || type.hasSuffix("+json")
    }

    /// Reads `encoding` of a media type (OpenAPI 3.1.1 §4.8.15).
    private mutating func readEncodings(_ media: Node, pointer: String) -> [Encoding] {
        guard let node = mapping(media, "encoding") else { return [] }
        var encodings: [Encoding] = []
        // Keys are property names, and a property name may start with `x-`.
        for entry in node.entries where !entry.isExtension || entry.value.isMapping {
            let pointer = pointer.below("encoding/\(entry.key.pointerToken)")
            if let encoding = readEncoding(entry.value, entry.key, at: entry.keyPlace, pointer: pointer) {
                encodings.append(encoding)
            }
        }
        return encodings
    }

    /// Reads an encoding object. Returns `nil` if it is not a mapping, which is reported.
    private mutating func readEncoding(
        _ node: Node,
        _ name: String,
        at place: SourceLocation,
        pointer: String
    ) -> Encoding? {
        guard node.isMapping else {
            report(.wrongKind(of: "'\(name)'", expected: "an encoding object", node))
            return nil
        }
        checkFields(node, .encoding, of: "the encoding")
        let types = text(node, "contentType")?.split(separator: ",") ?? []
        return Encoding(
            name: name,
            contentTypes: types.map { $0.trimmingSpaces }.filter { !$0.isEmpty },
            headers: readHeaders(node, pointer: pointer),
            style: encodingStyle(node),
            explode: flag(node, "explode"),
            allowReserved: flag(node, "allowReserved"),
            place: place
        )
    }

    private mutating func encodingStyle(_ node: Node) -> Parameter.Style? {
        guard let spelled = text(node, "style") else { return nil }
        if let style = Parameter.Style(rawValue: spelled), Parameter.Location.query.styles.contains(style) {
            return style
        }
        let place = node["style"]?.usePlace ?? node.place
        report(.invalidStyle(spelled, Parameter(name: "", location: .query, place: place), node))
        return nil
    }

    // MARK: Examples

    /// Reads `example` and `examples` (OpenAPI 3.1.1 §4.8.19).
    mutating func readExamples(_ node: Node) -> [Example] {
        var examples: [Example] = []
        if let value = node["example"] { examples.append(Example(name: nil, summary: nil, value: literal(value))) }
        guard let value = node["examples"], !value.isNull else { return examples }
        if value.isSequence {
            let consequence = "its elements are read as examples without a name"
            report(.wrongKind(of: "'examples'", expected: "a mapping", value, consequence: consequence))
            return examples + value.elements.map { Example(name: nil, summary: nil, value: literal($0["value"] ?? $0)) }
        }
        guard let entries = mapping(node, "examples")?.entries else { return examples }
        for entry in entries where !entry.isExtension {
            if let example = readExample(entry) { examples.append(example) }
        }
        return examples
    }

    private mutating func readExample(_ entry: NodeEntry) -> Example? {
        if entry.value.isNull { return nil }
        let isObject =
            entry.value.isMapping
            && ["$ref", "value", "externalValue", "dataValue", "serializedValue"].contains { entry.value[$0] != nil }
        guard isObject else {
            // The entry is the value itself instead of an example object with `value`. An entry with only a summary or
            // a description has no value.
            if entry.value["summary"] != nil || entry.value["description"] != nil { return nil }
            report(.missingKey("value", of: "the example", entry.value, consequence: "it is read as the value itself"))
            return Example(name: entry.key, summary: nil, value: entry.value)
        }
        guard let node = component(entry.value, .example)?.node else { return nil }
        if let value = node["value"] ?? node["dataValue"] {
            return Example(name: entry.key, summary: text(node, "summary"), value: literal(value))
        }
        // The `$ref` leads to the value itself instead of an example object. Several tools write this.
        if entry.value["$ref"] != nil, node["externalValue"] == nil, node["serializedValue"] == nil {
            return Example(name: entry.key, summary: nil, value: node)
        }
        return nil
    }
}

extension StringProtocol {
    /// The text without leading and trailing white space.
    package var trimmingSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
