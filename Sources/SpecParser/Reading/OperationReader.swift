import ApusDiagnostics

extension DocumentReader {
    /// Reads an operation (OpenAPI 3.1.1 §4.8.10).
    mutating func readOperation(
        _ node: Node,
        _ method: String,
        _ outer: PathItemScope,
        at place: SourceLocation,
        pointer: String
    ) -> Operation {
        var scope = outer
        let extensions = checkFields(node, .operation, of: "the operation")
        let own = readParameters(node, pointer: pointer)
        let outcomes = merge(scope.parameters, own)
        var isBroken = outcomes.contains { $0.isBroken }
        var parameters = outcomes.compactMap(\.parameter)
        if scope.kind == .path {
            scope = readFrameworkPlaceholders(scope, parameters)
            parameters = matchPathParameters(parameters, scope)
            if !scope.placeholders.isWellFormed {
                report(.malformedPath(scope.path, at: scope.place))
                isBroken = true
            }
        }
        var requestBody = readRequestBody(node, pointer: pointer, isBroken: &isBroken)
        if requestBody == nil { requestBody = swaggerBody(outcomes, node, place, pointer: pointer) }
        let responses = readResponses(node, method, scope, pointer: pointer)
        return Operation(
            id: text(node, "operationId"),
            method: method,
            path: scope.path,
            tags: texts(node, "tags") ?? [],
            summary: text(node, "summary"),
            description: text(node, "description"),
            externalURL: externalURL(node),
            isDeprecated: flag(node, "deprecated") ?? false,
            parameters: parameters,
            requestBody: requestBody,
            responses: responses,
            callbacks: readCallbacks(node, pointer: pointer),
            security: readSecurity(node),
            servers: readServers(node) ?? scope.servers ?? swaggerServers(of: node),
            extensions: extensions,
            place: place,
            isBroken: isBroken
        )
    }

    /// Returns the parameters of the path item, followed by those of the operation. A parameter of the operation takes
    /// the position of a parameter of the path item with the same name and location.
    private func merge(_ shared: [ParameterOutcome], _ own: [ParameterOutcome]) -> [ParameterOutcome] {
        guard !shared.isEmpty else { return own }
        var positions: [ParameterOutcome.Key: Int] = [:]
        for (position, outcome) in own.enumerated() {
            if let key = outcome.key { positions[key] = position }
        }
        var isMerged = [Bool](repeating: false, count: own.count)
        var result = shared.map { outcome in
            guard let key = outcome.key, let position = positions[key] else { return outcome }
            isMerged[position] = true
            return own[position]
        }
        let rest = zip(own, isMerged).filter { !$0.1 }.map(\.0)
        // An operation has one body. Its own body replaces that of the path item even if their names differ.
        if rest.contains(where: { $0.isBody }) { result.removeAll { $0.isBody } }
        return result + rest
    }

    // MARK: Callbacks

    /// Reads `callbacks` of an operation (OpenAPI 3.1.1 §4.8.18).
    private mutating func readCallbacks(_ node: Node, pointer: String) -> [Operation] {
        guard let callbacks = mapping(node, "callbacks") else { return [] }
        var operations: [Operation] = []
        for entry in callbacks.entries where !entry.isExtension || entry.value.isMapping {
            guard let callback = component(entry.value, .callback) else { continue }
            let place = callback.pointer ?? pointer.below("callbacks/\(entry.key.pointerToken)")
            operations += readCallback(callback.node, pointer: place)
        }
        return operations
    }

    private mutating func readCallback(_ node: Node, pointer: String) -> [Operation] {
        let key = NodeKey(node)
        if let known = sharedObjects.callbacks[key] { return known }
        guard sharedObjects.enter() else {
            report(.tooDeep("callbacks", at: node.keyPlace ?? node.place.start(upTo: 1)))
            return []
        }
        // An operation of a callback can refer to the same callback. The recursive use has no operations.
        sharedObjects.callbacks[key] = []
        defer { sharedObjects.leave() }
        var operations: [Operation] = []
        for entry in node.entries where !entry.isExtension {
            let scope = PathItemScope(
                path: entry.key,
                place: entry.keyPlace,
                kind: .callback,
                pointer: pointer.below("\(entry.key.pointerToken)")
            )
            operations += readPathItem(entry.value, scope)
        }
        sharedObjects.callbacks[key] = operations
        return operations
    }
}

extension Diagnostic {
    static func tooDeep(_ what: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nestedTooDeep,
            severity: .warning,
            "the \(what) are nested too deeply",
            at: place,
            consequence: "the \(what) inside this one are ignored"
        )
    }
}
