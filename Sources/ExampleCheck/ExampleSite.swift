import ApusSpecParser

/// An example and its schema.
package struct ExampleSite: Sendable {
    package var value: Node
    package var schema: SchemaID
    package var direction: ExampleDirection
}

extension Document {
    /// The examples of parameters, of JSON content and of schemas: first those of operations, then those of webhooks, then
    /// those of schemas. An example that several objects share occurs once for each schema.
    package var exampleSites: [ExampleSite] {
        var sites = ExampleSites(document: self)
        for operation in operations { sites.add(operation, from: .request, to: .response) }
        // The API sends the requests of webhooks and callbacks.
        for operation in webhooks { sites.add(operation, from: .response, to: .request) }
        for id in schemas.ids {
            for example in schemas[id].examples { sites.add(example, id, .either) }
        }
        return sites.found
    }
}

/// Collects examples without duplicates.
private struct ExampleSites {
    private struct Key: Hashable {
        let value: NodeKey
        let schema: SchemaID
    }

    let document: Document
    private(set) var found: [ExampleSite] = []
    private var known: Set<Key> = []

    init(document: Document) { self.document = document }

    mutating func add(_ value: Node, _ schema: SchemaID, _ direction: ExampleDirection) {
        guard known.insert(Key(value: NodeKey(value), schema: schema)).inserted else { return }
        found.append(ExampleSite(value: value, schema: schema, direction: direction))
    }

    mutating func add(_ operation: Operation, from sent: ExampleDirection, to received: ExampleDirection) {
        for parameter in operation.parameters {
            if let schema = parameter.schema {
                for example in parameter.examples { add(example.value, schema, sent) }
            }
            if let content = parameter.content { add(content, sent) }
        }
        for media in operation.requestBody?.content ?? [] { add(media, sent) }
        for response in operation.responses {
            for media in response.content { add(media, received) }
            for header in response.headers {
                if let content = header.content { add(content, received) }
            }
        }
        for callback in operation.callbacks { add(callback, from: received, to: sent) }
    }

    private mutating func add(_ media: MediaType, _ direction: ExampleDirection) {
        guard let schema = media.schema, Self.isJSON(media.name) else { return }
        for example in media.examples { add(example.value, schema, direction) }
    }

    /// Returns whether the examples of a media type are values of its schema, and not texts such as XML.
    private static func isJSON(_ name: String) -> Bool {
        let type = (name.split(separator: ";").first ?? "").trimmingSpaces.lowercased()
        return type == "*/*" || type == "application/*" || type.hasSuffix("/json") || type.hasSuffix("+json")
            || type == "application/x-www-form-urlencoded" || type.hasPrefix("multipart/")
    }
}
