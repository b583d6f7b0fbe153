import ApusDiagnostics

extension DocumentReader {
    /// Reads `servers` of the root, a path item or an operation (OpenAPI 3.1.1 §4.8.5).
    /// - Returns: `nil` if there are no valid servers.
    mutating func readServers(_ node: Node) -> [Server]? {
        guard let list = list(node, "servers") else { return nil }
        var servers: [Server] = []
        for element in list.elements {
            guard element.isMapping else {
                report(.wrongKind(of: "an element of 'servers'", expected: "a mapping", element))
                continue
            }
            checkFields(element, .server, of: "the server")
            let consequence = "the server is ignored"
            guard let url = requiredText(element, "url", of: "the server", consequence: consequence) else { continue }
            let server = Server(
                url: url,
                name: text(element, "name"),
                description: text(element, "description"),
                variables: readVariables(element),
                place: element["url"]?.place ?? element.place
            )
            servers.append(checkVariables(server))
        }
        return servers.isEmpty ? nil : servers
    }

    private mutating func readVariables(_ server: Node) -> [Server.Variable] {
        guard let node = mapping(server, "variables") else { return [] }
        var variables: [Server.Variable] = []
        for entry in node.entries where !entry.isExtension {
            guard entry.value.isMapping else {
                report(.wrongKind(of: "'\(entry.key)'", expected: "a mapping", entry.value))
                continue
            }
            checkFields(entry.value, .serverVariable, of: "the variable")
            let values = texts(entry.value, "enum") ?? []
            let consequence = "the caller must provide its value"
            let value = requiredText(entry.value, "default", of: "the variable", consequence: consequence)
            variables.append(
                Server.Variable(
                    name: entry.key,
                    defaultValue: value ?? values.first ?? "",
                    values: values,
                    description: text(entry.value, "description"),
                    place: entry.keyPlace
                )
            )
        }
        return variables
    }

    /// Reports each `{name}` of the URL that is not declared, and adds a variable without a default for it.
    private mutating func checkVariables(_ server: Server) -> Server {
        var server = server
        let declared = Set(server.variables.map(\.name))
        for name in PathPlaceholders(server.url).names where !declared.contains(name) {
            let nearest = suggestions.nearest(to: name, among: server.variables.lazy.map(\.name))
            report(.undeclaredServerVariable(name, server, nearest: nearest))
            server.variables.append(
                Server.Variable(name: name, defaultValue: "", values: [], description: nil, place: server.place)
            )
        }
        return server
    }
}

extension DiagnosticCode {
    static let undeclaredServerVariable = DiagnosticCode(
        "undeclared-server-variable",
        .warning,
        explanation: """
            The URL of a server has a `{name}` that its `variables` don't declare.

            It is read as a variable without a default.
            """
    )

    static let servers: [DiagnosticCode] = [.undeclaredServerVariable]
}

extension Diagnostic {
    static func undeclaredServerVariable(_ name: String, _ server: Server, nearest: String?) -> Diagnostic {
        Diagnostic(
            .undeclaredServerVariable,
            "the server variable '{\(name)}' is not declared",
            at: server.place,
            consequence: "the caller must provide its value",
            help: nearest.map { "did you mean '{\($0)}'" }
                ?? "declare it in 'variables', with a default",
            fix: nearest.map { .renaming(from: "{\(name)}", to: "{\($0)}") } ?? .declaration(name)
        )
    }
}
