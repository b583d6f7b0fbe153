import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Plans operations.
///
/// ``TypeBuilder`` makes their types. Inline types get their names later, from ``InlineTypeNames``.
struct OperationBuilder {
    let document: Document
    let options: LoweringOptions
    var types: TypeBuilder
    /// The names at the top level of the module.
    var scope: NameScope
    var diagnostics: [Diagnostic] = []
    var inferences: [Inference] = []
    var headers = ResponseHeaderTable()
    /// The contents of responses by reference that do not depend on the operation.
    var sharedContents: [SharedResponse: [ResponseContent]] = [:]
    /// The types that requests send and responses contain.
    var uses: [(type: TypeReference, usage: TypePlan.Usage)] = []
    /// The types of PATCH bodies. Their optional properties must not have default values.
    var patchBodies: [TypeReference] = []
    /// The structs of multipart bodies.
    var multipartTypes: [MultipartKey: TypeReference] = [:]
    let schemes: SecurityPlanner
    /// The places of header parameters named `Authorization`, which are credentials.
    var authorizationParameters: [SourceLocation] = []
    /// Whether some text of the description mentions `[DONE]`. `nil` until a stream of events asks for it.
    var mentionsDone: Bool?

    init(document: Document, options: LoweringOptions) {
        self.document = document
        self.options = options
        types = TypeBuilder(document: document, options: options)
        scope = types.names.scope
        schemes = SecurityPlanner(document, options)
    }

    /// Returns the methods of an operation.
    ///
    /// There is one method, or two if the response is documented both as one value and as a stream. There is none if a
    /// part of the operation is invalid; then a diagnostic is reported.
    ///
    /// - Parameter prefix: The start of the names of inline types.
    mutating func plans(of operation: Operation, named name: SwiftName, typePrefix prefix: String) -> [OperationPlan] {
        if let fault = invalidPart(of: operation) {
            diagnostics.append(fault)
            return []
        }
        let id = OperationNames.identifier(of: operation)
        let site = OperationSite(id: id, prefix: prefix, isHead: operation.method.uppercased() == "HEAD")
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
        if isEmptyBody(of: operation) {
            inferences.append(
                Inference(
                    subject: id,
                    decision: "the method has no argument for the body",
                    reason: "the body is optional and is an object that cannot have properties"
                )
            )
        } else {
            plan.body = body(of: operation, at: site)
        }
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
        streaming.isStreamingVariant = true
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

    // MARK: Validity

    /// The reason why an operation cannot have a method; `nil` if it can.
    private mutating func invalidPart(of operation: Operation) -> Diagnostic? {
        let name = OperationNames.identifier(of: operation)
        if operation.isBroken {
            return .operationLeftOut(name, reason: "a part of it could not be read", at: operation.place)
        }
        func check(_ id: SchemaID?, _ what: @autoclosure () -> String) -> Diagnostic? {
            guard let id, let reference = types.facts.unresolvedReference(id) else { return nil }
            return .operationLeftOut(
                name,
                reason: "\(what()) refers to '\(reference.text)', which cannot be resolved",
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
        return nil
    }

    /// Whether a body is optional and can only be an empty object.
    private func isEmptyBody(of operation: Operation) -> Bool {
        guard let body = operation.requestBody, !body.isRequired, !body.content.isEmpty else { return false }
        return body.content.allSatisfy { media in
            guard let schema = media.schema.map({ types.schemas[types.facts.resolved($0).index] }),
                schema.types == [.object], case .forbidden = schema.additionalProperties
            else { return false }
            return schema.properties.isEmpty && schema.patternProperties.isEmpty && schema.allOf.isEmpty
                && schema.oneOf.isEmpty && schema.anyOf.isEmpty && schema.conditional.isEmpty
        }
    }

    // MARK: Servers and retries

    private func server(of operation: Operation) -> ServerPlan? {
        if let url = OperationNames.setting(options.servers, of: operation) {
            let known = (operation.servers ?? []) + document.servers
            return ServerPlanner.plans([Server(configured: url, known: known, place: operation.place)]).first
        }
        guard let servers = operation.servers, let first = servers.first else { return nil }
        if document.servers.contains(where: { $0.url == first.url }), document.servers.first?.url == first.url {
            return nil
        }
        return ServerPlanner.plan(of: first, besides: document.servers.first)
    }

    private func retry(of operation: Operation) -> OperationPlan.RetrySafety {
        OperationNames.setting(options.retry, of: operation) ?? .init(defaultFor: operation.method.uppercased())
    }

    // MARK: Webhooks and callbacks

    /// Adds the types of the JSON bodies of a webhook or callback, so that an application can decode them.
    mutating func addPayloads(of operation: Operation) {
        let name = operation.id ?? operation.path
        let isExpression = operation.id == nil && operation.path.contains("{")
        let prefix = SwiftNaming.type(isExpression ? operation.method + " Callback" : name)
        for media in operation.requestBody?.content ?? [] {
            guard MediaTypeName(media.name).coding == .json, let schema = media.schema,
                types.facts.unresolvedReference(schema) == nil
            else { continue }
            let site = TypeSite(parent: nil, prefix: prefix, base: "Payload", owner: name, role: .body)
            use(types.use(of: schema, at: site).type, as: .response)
        }
    }

    mutating func use(_ type: TypeReference, as usage: TypePlan.Usage) {
        uses.append((type, usage))
    }
}

/// The operation that contains a schema.
struct OperationSite {
    /// The operationId, or the method and path: `GET /pets`.
    var id: String
    /// The start of type names, derived from the operationId: `ListPets`.
    var prefix: String
    /// Whether responses have no content (RFC 9110 §9.3.2).
    var isHead = false

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

            A parameter or the body is unknown, because a reference cannot be resolved or a part could not be read. All \
            other operations have methods. An unknown response does not matter: its payload is a `JSONValue`.
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
