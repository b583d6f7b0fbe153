import ApusDiagnostics

/// The result of reading an element of `parameters`.
enum ParameterOutcome {
    case parameter(Parameter)
    /// `in: body` (2.0); `name` is the key of the component.
    case body(Node, name: String?, pointer: String)
    /// `in: formData` (2.0).
    case formField(Node, name: String, pointer: String)
    /// A parameter that the operation does not need; it is already reported.
    case ignored
    /// A parameter without which no method can be generated; it is already reported.
    case broken

    var parameter: Parameter? {
        if case .parameter(let parameter) = self { return parameter }
        return nil
    }

    var isBroken: Bool {
        if case .broken = self { return true }
        return false
    }

    var isBody: Bool {
        if case .body = self { return true }
        return false
    }

    /// Returns a parameter with another description; returns `self` if the description is `nil`.
    func described(_ description: String?) -> ParameterOutcome {
        guard let description, case .parameter(var parameter) = self else { return self }
        parameter.description = description
        return .parameter(parameter)
    }

    /// The identity of a parameter in a list: its name and location (OpenAPI 3.1.1 §4.8.12).
    struct Key: Hashable {
        let name: String
        let location: String
    }

    /// `nil` for parameters that could not be read.
    var key: Key? {
        switch self {
        case .parameter(let parameter): Key(name: parameter.name, location: parameter.location.rawValue)
        case .formField(_, let name, _): Key(name: name, location: "formData")
        case .body: Key(name: "", location: "body")
        case .ignored, .broken: nil
        }
    }
}

extension DocumentReader {
    /// Reads `parameters` of a path item or an operation. Duplicates are reported and skipped.
    mutating func readParameters(_ node: Node, pointer: String) -> [ParameterOutcome] {
        guard let list = list(node, "parameters") else { return [] }
        var outcomes: [ParameterOutcome] = []
        var places: [ParameterOutcome.Key: SourceLocation] = [:]
        for (position, element) in list.elements.enumerated() {
            guard let component = component(element, .parameter) else {
                outcomes.append(.broken)
                continue
            }
            let outcome = parameter(component, pointer: pointer.below("parameters/\(position)"))
                .described(component.description)
            let place = element["$ref"]?.place ?? element["name"]?.place ?? element.place
            if let key = outcome.key, let first = places.updateValue(place, forKey: key) {
                places[key] = first
                report(.duplicateParameter(key, at: place, first: first))
                continue
            }
            outcomes.append(outcome)
        }
        return outcomes
    }

    private mutating func parameter(
        _ component: Component,
        pointer: @autoclosure () -> String
    ) -> ParameterOutcome {
        // An inline parameter is read once, so only shared ones are cached.
        guard let place = component.pointer else { return readParameter(component, pointer: pointer()) }
        let key = NodeKey(component.node)
        if let known = sharedObjects.parameters[key] { return known }
        let outcome = readParameter(component, pointer: place)
        sharedObjects.parameters[key] = outcome
        return outcome
    }

    private mutating func readParameter(_ component: Component, pointer: String) -> ParameterOutcome {
        let node = component.node
        let consequence = "the client has no method for an operation that needs it"
        guard let name = requiredText(node, "name", of: "the parameter", consequence: consequence),
            let spelled = requiredText(node, "in", of: "the parameter '\(name)'", consequence: consequence)
        else { return .broken }
        switch spelled {
        case "body":
            if version >= .v3_0 { report(.swaggerParameter(name, spelled, version, node)) }
            return .body(node, name: component.name, pointer: pointer)
        case "formData":
            if version >= .v3_0 { report(.swaggerParameter(name, spelled, version, node)) }
            return .formField(node, name: name, pointer: pointer)
        default: break
        }
        guard let location = Parameter.Location(rawValue: spelled) else {
            report(.unknownLocation(spelled, among: Parameter.Location.allCases, node, consequence: consequence))
            return .broken
        }
        if location == .querystring, version < .v3_2, let place = node["in"]?.usePlace {
            report(.laterSchema("'in: querystring'", .v3_2, version, at: place))
        }
        if location == .header, version >= .v3_0, isReserved(name) {
            report(.reservedHeader(name, node))
            return .ignored
        }
        var parameter = Parameter(name: name, location: location, place: node["name"]?.place ?? node.place)
        parameter.componentName = component.name
        fill(&parameter, node, pointer: pointer)
        return .parameter(parameter)
    }

