import ApusChanges
import ApusPlan
import ApusSwiftText

/// Swift code that uses everything that a client offers, as a program would that was written for it.
///
/// In requests, it creates values with all and with only the required arguments. In responses, it reads every property,
/// unwraps every optional and switches over every case without `default`.
struct ClientProgram {
    let plan: ClientPlan
    let spelling: TypeSpelling
    /// The names of the functions start with this text, so that several programs can be in one module.
    let prefix: String

    init(_ plan: ClientPlan, prefix: String) {
        self.plan = plan
        self.prefix = prefix
        spelling = TypeSpelling(types: plan.types)
    }

    /// A function that uses only one type, in one position.
    func use(of type: TypeID, in position: Position) -> String {
        let program = TypeProgram(plan: plan, spelling: spelling, id: type)
        return program.function("\(prefix)\(position.rawValue)\(type.index)", position)
    }

    /// The program that uses the client, its operations and all of its types.
    func wholeUse() -> String {
        let types = plan.types.ids.flatMap { id in Position.allCases.map { use(of: id, in: $0) } }
        return ([clientUse()] + types).joined(separator: "\n")
    }

    // MARK: - The client

    private func clientUse() -> String {
        let names = plan.takesAuthorization ? ["authorization"] : plan.securitySchemes.map(\.name.escaped)
        let parameters = plan.clientParameters.enumerated().map { index, parameter in
            (argument: "\(parameter.name.escaped): parameter\(index)", plan: parameter)
        }
        let required = parameters.filter { $0.plan.isRequired && $0.plan.defaultValue == nil }.map(\.argument)
        let needsServer = plan.servers.isEmpty || plan.servers[0].host != nil
        func creation(_ arguments: [String]) -> String { "_ = \(plan.name)(\(arguments.joined(separator: ", ")))" }
        var lines = [
            creation(names.map { "\($0): credential" } + parameters.map(\.argument) + ["server: server"]),
            creation(required + (needsServer ? ["server: server"] : [])),
        ]
        if plan.servers.first?.host != nil { lines.append(creation(required + ["host: text"])) }
        for server in plan.servers { lines += self.server(server) }
        for header in plan.responseHeaders {
            let type = spelling.spell(header.type)
            lines.append("let _: ResponseHeader<\(type)> = \(plan.name).Headers.\(header.name.escaped)")
        }
        for group in plan.groups {
            if let property = group.propertyName {
                lines.append("let _: \(plan.name).\(group.typeName) = client.\(property.escaped)")
            }
        }
        let calls = plan.groups.flatMap { group in
            group.operations.map { OperationProgram(plan: plan, spelling: spelling, group: group, operation: $0) }
        }
        let start =
            "func \(prefix)Client(_ client: \(plan.name), credential: Credential, server: Server, text: String"
            + parameters.enumerated().map { ", parameter\($0): \(type(of: $1.plan))" }.joined() + ")"
        let functions = calls.enumerated().map { $1.functions(prefix + "Operation\($0)") }
        return ([Self.function(start, lines)] + functions).joined(separator: "\n")
    }

    private func type(of parameter: ClientParameterPlan) -> String {
        parameter.isRequired ? spelling.spell(parameter.type) : spelling.spellOptional(parameter.type)
    }

    /// `let _: Server = Client.Servers.production(region: text)`
    private func server(_ server: ServerPlan) -> [String] {
        let name = "let _: Server = \(plan.name).Servers.\(server.name.escaped)"
        let host = server.host.map { ["\($0.name.escaped): text"] } ?? []
        if host.isEmpty, server.variables.isEmpty { return [name] }
        let isOnly = host.isEmpty && server.variables.count == 1
        let arguments =
            host
            + server.variables.map { variable in
                let value = variable.enumeration?.cases.last.map { "." + $0.name.escaped } ?? "text"
                return isOnly ? value : "\(variable.name.escaped): \(value)"
            }
        return ["\(name)(\(arguments.joined(separator: ", ")))", "\(name)(\(host.joined()))"]
    }

    /// The declaration of a function with these statements.
    static func function(_ head: String, _ lines: [String]) -> String {
        head + " {\n" + lines.map { "    \($0)\n" }.joined() + "}\n"
    }

    /// Statements that read a value as code does that was written for its type.
    ///
    /// - Parameter depth: The number of enclosing loops and conditions, for the names of their variables.
    static func reading(
        _ type: TypeReference,
        _ value: String,
        in types: TypeTable,
        _ spelling: TypeSpelling,
        depth: Int = 0
    ) -> [String] {
        let name = "element\(depth)"
        func inner(_ type: TypeReference) -> String {
            reading(type, name, in: types, spelling, depth: depth + 1).joined(separator: "; ")
        }
        switch type {
        case .optional(let wrapped): return ["if let \(name) = \(value) { \(inner(wrapped)) }"]
        case .array(let element): return ["for \(name) in \(value) { \(inner(element)) }"]
        case .dictionary(let element): return ["for (_, \(name)) in \(value) { \(inner(element)) }"]
        case .named(let id):
            if case .alias(let target) = types[id].shape {
                return reading(target, value, in: types, spelling, depth: depth)
            }
            return ["let _: \(spelling.spell(type)) = \(value)"]
        default: return ["let _: \(spelling.spell(type)) = \(value)"]
        }
    }
}
