extension DocumentReader {
    /// Reads `responses` of an operation (OpenAPI 3.1.1 §4.8.16).
    ///
    /// A success that cannot be resolved is read as JSON without a schema; other responses have no payload then.
    mutating func readResponses(
        _ operation: Node,
        _ method: String,
        _ scope: PathItemScope,
        pointer: String
    ) -> [Response] {
        guard let node = mapping(operation, "responses") else {
            if operation["responses"] == nil, scope.kind == .path {
                let consequence = "the client returns nothing for any status below 300"
                report(.missingKey("responses", of: "\(method) \(scope.path)", operation, consequence: consequence))
            }
            return []
        }
        let media = swaggerMediaTypes(of: operation).produces
        var responses: [Response] = []
        for entry in node.entries where !entry.isExtension {
            guard let status = Response.Status(entry.key) else {
                report(.invalidStatus(entry))
                continue
            }
            guard let component = component(entry.value, .response) else {
                responses.append(unresolvedResponse(entry, status))
                continue
            }
            let place = component.pointer ?? pointer.below("responses/" + entry.key)
            var response = response(component, pointer: place, produces: media)
            response.status = status
            response.description = component.description ?? response.description
            response.place = entry.keyPlace
            responses.append(response)
        }
        return responses
    }

    private func unresolvedResponse(_ entry: NodeEntry, _ status: Response.Status) -> Response {
        let place = entry.keyPlace
        var response = Response(
            status: status,
            summary: nil,
            description: nil,
            headers: [],
            content: [],
            componentName: nil,
            place: place
        )
        if status.isSuccess {
            response.content = [
                MediaType(
                    name: "application/json",
                    schema: nil,
                    itemSchema: nil,
                    examples: [],
                    encodings: [],
                    place: place
                )
            ]
        }
        return response
    }

    private mutating func response(_ component: Component, pointer: String, produces: [String]) -> Response {
        guard component.pointer != nil else { return readResponse(component, pointer: pointer, produces: produces) }
        let key = ResponseKey(node: NodeKey(component.node), produces: produces)
        if let known = sharedObjects.responses[key] { return known }
        var response = readResponse(component, pointer: pointer, produces: produces)
        response.sharedIndex = sharedObjects.responses.count
        sharedObjects.responses[key] = response
        return response
    }

    /// Reads a response (OpenAPI 3.1.1 §4.8.17).
    private mutating func readResponse(_ component: Component, pointer: String, produces: [String]) -> Response {
        let node = component.node
        let place = node.keyPlace ?? node.place.start(upTo: 1)
        var response = Response(
            status: .default,
            summary: nil,
            description: text(node, "description"),
            headers: [],
            content: [],
            componentName: component.name,
            place: place
        )
        if isMisplacedSchema(component) {
            report(.misplacedSchema("a response", at: place))
            response.content = [jsonContent(node, pointer: pointer, place: place)]
            return response
        }
        checkFields(node, .response, of: "the response")
        response.summary = text(node, "summary")
        response.headers = readHeaders(node, pointer: pointer)
        if let content = mapping(node, "content") {
            response.content = readContent(content, pointer: pointer.below("content"))
        } else if node["schema"] != nil {
            // `schema` of 2.0. In later versions `checkFields` already reported the key.
            response.content = swaggerContent(node, produces: produces, pointer: pointer)
        }
        return response
    }

    // MARK: Headers

    /// Reads `headers` of a response or an encoding (OpenAPI 3.1.1 §4.8.21).
    mutating func readHeaders(_ node: Node, pointer: String) -> [Header] {
        guard let node = mapping(node, "headers") else { return [] }
        var headers: [Header] = []
        for entry in node.entries {
            // Header names may start with `x-`, so no key is skipped as an extension.
            guard let component = component(entry.value, .header) else { continue }
            let place = component.pointer ?? pointer.below("headers/\(entry.key.pointerToken)")
            guard var header = header(component.node, pointer: place) else { continue }
            header.name = entry.key
            header.place = entry.keyPlace
            headers.append(header)
        }
        return headers
    }

    private mutating func header(_ node: Node, pointer: String) -> Header? {
        let key = NodeKey(node)
        if let known = sharedObjects.headers[key] { return known }
        guard sharedObjects.enter() else {
            report(.tooDeep("headers", at: node.keyPlace ?? node.place.start(upTo: 1)))
            return nil
        }
        // The content of a header can have an encoding that refers to the same header. The recursive use is ignored.
        sharedObjects.headers[key] = .some(nil)
        defer { sharedObjects.leave() }
        let header = readHeader(node, pointer: pointer)
        sharedObjects.headers[key] = header
        return header
    }

    private mutating func readHeader(_ node: Node, pointer: String) -> Header {
        var header = Header(
            name: "",
            description: text(node, "description"),
            isRequired: false,
            isDeprecated: flag(node, "deprecated") ?? false,
            explode: flag(node, "explode") ?? false,
            schema: nil,
            content: nil,
            place: node.place
        )
        if node["schema"] == nil, node["content"] == nil, hasSchemaKeyword(node) {
            if version >= .v3_0 { report(.inlineHeaderSchema(node)) }
            header.schema = schemas.id(of: node, pointer: pointer, role: .swaggerItem)
            return header
        }
        checkFields(node, .header, of: "the header")
        header.isRequired = flag(node, "required") ?? false
        header.schema = schemaMember(node, "schema", pointer: pointer)
        if header.schema == nil, let content = mapping(node, "content") {
            header.content = readContent(content, pointer: pointer.below("content")).first
        }
        header.examples = readExamples(node)
        return header
    }
}

/// The key of a cached response. In 2.0 the media types of a shared response depend on the operation.
struct ResponseKey: Hashable {
    let node: NodeKey
    let produces: [String]
}

extension Response.Status {
    /// Parses `200`, `4XX` or `default` (OpenAPI 3.1.1 §4.8.16.1).
    init?(_ text: String) {
        if text == "default" {
            self = .default
            return
        }
        let bytes = Array(text.utf8)
        guard bytes.count == 3, let hundreds = bytes.first.map({ Int($0) - 0x30 }), (1...5).contains(hundreds) else {
            return nil
        }
        if bytes[1] | 0x20 == UInt8(ascii: "x"), bytes[2] | 0x20 == UInt8(ascii: "x") {
            self = .range(hundreds)
        } else if let code = Int(text), bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
            self = .exact(code)
        } else {
            return nil
        }
    }

    /// Whether the response is a success, which a method returns; other responses are thrown.
    var isSuccess: Bool {
        switch self {
        case .exact(let code): (200..<300).contains(code)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}
