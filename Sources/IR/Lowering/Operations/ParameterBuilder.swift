import ApusDiagnostics
import ApusPlan
import ApusSpecParser

extension OperationBuilder {
    /// The parameters in the order of the signature: required ones first (OpenAPI 3.1.1 §4.8.12).
    mutating func parameters(of operation: Operation, at site: OperationSite, hasBody: Bool) -> [ParameterPlan] {
        let sent = operation.parameters.filter { parameter in
            guard parameter.location == .header else { return true }
            // The standard hands these to content, responses and security (§4.8.12.1); the parser has told so.
            return !["accept", "content-type", "authorization"].contains(parameter.name.lowercased())
        }
        let names = parameterNames(sent, site, hasBody: hasBody)
        let plans = sent.enumerated().map { index, parameter in
            plan(of: parameter, named: names[index], at: site)
        }
        return plans.filter(\.isRequired) + plans.filter { !$0.isRequired }
    }

    /// Parameters of one name in several places: the one of the path has it, others say where they are.
    private func parameterNames(_ parameters: [Parameter], _ site: OperationSite, hasBody: Bool) -> [SwiftName] {
        var scope = NameScope(reserved: ReservedNames.parameters)
        if hasBody { scope.insert("body") }
        let order: [Parameter.Location] = [.path, .query, .querystring, .header, .cookie]
        var names = [SwiftName?](repeating: nil, count: parameters.count)
        for location in order {
            for index in parameters.indices where parameters[index].location == location {
                let spelled = parameters[index].name
                let override = options.names.isEmpty ? nil : options.names["\(site.id).\(spelled)"]
                let name = SwiftNaming.member(override ?? spelled)
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
        }
        use(type, as: .request)
        let resolved = schema.map { types.schemas[types.facts.resolved($0).index] }
        let defaultValue = schema.flatMap { types.schemas[$0.index].defaultValue } ?? resolved?.defaultValue
        var plan = ParameterPlan(
            name: name,
            wireName: parameter.name,
            location: ParameterPlan.Location(rawValue: parameter.location.rawValue) ?? .query,
            style: ParameterPlan.Style(rawValue: parameter.style.rawValue) ?? .form,
            explode: parameter.explode,
            // In a path, a reserved character would be another path.
            allowReserved: parameter.allowReserved && parameter.location.rawValue == "query",
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
        if plan.location == .query, !options.parameterStyles.isEmpty,
            let style = options.parameterStyles["\(site.id).\(parameter.name)"]
        {
            plan.style = style
            plan.explode = style.explodesByDefault
            plan.contentType = nil
        }
        if options.keepsExamples {
            let examples = parameter.examples.map(\.value) + (parameter.content?.examples.map(\.value) ?? [])
            plan.examples = (examples + (resolved?.examples ?? [])).map { ExamplePlan($0) }
        }
        return plan
    }
}

extension DiagnosticCode {
    static let headerParameterIgnored = DiagnosticCode(
        "header-parameter-ignored",
        .remark,
        explanation: """
            A header parameter is called `Accept`, `Content-Type` or `Authorization`.

            OpenAPI says that such parameters are to be ignored (3.1.1 §4.8.12.1): the responses, the body and the \
            security requirements say what these headers are.
            """
    )
}

extension Diagnostic {
    static func headerParameterIgnored(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .headerParameterIgnored,
            "the header '\(name)' is no parameter",
            at: place,
            consequence: "the method has no argument for it; the client sends the header by itself"
        )
    }
}
