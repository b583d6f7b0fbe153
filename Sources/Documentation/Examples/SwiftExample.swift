import ApusPlan
import ApusSamples
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
    /// The response headers by their names in lower case.
    private let responseHeaders: [String: ResponseHeaderPlan]
    /// The index of each security scheme in the plan, by key.
    private let schemePositions: [String: Int]

    init(plan: ClientPlan, spelling: TypeSpelling, runtimeModule: String) {
        self.plan = plan
        self.spelling = spelling
        self.runtimeModule = runtimeModule
        responseHeaders = Dictionary(plan.responseHeaders.map { ($0.wireName.lowercased(), $0) }) { first, _ in first }
        schemePositions = Dictionary(plan.securitySchemes.enumerated().map { ($1.key, $0) }) { first, _ in first }
    }

    /// The example; `nil` if no value can be created for an argument, such as one of a type from the configuration.
    ///
    /// - Parameters:
    ///   - readsHeaders: Whether the example reads the documented headers of the response.
    ///   - showsPages: Whether the items of all pages follow, if the client has a paging method.
    func example(
        of operation: OperationPlan,
        in group: OperationGroup,
        readsHeaders: Bool = true,
        showsPages: Bool = true
    ) -> SwiftExample? {
        var values = ExampleValues(types: plan.types, spelling: spelling)
        guard let arguments = arguments(of: operation, &values) else { return nil }
        // The example catches an error of the runtime.
        values.needsRuntime = true
        let client = clientStatement(for: operation, &values)
        let path = (group.propertyName.map { [$0.escaped] } ?? []) + [""]
        let method = path.joined(separator: ".") + operation.name.escaped
        let call = method + "(" + arguments.joined(separator: ", ") + ")"
        let use = use(of: call, operation, headers: readsHeaders ? headers(of: operation) : [])
        let lines =
            [client, "do {"] + use.map { "    " + $0 } + handlers(of: operation)
        let pages = showsPages ? paged(operation, path.joined(separator: "."), &values) : []
        return program(lines + (pages.isEmpty ? [] : ["", "// The items of all pages:"] + pages), values)
    }

    /// A program with the items of all pages only; `nil` if the client has no paging method of the operation.
    func pagingExample(of operation: OperationPlan, in group: OperationGroup) -> SwiftExample? {
        var values = ExampleValues(types: plan.types, spelling: spelling)
        let client = clientStatement(for: operation, &values)
        let pages = paged(operation, group.propertyName.map { $0.escaped + "." } ?? "", &values)
        return pages.isEmpty ? nil : program([client] + pages, values)
    }

    private func program(_ lines: [String], _ values: ExampleValues) -> SwiftExample {
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

    /// `projectKey: "web"`: the required arguments and the body. The list of parameters has the optional ones.
    ///
    /// - Parameter needed: An optional parameter to include.
    private func arguments(
        of operation: OperationPlan,
        needed: SwiftName? = nil,
        _ values: inout ExampleValues
    ) -> [String]? {
        var arguments: [String] = []
        for parameter in operation.parameters where parameter.isRequired || parameter.name == needed {
            let examples = RequestSample(types: plan.types).values(of: parameter)
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

    /// The first content with an example, or else the first for which a value can be made. An optional body without
    /// properties is omitted.
    private func value(of body: BodyPlan, _ values: inout ExampleValues) -> String? {
        for (index, content) in body.contents.enumerated() {
            for example in content.examples {
                guard let value = values.read(content.type, from: example.value, hint: body.name.text) else { continue }
                return wrapped(value, body, index)
            }
        }
        for (index, content) in body.contents.enumerated() {
            let sample = RequestSample(types: plan.types).value(of: content, name: body.name.text)
            let isEmpty = sample?.isEmptyContainer ?? !content.type.isBytes
            // A form without required parts has a file.
            if !body.isRequired, isEmpty, !hasFile(content) { continue }
            let value =
                sample.flatMap { values.read(content.type, from: $0, hint: body.name.text) }
                ?? values.make(content.type, hint: body.name.text)
            if let value { return wrapped(value, body, index) }
        }
        return nil
    }

    private func hasFile(_ content: BodyContent) -> Bool {
        guard case .named(let id) = content.type, case .structure(let form) = plan.types[id].shape else { return false }
        return form.properties.contains { $0.part?.isFile == true }
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
            "client." + path + operation.pagedName.escaped + "(" + arguments.joined(separator: ", ") + ")"
        return ["for try await item in " + call + " {", "    print(item)", "}"]
    }

    /// The statements that call the method and use the result and the documented headers.
    private func use(of call: String, _ operation: OperationPlan, headers: [String]) -> [String] {
        let success = operation.success
        if case .single(let content) = success, content.coding.isStream {
            return ["for try await element in try await client." + call + " {", "    print(element)", "}"]
        }
        guard headers.isEmpty else {
            let result = success.hasValue ? "result" : "_"
            let shown = (success.hasValue ? ["result" + unwrapping(success)] : []) + headers
            return [
                "let (" + result + ", response) = try await client.withResponse {", "    try await $0." + call, "}",
                "print(" + shown.joined(separator: ", ") + ")",
            ]
        }
        guard success.hasValue else { return ["try await client." + call] }
        return ["let result = try await client." + call, "print(result" + unwrapping(success) + ")"]
    }

    /// The maximum number of headers that an example reads.
    private static let headerLimit = 2

    /// `response[PetClient.Headers.totalCount] as Any`, for the first documented headers of successes.
    private func headers(of operation: OperationPlan) -> [String] {
        var names: [String] = []
        for response in operation.responses where response.status.isSuccess {
            for header in response.headers {
                guard let plan = responseHeaders[header.lowercased()], !plan.isDeprecated else { continue }
                let name = "response[" + self.plan.name.escaped + ".Headers." + plan.name.escaped + "] as Any"
                if !names.contains(name) { names.append(name) }
            }
        }
        return Array(names.prefix(Self.headerLimit))
    }

    /// ` as Any` for an optional result, because the compiler warns about printing an optional.
    private func unwrapping(_ success: SuccessPlan) -> String {
        if case .optional = success { return " as Any" }
        return ""
    }

    /// The handler of errors, with a case for each documented payload.
    ///
    ///     } catch let error as APIError {
    ///         switch error.payload {
    ///         case let payload as NotFoundErrorRep:  // 404
    ///             print(payload)
    private func handlers(of operation: OperationPlan) -> [String] {
        var payloads: [(type: TypeReference, name: String, statuses: [String])] = []
        let others =
            operation.failures.allSatisfy { $0.status == .default } ? "all statuses of errors" : "other statuses"
        for failure in operation.failures.sorted(by: { $0.status.listOrder < $1.status.listOrder }) {
            guard let payload = failure.payload else { continue }
            let type = resolved(payload)
            let status = failure.status == .default ? others : failure.status.documented
            if let index = payloads.firstIndex(where: { $0.type == type }) {
                payloads[index].statuses.append(status)
            } else {
                payloads.append((type, spelling.spell(payload), [status]))
            }
        }
        guard !payloads.isEmpty else { return ["} catch let error as APIError {", "    print(error)", "}"] }
        let cases = payloads.flatMap { payload in
            [
                "    case let payload as " + payload.name + ":  // " + payload.statuses.joined(separator: ", "),
                "        print(payload)",
            ]
        }
        return ["} catch let error as APIError {", "    switch error.payload {"] + cases
            + ["    default:", "        print(error)", "    }", "}"]
    }

    /// The type without type aliases, because two cases of a `switch` can't have the same type.
    private func resolved(_ type: TypeReference) -> TypeReference {
        var type = type
        for _ in 0..<16 {
            guard case .named(let id) = type, case .alias(let target) = plan.types[id].shape else { break }
            type = target
        }
        return type
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
