import ApusDiagnostics

/// The members that the operations of a path item share.
struct PathItemScope {
    /// The path, the name of a webhook, or the runtime expression of a callback.
    let path: String
    /// The path for messages, shortened because a path item can cause one message for each of 10,000 parameters.
    let shownPath: String
    let placeholders: PathPlaceholders
    let place: SourceLocation
    let kind: Kind
    /// `parameters` of the path item.
    var parameters: [ParameterOutcome] = []
    var servers: [Server]?
    /// The JSON Pointer to the path item.
    var pointer: String

    enum Kind { case path, webhook, callback }

    init(path: String, place: SourceLocation, kind: Kind, pointer: String) {
        self.path = path
        shownPath = path.utf8.count <= 500 ? path : String(path.unicodeScalars.prefix(100)) + "…"
        placeholders = PathPlaceholders(path)
        self.place = place
        self.kind = kind
        self.pointer = pointer
    }
}

extension DocumentReader {
    /// Reads `paths` (OpenAPI 3.1.1 §4.8.8).
    mutating func readPaths() -> [Operation] {
        guard let paths = mapping(root.root, "paths") else {
            let isOptional = root.root["webhooks"] != nil || (version >= .v3_1 && root.root["components"] != nil)
            if root.root["paths"] == nil, !isOptional {
                report(.missingKey("paths", of: "the description", root.root, consequence: "the client has no methods"))
            }
            return []
        }
        var operations: [Operation] = []
        for entry in paths.entries where !entry.isExtension {
            let path = entry.key
            if !path.hasPrefix("/") { report(.pathWithoutSlash(path, at: entry.keyPlace)) }
            let scope = PathItemScope(
                path: path.hasPrefix("/") ? path : "/" + path,
                place: entry.keyPlace,
                kind: .path,
                pointer: "#/paths/\(path.pointerToken)"
            )
            operations += readPathItem(entry.value, scope)
        }
        return operations
    }

    /// Reads `webhooks` (since 3.1), or `x-webhooks` of earlier versions.
    mutating func readWebhooks() -> [Operation] {
        let key = root.root["webhooks"] == nil ? "x-webhooks" : "webhooks"
        guard let webhooks = mapping(root.root, key) else { return [] }
        var operations: [Operation] = []
        for entry in webhooks.entries where !entry.isExtension || entry.value.isMapping {
            let scope = PathItemScope(
                path: entry.key,
                place: entry.keyPlace,
                kind: .webhook,
                pointer: "#/\(key)/\(entry.key.pointerToken)"
            )
            operations += readPathItem(entry.value, scope)
        }
        return operations
    }

    /// Reads a path item (OpenAPI 3.1.1 §4.8.9). Operations beside a `$ref` are added to those of the target and replace
    /// operations with the same method.
    mutating func readPathItem(_ node: Node, _ scope: PathItemScope) -> [Operation] {
        guard let item = component(node, .pathItem) else { return [] }
        var operations = readOperations(item.node, scope, item.pointer ?? scope.pointer)
        guard node["$ref"] != nil, node.count > 1 else { return operations }
        for own in readOperations(node, scope, scope.pointer) {
            operations.removeAll { $0.method == own.method }
            operations.append(own)
        }
        return operations
    }

    private mutating func readOperations(_ node: Node, _ outer: PathItemScope, _ pointer: String) -> [Operation] {
        var scope = outer
        scope.pointer = pointer
        scope.servers = readServers(node)
        scope.parameters = readParameters(node, pointer: pointer)
        checkFields(node, .pathItem, of: "the path item")
        var operations: [Operation] = []
        for entry in node.entries {
            if let method = entry.keyword(in: Self.methods) {
                readOperation(entry, method, scope, pointer.below(entry.key), into: &operations)
            }
        }
        guard let additional = mapping(node, "additionalOperations") else { return operations }
        for entry in additional.entries where !entry.isExtension {
            let place = pointer.below("additionalOperations/\(entry.key.pointerToken)")
            readOperation(entry, entry.key, scope, place, into: &operations)
        }
        return operations
    }