    /// Returns whether a header is described by other parts of the description and its parameter must be ignored
    /// (OpenAPI 3.1.1 §4.8.12.2). `Authorization` is kept if the description has no security schemes.
    private func isReserved(_ header: String) -> Bool {
        switch header.lowercased() {
        case "accept", "content-type": true
        case "authorization": !securitySchemeNames.isEmpty
        default: false
        }
    }

    private mutating func fill(_ parameter: inout Parameter, _ node: Node, pointer: String) {
        parameter.description = text(node, "description")
        parameter.isDeprecated = flag(node, "deprecated") ?? false
        parameter.allowsEmptyValue = flag(node, "allowEmptyValue") ?? false
        parameter.allowReserved = flag(node, "allowReserved") ?? false
        let isRequired = flag(node, "required")
        parameter.isRequired = parameter.location == .path || isRequired ?? false
        if parameter.location == .path, isRequired != true { report(.optionalPathParameter(parameter, node)) }
        let isInline = node["schema"] == nil && node["content"] == nil && hasSchemaKeyword(node)
        if isInline {
            for entry in node.entries where entry.isExtension { parameter.extensions.append((entry.key, entry.value)) }
            if version >= .v3_0 { report(.inlineParameterSchema(parameter.name, node)) }
            parameter.schema = schemas.id(of: node, pointer: pointer, role: .swaggerItem)
        } else {
            parameter.extensions = checkFields(node, .parameter, of: "the parameter")
            readParameterContent(&parameter, node, pointer: pointer)
        }
        if version == .v2_0 {
            readCollectionFormat(&parameter, node)
        } else {
            readStyle(&parameter, node)
        }
        parameter.examples = isInline ? [] : readExamples(node)
    }

    /// Reads `style` and `explode` (OpenAPI 3.1.1 §4.8.12.2), which have the defaults of the location at first.
    private mutating func readStyle(_ parameter: inout Parameter, _ node: Node) {
        if let spelled = text(node, "style") {
            let style = Parameter.Style(rawValue: spelled)
            if let style, parameter.location.styles.contains(style), style != .cookie || version >= .v3_2 {
                parameter.style = style
            } else {
                report(.invalidStyle(spelled, parameter, node))
            }
        }
        let explode = flag(node, "explode")
        parameter.explode = explode ?? parameter.style.explodesByDefault
        if parameter.style == .deepObject, explode != true {
            report(.deepObjectWithoutExplode(parameter, node))
            parameter.explode = true
        }
    }

    /// Returns whether a parameter or header has keywords of a schema beside its own, as in 2.0.
    func hasSchemaKeyword(_ node: Node) -> Bool {
        node["type"]?.isMapping == false || node["enum"] != nil || node["items"] != nil || node["format"] != nil
    }

    private mutating func readParameterContent(_ parameter: inout Parameter, _ node: Node, pointer: String) {
        parameter.schema = schemaMember(node, "schema", pointer: pointer)
        if let content = mapping(node, "content"), content.count > 0 {
            if parameter.schema != nil {
                report(.schemaAndContent(parameter.name, content))
                return
            }
            let media = readContent(content, pointer: pointer.below("content"))
            if media.count > 1 { report(.severalContents(parameter.name, content)) }
            parameter.content = media.first
        }
        if parameter.schema == nil, parameter.content == nil {
            report(.parameterWithoutSchema(parameter.name, node))
            let schema = Schema(place: parameter.place, pointer: pointer.below("schema"))
            schema.types = [.string]
            parameter.schema = schemas.add(schema)
        }
    }
}
