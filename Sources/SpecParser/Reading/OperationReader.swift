import ApusDiagnostics

extension DocumentReader {
    /// OpenAPI 3.1.1 §4.8.10
    mutating func readOperation(
        _ node: Node,
        _ method: String,
        _ scope: PathItemScope,
        at place: SourceLocation,
        pointer: String
    ) -> Operation {
        let extensions = checkFields(node, .operation, of: "the operation")
        let own = readParameters(node, pointer: pointer)
        let outcomes = merge(scope.parameters, own)
        var isBroken = outcomes.contains { $0.isBroken }
        var parameters = outcomes.compactMap(\.parameter)
        if scope.kind == .path {
            parameters = matchPathParameters(parameters, scope)
            if !scope.placeholders.isSound {
                report(.malformedPath(scope.path, at: scope.place))
                isBroken = true
            }
        }
        var requestBody = readRequestBody(node, pointer: pointer, isBroken: &isBroken)
        if requestBody == nil { requestBody = swaggerBody(outcomes, node, place, pointer: pointer) }
        let responses = readResponses(node, method, scope, pointer: pointer, isBroken: &isBroken)
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

    /// The path item's, each replaced by the operation's own of that name and place, then the other own ones.
    private func merge(_ shared: [ParameterOutcome], _ own: [ParameterOutcome]) -> [ParameterOutcome] {
        guard !shared.isEmpty else { return own }
        var positions: [ParameterOutcome.Key: Int] = [:]
        for (position, outcome) in own.enumerated() {
            if let key = outcome.key { positions[key] = position }
        }
        var isPlaced = [Bool](repeating: false, count: own.count)
        var result = shared.map { outcome in
            guard let key = outcome.key, let position = positions[key] else { return outcome }
            isPlaced[position] = true
            return own[position]
        }
        let rest = zip(own, isPlaced).filter { !$0.1 }.map(\.0)
        // One body per operation: the operation's own, whatever its name.
        if rest.contains(where: { $0.isBody }) { result.removeAll { $0.isBody } }
        return result + rest
    }

    // MARK: Callbacks

    /// OpenAPI 3.1.1 §4.8.18
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
        if let known = callbacks[key] { return known }
        guard depth < Self.maximumDepth else {
            report(.tooDeep("callbacks", at: node.keyPlace ?? node.place.start(upTo: 1)))
            return []
        }
        // A callback that has itself among its operations' callbacks ends here.
        callbacks[key] = []
        depth += 1
        defer { depth -= 1 }
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
        callbacks[key] = operations
        return operations
    }

    /// How deep callbacks and headers may be inside of each other; no description comes near.
    static let maximumDepth = 16
}

extension Diagnostic {
    static func tooDeep(_ what: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nestedTooDeep,
            severity: .warning,
            "the \(what) are nested too deeply",
            at: place,
            consequence: "those inside of this one are left out"
        )
    }
}
