import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of a method for `Operation.mustache`.
struct OperationView {
    let plan: ClientPlan
    let spelling: TypeSpelling
    let errors: ErrorDescriptions

    init(plan: ClientPlan, spelling: TypeSpelling) {
        self.plan = plan
        self.spelling = spelling
        errors = ErrorDescriptions(plan, spelling)
    }

    func view(_ operation: OperationPlan) -> TemplateObject {
        let arguments = arguments(of: operation)
        return [
            "access": .string(plan.access.rawValue),
            "documentation": documentation(of: operation).view,
            "isDeprecated": .bool(operation.isDeprecated),
            "name": .string(operation.name.escaped),
            "arguments": .objects(arguments),
            "isChanged": .bool(isRequestChanged(operation)),
            "result": .optional(resultType(of: operation)),
            "id": .string(SwiftLiteral.string(operation.id)),
            "method": .string(method(operation.method)),
            "path": .string(SwiftLiteral.string(operation.path.text)),
            "parameters": .objects(operation.parameters.map(parameter)),
            "body": operation.body.map {
                .object(BodyView(operation: operation, types: plan.types, spelling: spelling).view($0))
            }
                ?? .null,
            "accept": statement(RequestDefaultsView.accept(operation.accept), isShared: isAcceptShared(operation)),
            "acceptsAny": .bool(operation.accept.isEmpty && !isAcceptShared(operation)),
            "security": statement(
                RequestDefaultsView.security(operation.securityKeys),
                isShared: isSecurityShared(operation)
            ),
            "isPublic": .bool(operation.security.isEmpty && !isSecurityShared(operation)),
            "scopes": .objects(scopes(of: operation)),
            "server": operation.server.map { .object(server($0)) } ?? .null,
            "retry": .optional(retry(operation)),
            "failures": .objects(ownFailures(of: operation).map(failures.failure)),
            "response": .object(ResponseView(spelling: spelling, types: plan.types).view(operation)),
            "paging": .optional(paging(operation, arguments: arguments)),
        ]
    }

    private func paging(_ operation: OperationPlan, arguments: [TemplateObject]) -> TemplateObject? {
        operation.paging.flatMap { paging in
            PagingView(operation, arguments: arguments, types: plan.types, spelling: spelling).view(paging)
        }
    }

    // MARK: - Signature

    /// The label, type and default of each argument of the declaration. The body is last.
    private func arguments(of operation: OperationPlan) -> [TemplateObject] {
        var arguments: [TemplateObject] = []
        arguments.reserveCapacity(operation.parameters.count + 1)
        for parameter in operation.parameters {
            let type = parameter.isRequired ? spelling.spell(parameter.type) : spelling.spellOptional(parameter.type)
            let isFirst = arguments.isEmpty
            arguments.append(
                argument(parameter.name, type: type, isOptional: !parameter.isRequired, isFirst: isFirst)
            )
        }
        if let body = operation.body {
            let type = BodyView(operation: operation, types: plan.types, spelling: spelling).type(of: body)
            let isFirst = arguments.isEmpty
            var view = argument(
                body.name,
                type: body.isRequired ? type : type + "?",
                isOptional: !body.isRequired,
                isFirst: isFirst
            )
            if type == BodyView.anyUpload, !body.isRequired {
                view["type"] = .string("(" + type + ")?")
                // `nil` alone has no type.
                view["default"] = "UploadBody?.none"
            }
            arguments.append(view)
        }
        return arguments
    }

    private func argument(_ name: SwiftName, type: String, isOptional: Bool, isFirst: Bool) -> TemplateObject {
        [
            "name": .string(name.escaped), "type": .string(type), "default": isOptional ? "nil" : .null,
            "isFirst": .bool(isFirst),
        ]
    }

    /// The result type; `nil` if the method returns nothing.
    private func resultType(of operation: OperationPlan) -> String? {
        spelling.resultType(operation.success)
    }

    // MARK: - Request

