import ApusPlan
import ApusSwiftText

/// A piece of Swift that calls one operation, as a person would write it in a program of theirs.
///
///     import LaunchDarklyAPI
///
///     let client = LaunchDarklyClient(apiKey: "YOUR_API_KEY")
///     let result = try await client.segments.getSegment(projectKey: "web", environmentKey: "production")
///     print(result)
package struct SwiftExample: Sendable {
    /// The modules that it imports, in the order of their names.
    package var imports: [String]
    /// The statements, long ones broken as the formatter would.
    package var statements: [String]

    /// The whole program.
    package var lines: [String] { imports.map { "import " + $0 } + [""] + statements }
}

/// Writes an example for each operation of a client.
struct SwiftExampleWriter: Sendable {
    let plan: ClientPlan
    let spelling: TypeSpelling
    /// The module of the runtime, which has the types that the client's own module does not declare.
    let runtimeModule: String
    /// Where the scheme of each key stands in the plan.
    private let schemePositions: [String: Int]

    init(plan: ClientPlan, spelling: TypeSpelling, runtimeModule: String) {
        self.plan = plan
        self.spelling = spelling
        self.runtimeModule = runtimeModule
        schemePositions = Dictionary(plan.securitySchemes.enumerated().map { ($1.key, $0) }) { first, _ in first }
    }

    /// The example; `nil` when an argument is of a type that only the configuration knows.
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

    /// The runtime's module gives Foundation away with its own types.
    private func imports(_ values: ExampleValues) -> [String] {
        values.needsRuntime ? [runtimeModule] : values.needsFoundation ? ["Foundation"] : []
    }

    // MARK: - The call

    /// `projectKey: "web"`, required ones and the body only; what is optional says its name in the table of parameters.
    ///
    /// - Parameter needed: a parameter that is given although it is optional.
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
            arguments.append(parameter.name.escaped + ": " + value)
        }
        if let body = operation.body {
            if let value = value(of: body, &values) {
                arguments.append(body.name.escaped + ": " + value)
            } else if body.isRequired {
                return nil
            }
        }
        return arguments
    }

    /// The first content that has an example, else the first that a value can be made for.
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

    /// The loop over all pages, where the client has a method for it.
    private func paged(_ operation: OperationPlan, _ path: String, _ values: inout ExampleValues) -> [String] {
        guard let paging = operation.paging, operation.success.hasValue else { return [] }
        var needed: SwiftName?
        if case .cursor(let parameter, let within, _) = paging.strategy, !within.isEmpty { needed = parameter }
        guard let arguments = arguments(of: operation, needed: needed, &values) else { return [] }
        let call =
            path + SwiftName(operation.name.text + "Paged").escaped + "(" + arguments.joined(separator: ", ") + ")"
        return [
            "", "// All pages, one item after the other:", "for try await item in " + call + " {", "    print(item)",
            "}",
        ]
    }

    /// What is done with the result.
    private func use(of call: String, _ success: SuccessPlan) -> [String] {
        switch success {
        case .none: [call]
        case .single(let content) where content.coding == .serverSentEvents || content.coding == .jsonLines:
            ["for try await element in " + call + " {", "    print(element)", "}"]
        case .single, .optional, .several: ["let result = " + call, "print(result" + unwrapping(success) + ")"]
        }
    }

    /// An optional is printed with what to say when it is nothing, so that the compiler need not warn.
    private func unwrapping(_ success: SuccessPlan) -> String {
        if case .optional = success { return " as Any" }
        return ""
    }

    // MARK: - The client

    /// `let client = LaunchDarklyClient(apiKey: "YOUR_API_KEY")`, with the credentials that the operation needs.
    private func clientStatement(for operation: OperationPlan, _ values: inout ExampleValues) -> String {
        var arguments: [String] = []
        // In the order of the client's initializer.
        let needed = Set((operation.security.first?.schemes ?? []).compactMap { schemePositions[$0.key] })
        for position in needed.sorted() {
            let scheme = plan.securitySchemes[position]
            guard let credential = ExampleCredential(scheme.kind) else { continue }
            if credential.needsRuntime { values.needsRuntime = true }
            arguments.append(scheme.name.escaped + ": " + credential.expression)
        }
        if plan.servers.isEmpty {
            values.needsRuntime = true
            arguments.append("server: Server(\"https://api.example.com\")")
        }
        return "let client = " + plan.name.escaped + "(" + arguments.joined(separator: ", ") + ")"
    }
}

/// What an example gives as the credential of a scheme.
struct ExampleCredential: Sendable {
    let expression: String
    /// Whether the expression names something of the runtime.
    let needsRuntime: Bool

    /// The credential; `nil` when the scheme needs none from the client.
    init?(_ kind: SecuritySchemePlan.Kind) {
        switch kind {
        case .apiKey: (expression, needsRuntime) = ("\"YOUR_API_KEY\"", false)
        case .bearer, .http, .openIDConnect, .oauth2(tokenURL: nil, scopes: _):
            (expression, needsRuntime) = ("\"YOUR_TOKEN\"", false)
        case .basic: (expression, needsRuntime) = (".basic(username: \"YOUR_NAME\", password: \"YOUR_PASSWORD\")", true)
        case .oauth2:
            (expression, needsRuntime) = (".clientCredentials(id: \"YOUR_CLIENT_ID\", secret: \"YOUR_SECRET\")", true)
        case .mutualTLS: return nil
        }
    }
}
