import ApusPlan
import ApusSwiftText

/// A Swift program that calls one operation.
///
///     import LaunchDarklyAPI
///
///     let client = LaunchDarklyClient(apiKey: "YOUR_API_KEY")
///     let result = try await client.segments.getSegment(projectKey: "web", environmentKey: "production")
///     print(result)
package struct SwiftExample: Sendable {
    /// The names of the imported modules, sorted.
    package var imports: [String]
    /// The lines of the statements, formatted as by swift-format.
    package var statements: [String]

    /// The lines of the program.
    package var lines: [String] { imports.map { "import " + $0 } + [""] + statements }
}

/// Writes an example for each operation of a client.
struct SwiftExampleWriter: Sendable {
    let plan: ClientPlan
    let spelling: TypeSpelling
    /// The module of the runtime, which declares the types that are not generated.
    let runtimeModule: String
    /// The index of each security scheme in the plan, by key.
    private let schemePositions: [String: Int]

    init(plan: ClientPlan, spelling: TypeSpelling, runtimeModule: String) {
        self.plan = plan
        self.spelling = spelling
        self.runtimeModule = runtimeModule
        schemePositions = Dictionary(plan.securitySchemes.enumerated().map { ($1.key, $0) }) { first, _ in first }
    }

    /// The example; `nil` if no value can be created for an argument, such as one of a type from the configuration.
    func example(of operation: OperationPlan, in group: OperationGroup) -> SwiftExample? {
        var values = ExampleValues(types: plan.types, spelling: spelling)
        guard let arguments = arguments(of: operation, &values) else { return nil }
        let client = clientStatement(for: operation, &values)
        let path = (["client"] + (group.propertyName.map { [$0.escaped] } ?? [])).joined(separator: ".") + "."
        let call = "try await " + path + operation.name.escaped + "(" + arguments.joined(separator: ", ") + ")"
        let lines = [client] + use(of: call, operation.success) + paged(operation, path, &values)
        let broken = LineBreaking.broken(Array(lines.joined(separator: "\n").utf8))
        return SwiftExample(
            imports: ([plan.module] + imports(values)).sorted(),
            statements: String(decoding: broken, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
        )
    }

    /// The imports besides the client.
    private func imports(_ values: ExampleValues) -> [String] {
        (values.needsRuntime ? [runtimeModule] : []) + (values.needsFoundation ? ["Foundation"] : [])
    }

    // MARK: - The call

    /// `projectKey: "web"`: the required arguments and the body. The table of parameters lists the optional ones.
    ///
    /// - Parameter needed: An optional parameter to include.
    private func arguments(
        of operation: OperationPlan,
        needed: SwiftName? = nil,
        _ values: inout ExampleValues
    ) -> [String]? {
        var arguments: [String] = []
        for parameter in operation.parameters where parameter.isRequired || parameter.name == needed {
            let examples = parameter.examples.map(\.value) + (parameter.defaultValue.map { [$0] } ?? [])
            guard let value = values.value(parameter.type, from: examples, hint: parameter.wireName) else {
                return nil
            }
            arguments.append(parameter.name.label + ": " + value)
        }
        if let body = operation.body {
            if let value = value(of: body, &values) {
                arguments.append(body.name.label + ": " + value)
            } else if body.isRequired {
                return nil
            }
        }
        return arguments
    }

    /// The first content with an example, or else the first for which a placeholder can be created.
    private func value(of body: BodyPlan, _ values: inout ExampleValues) -> String? {
        for (index, content) in body.contents.enumerated() {
            for example in content.examples {
                guard let value = values.read(content.type, from: example.value, hint: body.name.text) else { continue }
                return wrapped(value, body, index)
            }
        }
        for (index, content) in body.contents.enumerated() {
            guard let value = values.make(content.type, hint: body.name.text) else { continue }
            return wrapped(value, body, index)
        }
        return nil
    }

    private func wrapped(_ value: String, _ body: BodyPlan, _ index: Int) -> String {
        guard let choice = body.choice, index < choice.caseNames.count else { return value }
        return "." + choice.caseNames[index].escaped + "(" + value + ")"
    }

    /// The loop over the items of all pages, if the client has a paging method.
    private func paged(_ operation: OperationPlan, _ path: String, _ values: inout ExampleValues) -> [String] {
        guard let paging = operation.paging, operation.success.hasValue else { return [] }
        var needed: SwiftName?
        if case .cursor(let parameter, let within, _) = paging.strategy, !within.isEmpty { needed = parameter }
        guard let arguments = arguments(of: operation, needed: needed, &values) else { return [] }
        let call =
            path + operation.pagedName.escaped + "(" + arguments.joined(separator: ", ") + ")"
        return [
            "", "// The items of all pages:", "for try await item in " + call + " {", "    print(item)",
            "}",
        ]
    }

    /// The statements that call the method and use the result.
    private func use(of call: String, _ success: SuccessPlan) -> [String] {
        switch success {
        case .none: [call]
        case .single(let content) where content.coding == .serverSentEvents || content.coding == .jsonLines:
            ["for try await element in " + call + " {", "    print(element)", "}"]
        case .single, .optional, .several: ["let result = " + call, "print(result" + unwrapping(success) + ")"]
        }
    }

    /// ` as Any` for an optional result, because the compiler warns about printing an optional.
    private func unwrapping(_ success: SuccessPlan) -> String {
        if case .optional = success { return " as Any" }
        return ""
    }

    // MARK: - The client

    /// `let client = LaunchDarklyClient(apiKey: "YOUR_API_KEY")`, with the credentials that the operation needs.
    private func clientStatement(for operation: OperationPlan, _ values: inout ExampleValues) -> String {
        var arguments: [String] = []
        // The arguments are in the order of the client's initializer.
        let needed = Set((operation.security.first?.schemes ?? []).compactMap { schemePositions[$0.key] })
        for position in needed.sorted() {
            let scheme = plan.securitySchemes[position]
            guard let credential = ExampleCredential(scheme.kind) else { continue }
            if credential.needsRuntime { values.needsRuntime = true }
            arguments.append(scheme.name.label + ": " + credential.expression)
        }
        for parameter in plan.clientParameters where parameter.isRequired && parameter.defaultValue == nil {
            let examples = parameter.examples.map(\.value)
            let value = values.value(parameter.type, from: examples, hint: parameter.wireName)
            arguments.append(parameter.name.label + ": " + (value ?? "\"…\""))
        }
        if plan.servers.isEmpty {
            arguments.append("server: \"https://api.example.com\"")
        } else if plan.servers.first?.host != nil {
            arguments.append("host: \"https://api.example.com\"")
        }
        return "let client = " + plan.name.escaped + "(" + arguments.joined(separator: ", ") + ")"
    }
}

/// The credential of a security scheme in an example.
struct ExampleCredential: Sendable {
    let expression: String
    /// Whether the expression uses the runtime.
    let needsRuntime: Bool

