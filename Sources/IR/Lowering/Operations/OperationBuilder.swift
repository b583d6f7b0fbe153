import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Makes the plans of operations. Types come from ``TypeBuilder``; their names are settled later.
struct OperationBuilder {
    let document: Document
    let options: LoweringOptions
    var types: TypeBuilder
    /// The names at the top level of the module.
    var scope: NameScope
    var diagnostics: [Diagnostic] = []
    var inferences: [Inference] = []
    var headers = ResponseHeaderTable()
    /// What requests send and responses bring.
    var uses: [(type: TypeReference, usage: TypePlan.Usage)] = []
    /// The bodies of PATCH requests, which must not bring defaults along.
    var patchBodies: [TypeReference] = []
    /// The structs of multipart bodies by their schema.
    var multipartTypes: [SchemaID: TypeReference] = [:]
    let schemes: SecurityPlanner

    init(document: Document, options: LoweringOptions) {
        self.document = document
        self.options = options
        types = TypeBuilder(document: document, options: options)
        scope = types.names.scope
        schemes = SecurityPlanner(document, options)
    }

    /// The methods of an operation: mostly one, none if something that it needs is broken, two if its response can
    /// also be streamed.
    mutating func plans(of operation: Operation, named name: SwiftName) -> [OperationPlan] {
        if let broken = breakage(of: operation) {
            diagnostics.append(broken)
            return []
        }
        let prefix = SwiftNaming.type(name.text)
        let id = operation.id ?? "\(operation.method) \(operation.path)"
        let site = OperationSite(id: id, prefix: prefix)
        var plan = OperationPlan(
            id: id,
            name: name,
            method: operation.method,
            path: PathTemplate(operation.path),
            place: operation.place,
            documentation: Documentation(
                summary: operation.summary,
                description: operation.description,
                externalURL: operation.externalURL
            ),
            isDeprecated: operation.isDeprecated
        )
        plan.body = body(of: operation, at: site)
        plan.parameters = parameters(of: operation, at: site, hasBody: plan.body != nil)
        let responses = responses(of: operation, at: site)
        plan.success = responses.success
        plan.failures = responses.failures
        plan.responses = responses.documented
        plan.accept = responses.accept
        plan.security = schemes.requirements(of: operation)
        plan.server = server(of: operation)
        plan.retry = retry(of: operation)
        guard let stream = responses.stream else { return [plan] }
        var streaming = plan
        streaming.name = SwiftName(name.text + "Stream")
        streaming.success = .single(stream)
        if let choice = plan.body?.choice {
            streaming.body?.choice?.name = scope.claim(prefix + "StreamBody", choice.name.text)
        }
        streaming.accept =
            stream.mediaTypes + plan.accept.filter { !stream.mediaTypes.contains($0) && $0 != plan.accept.first }
        inferences.append(
            Inference(
                subject: id,
                decision: "a second method '\(streaming.name)' reads the response as a stream",
                reason: "the response is documented as '\(plan.accept.first ?? "")' and as '\(stream.mediaTypes[0])'"
            )
        )
        return [plan, streaming]
    }

    // MARK: What is broken

    /// Why no honest method can be made from an operation.
    private mutating func breakage(of operation: Operation) -> Diagnostic? {
        let name = operation.id ?? "\(operation.method) \(operation.path)"
        if operation.isBroken {
            return .operationLeftOut(name, reason: "a part of it could not be read", at: operation.place)
        }
        func check(_ id: SchemaID?, _ what: @autoclosure () -> String) -> Diagnostic? {
            guard let id, let reference = types.facts.brokenReference(id) else { return nil }
            return .operationLeftOut(
                name,
                reason: "\(what()) needs '\(reference.text)', which leads nowhere",
                at: operation.place,
                cause: reference.place
            )
        }
        for parameter in operation.parameters {
            let found = check(parameter.schema ?? parameter.content?.schema, "its parameter '\(parameter.name)'")
            if let found { return found }
        }
        for media in operation.requestBody?.content ?? [] {
            if let found = check(media.schema, "its body") { return found }
        }
        for response in operation.responses {
            for media in response.content {
                if let found = check(media.schema ?? media.itemSchema, "a response of it") { return found }
            }
        }
        return nil
    }

    // MARK: Servers and retries

    private func server(of operation: Operation) -> ServerPlan? {
        guard let servers = operation.servers, let first = servers.first else { return nil }
        if document.servers.contains(where: { $0.url == first.url }), document.servers.first?.url == first.url {
            return nil
        }
        return ServerPlanner.plans([first]).first
    }

    /// Methods that are idempotent by RFC 9110 §9.2.2 may be sent again (and `QUERY`, which is safe); others only when
    /// the server says that it did nothing.
    private func retry(of operation: Operation) -> OperationPlan.RetrySafety {
        if let setting = OperationNames.setting(options.retry, of: operation) { return setting }
        switch operation.method.uppercased() {
        case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY": return .idempotent
        default: return .onRefusal
        }
    }

    // MARK: Webhooks and callbacks

    /// The bodies that a server sends by itself are types that people may want to read.
    mutating func addPayloads(of operation: Operation) {
        let name = operation.id ?? operation.path
        let isExpression = operation.id == nil && operation.path.contains("{")
        let prefix = SwiftNaming.type(isExpression ? operation.method + " Callback" : name)
        for media in operation.requestBody?.content ?? [] {
            guard MediaTypeName(media.name).coding == .json, let schema = media.schema,
                types.facts.brokenReference(schema) == nil
            else { continue }
            let site = TypeSite(parent: nil, prefix: prefix, base: "Payload", owner: name, role: .body)
            use(types.use(of: schema, at: site).type, as: .response)
        }
    }

    mutating func use(_ type: TypeReference, as usage: TypePlan.Usage) {
        uses.append((type, usage))
    }
}

/// The operation that a schema stands in.
struct OperationSite {
    /// The operationId or method and path.
    var id: String
    /// The method's name as a type's.
    var prefix: String

    func type(_ base: String, _ role: TypeSite.Role, component: String? = nil) -> TypeSite {
        TypeSite(parent: nil, prefix: prefix, base: base, owner: id, role: role, component: component)
    }
}

extension DiagnosticCode {
    static let operationLeftOut = DiagnosticCode(
        "operation-left-out",
        .warning,
        explanation: """
            The client has no method for an operation.

            A parameter, the body or a response can't be known, because a reference leads nowhere or a part could not \
            be read. A method that guesses would be worse than none; every other operation is there.
            """
    )
}

extension Diagnostic {
    static func operationLeftOut(
        _ operation: String,
        reason: String,
        at place: SourceLocation,
        cause: SourceLocation? = nil
    ) -> Diagnostic {
        Diagnostic(
            .operationLeftOut,
            "operation '\(operation)' is left out: \(reason)",
            at: place,
            consequence: "the client has no method for it",
            related: cause.map { [RelatedPlace("the reference", at: $0)] } ?? []
        )
    }
}