    /// Whether the method changes the request after its creation, so that it must be a variable.
    private func isRequestChanged(_ operation: OperationPlan) -> Bool {
        !operation.parameters.isEmpty || operation.body != nil || operation.accept != defaults.accept
            || operation.securityKeys != defaults.security || !scopes(of: operation).isEmpty
            || operation.server != nil || retry(operation) != nil
            || !ownFailures(of: operation).isEmpty
    }

    /// `.get`, or `HTTPMethod("PURGE")` for a method that the runtime does not declare.
    private func method(_ method: String) -> String {
        switch method {
        case "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY": "." + method.lowercased()
        default: "HTTPMethod(" + SwiftLiteral.string(method) + ")"
        }
    }

    /// The argument, or else the value of the client: `version ?? connection.parameter("version")`.
    private func value(of parameter: ParameterPlan) -> String {
        guard let key = parameter.clientParameter else { return parameter.name.escaped }
        return parameter.name.escaped + " ?? connection.parameter(" + SwiftLiteral.string(key) + ")"
    }

    private func parameter(_ parameter: ParameterPlan) -> TemplateObject {
        let isStyled = parameter.contentType == nil
        return [
            "location": .string(
                parameter.location.rawValue + (isStyled || parameter.location == .querystring ? "" : "Content")
            ),
            "isPath": .bool(parameter.location == .path),
            "wireName": .string(SwiftLiteral.string(parameter.wireName)),
            "isQueryString": .bool(parameter.location == .querystring),
            "name": .string(value(of: parameter)),
            "style": .optional(parameter.styleArgument?.rawValue),
            "explode": .optional(parameter.explodeArgument.map { String($0) }),
            "allowReserved": .bool(parameter.allowReserved),
            "contentType": .optional(parameter.contentType.map(SwiftLiteral.string)),
        ]
    }

    private var defaults: RequestDefaultsPlan { plan.requestDefaults }

    private func isAcceptShared(_ operation: OperationPlan) -> Bool { operation.accept == defaults.accept }

    private func isSecurityShared(_ operation: OperationPlan) -> Bool { operation.securityKeys == defaults.security }

    /// The arguments of a statement; `null` if they are empty, or if the client makes the same statement.
    private func statement(_ arguments: String, isShared: Bool) -> TemplateValue {
        isShared || arguments.isEmpty ? .null : .string(arguments)
    }

    /// The scopes of each scheme that are not those of the client: `"oauth", "read", "write"`.
    private func scopes(of operation: OperationPlan) -> [TemplateObject] {
        let scopes = operation.scopes
        var keys: [String] = []
        for key in operation.securityKeys.joined() where !keys.contains(key) { keys.append(key) }
        return keys.filter { scopes[$0, default: []] != defaults.scopes[$0, default: []] }.map { key in
            RequestDefaultsView.scopes(key, scopes[key, default: []])
        }
    }

    private func server(_ server: ServerPlan) -> TemplateObject {
        let variables = server.variables.map {
            SwiftLiteral.string($0.wireName) + ": " + SwiftLiteral.string($0.defaultValue)
        }
        return [
            "url": .string(SwiftLiteral.string(server.url)),
            "variables": .optional(variables.isEmpty ? nil : variables.joined(separator: ", ")),
        ]
    }

    /// The retry safety; `nil` if it is the default of the HTTP method (RFC 9110 §9.2.2).
    private func retry(_ operation: OperationPlan) -> String? {
        let methodDefault = OperationPlan.RetrySafety(defaultFor: operation.method)
        return operation.retry == methodDefault ? nil : operation.retry.rawValue
    }

    /// The failures with a payload that the client does not state.
    private func ownFailures(of operation: OperationPlan) -> [RequestDefaultsPlan.Failure] {
        operation.failures.compactMap(\.shared).filter { !defaults.failures.contains($0) }
    }

    private var failures: RequestDefaultsView { RequestDefaultsView(types: plan.types, spelling: spelling) }
}

extension StatusPattern {
    /// The status as an expression: `404`, `.range(4)`, `.default`.
    var spelled: String {
        switch self {
        case .exact(let status): String(status)
        case .range(let hundreds): ".range(\(hundreds))"
        case .default: ".default"
        }
    }
}