    private mutating func readOperation(
        _ entry: NodeEntry,
        _ method: String,
        _ scope: PathItemScope,
        _ pointer: String,
        into operations: inout [Operation]
    ) {
        guard entry.value.isMapping else {
            let consequence = "the client has no method for \(method) \(scope.path)"
            report(
                .wrongKind(
                    of: "'\(entry.key)'",
                    expected: "an operation object",
                    entry.value,
                    consequence: consequence
                )
            )
            return
        }
        operations.append(readOperation(entry.value, method, scope, at: entry.keyPlace, pointer: pointer))
    }

    private static let methods = KeywordTable(
        ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"].map { ($0, $0.uppercased()) }
    )

    // MARK: Parameters of the path

    /// Reads the segments `:id` and `<id>` of a path as `{id}` if the path parameter `id` is declared.
    ///
    /// Express and Flask write paths in this form. Without a declaration the segment is a part of the path.
    mutating func readFrameworkPlaceholders(_ scope: PathItemScope, _ parameters: [Parameter]) -> PathItemScope {
        guard scope.path.hasText("/:") || scope.path.hasText("/<") else { return scope }
        let declared = Set(parameters.filter { $0.location == .path }.map(\.name))
        let segments = scope.path.split(separator: "/", omittingEmptySubsequences: false).map { segment -> String in
            guard let name = Self.frameworkPlaceholder(segment), declared.contains(name) else { return String(segment) }
            report(.frameworkPlaceholder(String(segment), name, scope))
            return "{\(name)}"
        }
        var result = PathItemScope(
            path: segments.joined(separator: "/"),
            place: scope.place,
            kind: scope.kind,
            pointer: scope.pointer
        )
        result.parameters = scope.parameters
        result.servers = scope.servers
        return result
    }

    /// The name in `:id`, `<id>` or `<int:id>`.
    private static func frameworkPlaceholder(_ segment: Substring) -> String? {
        if segment.hasPrefix(":") { return String(segment.dropFirst()) }
        guard segment.hasPrefix("<"), segment.hasSuffix(">") else { return nil }
        return segment.dropFirst().dropLast().split(separator: ":").last.map(String.init)
    }

    /// Matches path parameters with the placeholders of the path.
    ///
    /// Parameters with similar names are renamed, other unused ones are removed, and undeclared placeholders become
    /// required strings. Each change is reported.
    mutating func matchPathParameters(_ parameters: [Parameter], _ scope: PathItemScope) -> [Parameter] {
        let placeholders = scope.placeholders.names
        let declared = Set(parameters.filter { $0.location == .path }.map(\.name))
        let known = Set(placeholders)
        var missing = placeholders.filter { !declared.contains($0) }
        // If exactly one placeholder and one parameter are left, they belong together.
        let isPair = missing.count == 1 && declared.subtracting(placeholders).count == 1
        var result: [Parameter] = []
        for parameter in parameters {
            guard parameter.location == .path, !known.contains(parameter.name) else {
                result.append(parameter)
                continue
            }
            if let name = isPair ? missing.first : suggestions.nearest(to: parameter.name, among: missing) {
                report(.misspelledPathParameter(parameter, name, scope))
                missing.removeAll { $0 == name }
                var renamed = parameter
                renamed.name = name
                result.append(renamed)
            } else {
                report(.unusedPathParameter(parameter, scope))
            }
        }
        for name in missing {
            report(.undeclaredPathParameter(name, scope))
            result.append(pathParameter(name, scope))
        }
        return result
    }

    /// Returns the parameter for an undeclared placeholder: a required string.
    private mutating func pathParameter(_ name: String, _ scope: PathItemScope) -> Parameter {
        let schema = Schema(place: scope.place, pointer: scope.pointer.below("parameters/\(name.pointerToken)"))
        schema.types = [.string]
        var parameter = Parameter(name: name, location: .path, place: scope.place)
        parameter.schema = schemas.add(schema)
        return parameter
    }
}
