import ApusSpecParser

/// A fact of a description and where it belongs on a page.
struct DescriptionFact {
    /// The kind, for the table of results: `constraint`, `example`.
    var kind: String
    /// The texts that are expected, each as a code span or as a word of the item.
    var texts: [String]
    /// The names of the items around the fact, from the outside in; empty if the fact is about the operation.
    var path: [String]
}

/// Collects the facts of an operation.
///
/// Left out on purpose:
/// - `xml`, `x-…` members, `externalValue`, callbacks, links and webhooks, which clients do not have;
/// - the `bearerFormat` of a scheme, which is only a hint;
/// - the name `default` of an example;
/// - the example of a response header that an earlier operation documents: a client has one declaration of a header;
/// - the media type of an optional body without properties, which is not sent;
/// - properties below the second level, which are in the sections of their models;
/// - read-only properties of requests, which are not sent;
/// - members of unions, which are in the section of the union.
struct DescriptionFacts {
    let document: Document
    private(set) var facts: [DescriptionFact] = []

    init(_ operation: Operation, in document: Document) {
        self.document = document
        add(operation)
    }

    private mutating func add(_ kind: String, _ path: [String], _ texts: String...) {
        facts.append(DescriptionFact(kind: kind, texts: texts, path: path))
    }

    private mutating func add(_ operation: Operation) {
        add("operation", [], operation.method.uppercased() + " " + operation.path)
        if operation.isDeprecated { add("deprecated", [], "Deprecated") }
        for parameter in operation.parameters
        where !["accept", "content-type", "authorization"].contains(parameter.name.lowercased()) {
            add(parameter)
        }
        if let body = operation.requestBody {
            for media in body.content where !media.name.contains("*") && !isEmpty(body, media) {
                add("content type", [], media.name)
            }
            if let media = body.content.first, let schema = media.schema, body.content.count == 1 {
                addFields(of: schema, path: [], levels: 2)
            }
        }
        for response in operation.responses { add(response, isHead: operation.method.uppercased() == "HEAD") }
        for requirement in operation.security ?? document.security {
            for entry in requirement.schemes { add(entry) }
        }
        for server in operation.servers ?? [] { add("server", [], server.url) }
    }

    private mutating func add(_ parameter: Parameter) {
        let path = [parameter.name]
        add("parameter", path)
        add("required", path, parameter.isRequired ? "required" : "optional")
        if parameter.isDeprecated { add("deprecated", path, "deprecated") }
        for example in parameter.examples { addExample(example.value, path) }
        if let schema = parameter.schema ?? parameter.content?.schema { addValues(of: schema, path) }
    }

    private mutating func add(_ entry: SecurityRequirement.Entry) {
        guard let scheme = document.securitySchemes.first(where: { $0.key == entry.name }) else { return }
        guard case .oauth2(let flows) = scheme.kind else { return }
        for scope in entry.scopes {
            add("scope", [], scope)
            let meaning = flows.flatMap(\.scopes).first { $0.name == scope }?.description ?? ""
            if let text = Self.plainStart(of: meaning) { add("scope meaning", [], "…" + text) }
        }
        for flow in flows {
            if let url = flow.tokenURL { add("token URL", [], url) }
            if let url = flow.authorizationURL { add("token URL", [], url) }
        }
    }

    private mutating func add(_ response: Response, isHead: Bool) {
        let status =
            switch response.status {
            case .exact(let code): String(code)
            case .range(let first): "\(first)XX"
            case .default: "default"
            }
        add("status", [status])
        if let text = response.description.flatMap(Self.plainStart) { add("description", [status], "…" + text) }
        for header in response.headers {
            add("header", [status], header.name)
            let first = document.operations.lazy.flatMap(\.responses).flatMap(\.headers)
                .first { $0.name.lowercased() == header.name.lowercased() }
            for example in header.examples where Self.isShown(example.value) && first?.place == header.place {
                add("example", [header.name], Self.text(example.value))
            }
        }
        guard !isHead, !["204", "205", "304"].contains(status), !status.hasPrefix("1") else { return }
        for media in response.content {
            add("content type", [status], media.name)
            for example in media.examples where Self.isShown(example.value) {
                if let name = example.name, name != "default" { add("example", [], "…" + Self.letters(name)) }
            }
        }
    }

    private func isEmpty(_ body: RequestBody, _ media: MediaType) -> Bool {
        guard !body.isRequired, let id = media.schema else { return false }
        let schema = document.schemas[id]
        return schema.types == [.object] && schema.properties.isEmpty && schema.reference == nil && schema.allOf.isEmpty
    }

