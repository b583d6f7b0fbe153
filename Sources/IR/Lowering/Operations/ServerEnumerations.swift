import ApusPlan

/// Adds Swift enumerations for the values of server variables (OpenAPI 3.1.1 §4.8.6).
///
/// Variables of several servers with the same name and values have the same enumeration. If the values differ, the name
/// of the later enumeration starts with the name of the server: `SandboxRegion` of the server `sandbox`, `Region3` of the
/// server `region3`.
struct ServerEnumerations {
    private struct Key: Hashable {
        var variable: String
        var values: [String]
    }

    private var scope = NameScope(reserved: ReservedNames.types)
    private var declared: [Key: ServerEnumeration] = [:]

    static func added(to servers: [ServerPlan]) -> [ServerPlan] {
        var enumerations = ServerEnumerations()
        var servers = servers
        for server in servers.indices {
            for index in servers[server].variables.indices where !servers[server].variables[index].values.isEmpty {
                let variable = servers[server].variables[index]
                servers[server].variables[index].enumeration = enumerations.enumeration(
                    of: variable,
                    in: servers[server].name
                )
            }
        }
        return servers
    }

    private mutating func enumeration(of variable: ServerVariablePlan, in server: SwiftName) -> ServerEnumeration? {
        var seen: Set<String> = []
        // Descriptions before OpenAPI 3.1 may omit the default value from the values.
        let values = (variable.values + [variable.defaultValue]).filter { seen.insert($0).inserted }
        let key = Key(variable: variable.wireName, values: values)
        if var known = declared[key] {
            known.isDeclared = false
            known.defaultCase = known.cases.first { $0.value == variable.defaultValue }?.name ?? known.defaultCase
            return known
        }
        let names = MemberNames(values, reserved: ReservedNames.enumerationCases).names
        let cases = zip(names, values).map { ServerEnumeration.Case(name: $0, value: $1) }
        guard let first = cases.first(where: { $0.value == variable.defaultValue }) else { return nil }
        let type = SwiftNaming.type(variable.wireName)
        let prefix = SwiftNaming.type(server.text)
        let enumeration = ServerEnumeration(
            name: scope.claim(type, prefix.hasPrefix(type) && prefix != type ? prefix : prefix + type),
            cases: cases,
            defaultCase: first.name,
            isDeclared: true
        )
        declared[key] = enumeration
        return enumeration
    }
}