    /// The credential; `nil` if the client sends none for the scheme.
    init?(_ kind: SecuritySchemePlan.Kind) {
        switch kind {
        case .apiKey: (expression, needsRuntime) = ("\"YOUR_API_KEY\"", false)
        case .bearer, .http: (expression, needsRuntime) = ("\"YOUR_TOKEN\"", false)
        case .openIDConnect: (expression, needsRuntime) = ("\"YOUR_ACCESS_TOKEN\"", false)
        case .basic: (expression, needsRuntime) = (".basic(username: \"YOUR_NAME\", password: \"YOUR_PASSWORD\")", true)
        case .oauth2(let flows):
            // A flow that the client performs itself, if there is one.
            let own = flows.first { $0.kind == .clientCredentials || $0.kind == .password }
            switch own?.kind ?? flows.first?.kind {
            case .clientCredentials:
                (expression, needsRuntime) = (
                    ".clientCredentials(id: \"YOUR_CLIENT_ID\", secret: \"YOUR_SECRET\")", true
                )
            case .password:
                (expression, needsRuntime) = (".password(username: \"YOUR_NAME\", password: \"YOUR_PASSWORD\")", true)
            case .authorizationCode, .deviceAuthorization, .implicit, nil:
                (expression, needsRuntime) = ("\"YOUR_ACCESS_TOKEN\"", false)
            }
        case .mutualTLS: return nil
        }
    }
}