    // MARK: - Schemas

    private func resolved(_ id: SchemaID) -> [SchemaID] {
        var parts: [SchemaID] = []
        func collect(_ id: SchemaID, _ depth: Int) {
            guard depth < 8, !parts.contains(id) else { return }
            let schema = document.schemas[id]
            if let target = schema.reference?.target { collect(target, depth + 1) }
            for member in schema.allOf { collect(member, depth + 1) }
            parts.append(id)
        }
        collect(id, 0)
        return parts
    }

    private mutating func addFields(of id: SchemaID, path: [String], levels: Int) {
        let parts = resolved(id).map { document.schemas[$0] }
        if parts.contains(where: { !$0.oneOf.isEmpty || !$0.anyOf.isEmpty || $0.discriminator != nil }) { return }
        if let items = parts.last(where: { $0.items != nil })?.items, parts.allSatisfy({ $0.properties.isEmpty }) {
            return addFields(of: items, path: path, levels: levels)
        }
        let required = Set(parts.flatMap(\.required).map(\.name))
        var known: Set<String> = []
        for property in parts.flatMap(\.properties) {
            let schemas = resolved(property.schema).map { document.schemas[$0] }
            // A property of several schemas has the facts of all of them.
            let isRepeated = parts.flatMap(\.properties).filter { $0.name == property.name }.count > 1
            guard known.insert(property.name).inserted, !isRepeated, !schemas.contains(where: \.isReadOnly) else {
                continue
            }
            let path = path + [property.name]
            add("field", path)
            add("required", path, required.contains(property.name) ? "required" : "optional")
            if schemas.contains(where: \.isWriteOnly) { add("write-only", path, "write-only") }
            if document.schemas[property.schema].isDeprecated { add("deprecated", path, "deprecated") }
            if let text = document.schemas[property.schema].description.flatMap(Self.plainStart) {
                add("description", path, "…" + text)
            }
            addValues(of: property.schema, path)
            if levels > 1 { addFields(of: property.schema, path: path, levels: levels - 1) }
        }
    }

    private mutating func addValues(of id: SchemaID, _ path: [String]) {
        let parts = resolved(id).map { document.schemas[$0] }
        if parts.contains(where: { !$0.oneOf.isEmpty || !$0.anyOf.isEmpty }) { return }
        if document.schemas[id].isNullable { add("nullable", path, "nullable") }
        for schema in parts {
            if let format = schema.format, schema === parts.last { add("format", path, format) }
            if let value = schema.defaultValue, schema === parts.last, !value.isNull {
                add("default", path, Self.text(value))
            }
            if schema === document.schemas[id] {
                for example in schema.examples where !example.isNull { addExample(example, path) }
            }
            for value in (schema.enumeration ?? []).prefix(20)
            where !value.isNull && (schema.enumeration ?? []).count <= 20 {
                add("enum value", path, Self.text(value))
            }
            for bound in [schema.minimum, schema.maximum, schema.multipleOf] {
                if let number = bound?.numberText { add("constraint", path, number) }
            }
            for count in [schema.minLength, schema.maxLength, schema.minItems, schema.maxItems] {
                if let count { add("constraint", path, String(count)) }
            }
            if let pattern = schema.pattern {
                let end = pattern.lastIndex { $0 != " " }.map(pattern.index(after:)) ?? pattern.startIndex
                add("constraint", path, String(pattern[..<end]))
            }
            if schema.uniqueItems { add("constraint", path, "…uniqueitems") }
        }
    }

    private mutating func addExample(_ value: Node, _ path: [String]) {
        guard value.scalarText != nil, !value.isNull else { return }
        add("example", path, Self.text(value))
    }

    private static func text(_ value: Node) -> String {
        if value.scalarText == "" { return "\"\"" }
        return String((value.scalarText ?? value.jsonText.replacing("\n", with: " ")).prefix(100))
    }

    private static func isShown(_ value: Node) -> Bool { value.jsonText.utf8.count < 10_000 }

    // MARK: - Prose

    /// Letters and digits in lower case.
    static func letters(_ text: String) -> String {
        String(text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }

    /// The first letters of prose without markup; `nil` if it has markup or no letters.
    private static func plainStart(of text: String) -> String? {
        let start = String(text.prefix(40))
        guard !start.contains(where: { "<>&[]()`*\\#|".contains($0) }) else { return nil }
        let letters = letters(start)
        return letters.isEmpty ? nil : letters
    }
}
