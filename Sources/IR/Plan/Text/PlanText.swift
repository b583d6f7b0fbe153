/// The plan of a client as text, for debugging and for tests.
///
/// The text contains every decision of the plan that affects code: everything except documentation, examples and places.
/// It is the same for equal plans, and refers to types by name.
package struct PlanText: Sendable {
    // client PetsClient in PetsAPI, public
    //   server production https://pets.example.com
    // group pets Pets 'pets'
    //   GET /pets listPets 'listPets'
    //     query limit: Int? 'limit' form exploded
    //     success 200 [Pet] json application/json
    //     retry idempotent
    // type Pet struct 'Pet' request response
    //   id: Int 'id' required
    // file Pets.swift: operations 0 of Pets; types Pet

    let types: TypeTable
    private let groups: [OperationGroup]

    package init(types: TypeTable, groups: [OperationGroup] = []) {
        self.types = types
        self.groups = groups
    }

    /// The whole text, which ends with a line break.
    package static func text(of plan: ClientPlan) -> String {
        let text = PlanText(types: plan.types, groups: plan.groups)
        var lines = ["client \(plan.name) in \(plan.module), \(plan.access.rawValue)"]
        lines += text.indented(text.connection(of: plan))
        for group in plan.groups { lines += text.lines(of: group) }
        for id in plan.types.ids { lines += text.lines(of: id) }
        lines += plan.files.map(text.line)
        lines += plan.inferences.map { "inferred \($0.subject): \($0.decision), because \($0.reason)" }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The name of a type, with the names of the types that contain it.
    package func name(of id: TypeID) -> String {
        (types[id].parent.map { name(of: $0) + "." } ?? "") + types[id].name.text
    }

    /// The use of a type: `[Pet?]`.
    package func text(of reference: TypeReference) -> String {
        switch reference {
        case .string: "String"
        case .boolean: "Bool"
        case .integer(let width): width.rawValue
        case .double: "Double"
        case .float: "Float"
        case .decimal: "Decimal"
        case .dateTime: "Date"
        case .date: "CalendarDate"
        case .uuid: "UUID"
        case .url: "URL"
        case .base64: "Data"
        case .bytes: "Bytes"
        case .json: "JSON"
        case .array(let element): "[\(text(of: element))]"
        case .dictionary(let value): "[String: \(text(of: value))]"
        case .optional(let wrapped): text(of: wrapped) + "?"
        case .jsonText(let value): "text of \(text(of: value))"
        case .custom(let name): name
        case .named(let id): name(of: id)
        }
    }

    func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

    func quoted(_ text: String) -> String { "'\(text)'" }

    /// The words that are not empty, separated by spaces.
    func line(_ words: String?...) -> String { words.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ") }

    // MARK: - Client

    private func connection(of plan: ClientPlan) -> [String] {
        var lines = [line("describes", quoted(plan.title), plan.version)]
        for server in plan.servers {
            lines.append("server \(server.name) \(server.url)")
            lines += indented(server.variables.map(variable))
        }
        lines += plan.securitySchemes.map { "credential \($0.name) \(quoted($0.key)) \(text(of: $0.kind))" }
        if plan.takesAuthorization { lines.append("credential authorization for the header 'Authorization'") }
        lines += plan.clientParameters.map { parameter in
            line(
                "parameter \(parameter.location.rawValue)",
                "\(parameter.name): \(text(of: parameter.type))\(parameter.isRequired ? "" : "?")",
                quoted(parameter.wireName)
            )
        }
        lines += plan.responseHeaders.map { "header \($0.name): \(text(of: $0.type)) \(quoted($0.wireName))" }
        return lines
    }

    private func variable(_ variable: ServerVariablePlan) -> String {
        let values = variable.values.isEmpty ? "" : "of \(variable.values.joined(separator: ", "))"
        return line("variable \(variable.name) = \(variable.defaultValue) \(quoted(variable.wireName))", values)
    }

    private func text(of kind: SecuritySchemePlan.Kind) -> String {
        switch kind {
        case .apiKey(let name, let location): "apiKey \(location.rawValue) \(quoted(name))"
        case .basic: "basic"
        case .bearer: "bearer"
        case .http(let scheme): "http \(scheme)"
        case .oauth2(let flows): (["oauth2"] + flows.map(text)).joined(separator: " ")
        case .openIDConnect(let url): "openIDConnect \(url)"
        case .mutualTLS: "mutualTLS"
        }
    }

    /// `(clientCredentials token 'https://example.com/token' for read, write)`
    private func text(of flow: OAuthFlowPlan) -> String {
        let urls = [("authorization", flow.authorizationURL), ("token", flow.tokenURL), ("refresh", flow.refreshURL)]
        var words = [flow.kind.rawValue]
        for case (let name, let url?) in urls { words.append("\(name) \(quoted(url))") }
        if !flow.scopes.isEmpty { words.append("for " + flow.scopes.joined(separator: ", ")) }
        return "(" + words.joined(separator: " ") + ")"
    }

    // MARK: - Files

    private func line(_ file: SourceFilePlan) -> String {
        var contents: [String]
        switch file.contents {
        case .client: contents = ["client"]
        case .sharedTypes: contents = ["shared types"]
        case .operations(let slices): contents = slices.map(text)
        }
        let names = file.types.map { name(of: $0) }
        if !names.isEmpty { contents.append("types \(names.joined(separator: ", "))") }
        return "file \(file.name): " + contents.joined(separator: "; ")
    }

    private func text(of slice: OperationSlice) -> String {
        let group = groups.indices.contains(slice.group) ? groups[slice.group].typeName.text : String(slice.group)
        let indices = slice.operations.map(String.init).joined(separator: ", ")
        return "operations \(indices) of \(group)" + (slice.declaresView ? " and its declaration" : "")
    }
}
