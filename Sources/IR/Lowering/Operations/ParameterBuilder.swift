import ApusPlan
import ApusSpecParser

extension OperationBuilder {
    /// Plans the parameters in the order of the method's signature: required ones first (OpenAPI 3.1.1 §4.8.12).
    mutating func parameters(of operation: Operation, at site: OperationSite, hasBody: Bool) -> [ParameterPlan] {
        let sent = operation.parameters.filter { parameter in
            guard parameter.location == .header else { return true }
            // Content, responses and security define these headers (§4.8.12.1). The parser reports the first two.
            switch parameter.name.lowercased() {
            case "accept", "content-type": return false
            case "authorization":
                authorizationParameters.append(parameter.place)
                return false
            default: return true
            }
        }
        let names = parameterNames(sent, site, hasBody: hasBody)
        let plans = sent.enumerated().map { index, parameter in
            plan(of: parameter, named: names[index], at: site)
        }
        return plans.filter(\.isRequired) + plans.filter { !$0.isRequired }
    }

    /// Names the parameters.
    ///
    /// If several parameters have the same name, the one in the path keeps it. The others start with their location.
    private func parameterNames(_ parameters: [Parameter], _ site: OperationSite, hasBody: Bool) -> [SwiftName] {
        var scope = NameScope(reserved: ReservedNames.parameters)
        if hasBody { scope.insert("body") }
        let order: [Parameter.Location] = [.path, .query, .querystring, .header, .cookie]
        var names = [SwiftName?](repeating: nil, count: parameters.count)
        for location in order {
            for index in parameters.indices where parameters[index].location == location {
                let spelled = parameters[index].name
                let override = options.names.isEmpty ? nil : options.names["\(site.id).\(spelled)"]
                let name = override.map(SwiftNaming.configuredMember) ?? SwiftNaming.member(spelled)
                names[index] = scope.claim(name, location.rawValue + SwiftNaming.capitalized(name))
            }
        }
        return names.map { $0 ?? SwiftName("parameter") }
    }

    private mutating func plan(
        of parameter: Parameter,
        named name: SwiftName,
        at site: OperationSite
    ) -> ParameterPlan {
        var type = TypeReference.string
        let schema = parameter.schema ?? parameter.content?.schema
        if let schema {
            let isInline = types.schemas[schema.index].name == nil
            let typeSite = site.type(
                parameter.name,
                .parameter,
                component: isInline ? parameter.componentName : nil
            )
            type = types.use(of: schema, at: typeSite).type.inJSON
            // A segment of a path is text.
            if type == .json, parameter.location == .path, types.facts.isAnnotation(types.facts.resolved(schema)) {
                type = .string
            }
        }
        use(type, as: .request)
        let resolved = schema.map { types.schemas[types.facts.resolved($0).index] }
        let defaultValue = schema.flatMap { types.schemas[$0.index].defaultValue } ?? resolved?.defaultValue
        var plan = ParameterPlan(
            name: name,
            wireName: parameter.name,
            location: ParameterPlan.Location(parameter.location),
            style: ParameterPlan.Style(parameter.style),
            explode: parameter.explode,
            // Ignored in a path, where an unescaped reserved character would change the path.
            allowReserved: parameter.allowReserved && parameter.location == .query,
            isRequired: parameter.isRequired,
            type: type,
            contentType: parameter.schema == nil ? parameter.content?.name : nil,
            defaultValue: defaultValue.map { JSONLiteral($0) },
            documentation: Documentation(
                description: parameter.description ?? schema.flatMap { types.schemas[$0.index].description }
            ),
            isDeprecated: parameter.isDeprecated,
            place: parameter.place
        )
        setStyle(of: &plan, from: parameter, at: site)
        if options.keepsExamples {
            let examples = parameter.examples + (parameter.content?.examples ?? [])
            plan.examples = examples.map { ExamplePlan($0) } + (resolved?.examples ?? []).map { ExamplePlan($0) }
            if let schema, types.schemas[schema.index].reference != nil || examples.isEmpty {
                let known = Set(plan.examples.map(\.value))
                let own = types.schemas[schema.index].examples.map { ExamplePlan($0) }
                plan.examples += own.filter { !known.contains($0.value) }
            }
            plan.facts = schema.flatMap { types.valueFacts(of: [$0]) }
            plan.allowsEmptyValue = parameter.allowsEmptyValue
        }
        return plan
    }

    /// Applies the configured style, and decides which arguments the request states because they are not the defaults.
    private func setStyle(of plan: inout ParameterPlan, from parameter: Parameter, at site: OperationSite) {
        if plan.location == .query, !options.parameterStyles.isEmpty,
            let style = options.parameterStyles["\(site.id).\(parameter.name)"]
        {
            plan.style = style
            plan.explode = style.explodesByDefault
            plan.contentType = nil
        }
        guard plan.contentType == nil else { return }
        let isDefaultStyle = plan.style == ParameterPlan.Style(parameter.location.defaultStyle)
        plan.styleArgument = isDefaultStyle ? nil : plan.style
        plan.explodeArgument = plan.explode == plan.style.explodesByDefault ? nil : plan.explode
    }
}
