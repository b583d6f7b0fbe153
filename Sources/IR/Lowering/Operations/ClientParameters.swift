import ApusPlan

/// Makes configured parameters of operations arguments of the client's initializer.
///
/// An operation takes part if it has the parameter at the configured place, with the type that most operations give it.
/// Its own argument is then optional and replaces the client's value. The argument of the initializer is required if an
/// operation requires the parameter.
struct ClientParameters {
    private let places: [String: ParameterPlan.Location]

    init(_ options: LoweringOptions) { places = options.clientParameters }

    func apply(to plan: inout ClientPlan) {
        if places.isEmpty { return }
        var scope = NameScope(reserved: ReservedNames.members.union(["server", "host", "options", "connection"]))
        for scheme in plan.securitySchemes { scope.insert(scheme.name.text) }
        if plan.takesAuthorization { scope.insert("authorization") }
        for name in names(in: plan) {
            guard let uses = uses(of: name, in: plan), let first = uses.first else { continue }
            let isRequired = uses.contains(where: \.isRequired)
            var parameter = ClientParameterPlan(
                name: scope.claim(first.name.text, first.name.text + "Parameter"),
                wireName: first.wireName,
                location: first.location,
                type: first.type,
                isRequired: isRequired,
                defaultValue: isRequired ? uses.lazy.compactMap(Self.defaultValue).first : nil,
                documentation: first.documentation
            )
            parameter.examples = first.examples
            plan.clientParameters.append(parameter)
            mark(name, as: parameter, in: &plan)
        }
    }

    private func matches(_ parameter: ParameterPlan, _ name: String) -> Bool {
        guard parameter.location == places[name], parameter.contentType == nil else { return false }
        return parameter.location == .header
            ? parameter.wireName.lowercased() == name.lowercased() : parameter.wireName == name
    }

    /// The configured names, in the order of their first use.
    private func names(in plan: ClientPlan) -> [String] {
        var names: [String] = []
        for parameter in plan.groups.lazy.flatMap(\.operations).flatMap(\.parameters) {
            for name in places.keys.sorted() where matches(parameter, name) && !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// The parameters with the most frequent type.
    private func uses(of name: String, in plan: ClientPlan) -> [ParameterPlan]? {
        var byType: [(type: TypeReference, uses: [ParameterPlan])] = []
        for parameter in plan.groups.flatMap(\.operations).flatMap(\.parameters) where matches(parameter, name) {
            if let index = byType.firstIndex(where: { $0.type == parameter.type }) {
                byType[index].uses.append(parameter)
            } else {
                byType.append((parameter.type, [parameter]))
            }
        }
        let largest = byType.map(\.uses.count).max()
        return byType.first { $0.uses.count == largest }?.uses
    }

    private func mark(_ name: String, as client: ClientParameterPlan, in plan: inout ClientPlan) {
        for group in plan.groups.indices {
            for operation in plan.groups[group].operations.indices {
                var parameters = plan.groups[group].operations[operation].parameters
                guard let index = parameters.firstIndex(where: { matches($0, name) && $0.type == client.type }) else {
                    continue
                }
                parameters[index].clientParameter = client.wireName
                parameters[index].isRequired = false
                plan.groups[group].operations[operation].parameters =
                    parameters.filter(\.isRequired) + parameters.filter { !$0.isRequired }
            }
        }
    }

    /// The literal of a default value that a required parameter must send.
    private static func defaultValue(_ parameter: ParameterPlan) -> LiteralPlan? {
        switch (parameter.defaultValue, parameter.type) {
        case (.string(let text)?, .string): .string(text)
        case (.boolean(let flag)?, .boolean): .boolean(flag)
        case (.number(let text)?, .integer): Int(text).map { .integer(String($0)) }
        default: nil
        }
    }
}
