extension DocumentReader {
    /// `responses` of an operation (OpenAPI 3.1.1 §4.8.16).
    mutating func readResponses(
        _ operation: Node,
        _ method: String,
        _ scope: PathItemScope,
        pointer: String,
        isBroken: inout Bool
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
                // The type of a success is the type of the method; an error is still an error without its payload.
                if status.isSuccess { isBroken = true }
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

    private mutating func response(_ component: Component, pointer: String, produces: [String]) -> Response {
        guard component.pointer != nil else { return readResponse(component, pointer: pointer, produces: produces) }
        let key = ResponseKey(node: NodeKey(component.node), produces: produces)
        if let known = responses[key] { return known }
        let response = readResponse(component, pointer: pointer, produces: produces)
        responses[key] = response
        return response
    }

    /// OpenAPI 3.1.1 §4.8.17
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
            // 2.0; a later version has reported the key already.
            response.content = swaggerContent(node, produces: produces, pointer: pointer)
        }
        return response
    }

    // MARK: Headers

    /// `headers` of a response or an encoding (OpenAPI 3.1.1 §4.8.21).
    mutating func readHeaders(_ node: Node, pointer: String) -> [Header] {
        guard let node = mapping(node, "headers") else { return [] }
        var headers: [Header] = []
        for entry in node.entries {
            // Header names begin with `x-` as often as not: a header is a mapping that looks like one.
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
        if let known = headers[key] { return known }
        guard depth < Self.maximumDepth else {
            report(.tooDeep("headers", at: node.keyPlace ?? node.place.start(upTo: 1)))
            return nil
        }
        // A header whose content's encoding has the header itself ends here.
        headers[key] = .some(nil)
        depth += 1
        defer { depth -= 1 }
        let header = readHeader(node, pointer: pointer)
        headers[key] = header
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
            if version >= .v3_0 { report(.schemaOutsideOfHeader(node)) }
            header.schema = schemaID(node, pointer: pointer, role: .swaggerItem)
            return header
        }
        checkFields(node, .header, of: "the header")
        header.isRequired = flag(node, "required") ?? false
        header.schema = schemaMember(node, "schema", pointer: pointer)
        if header.schema == nil, let content = mapping(node, "content") {
            header.content = readContent(content, pointer: pointer.below("content")).first
        }
        return header
    }
}

/// In 2.0 the media types of a response depend on the operation that has it.
struct ResponseKey: Hashable {
    let node: NodeKey
    let produces: [String]
}

extension Response.Status {
    /// `200`, `4XX` or `default` (OpenAPI 3.1.1 §4.8.16.1).
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

    /// Whether it is what a method returns.
    var isSuccess: Bool {
        switch self {
        case .exact(let code): (200..<300).contains(code)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}
