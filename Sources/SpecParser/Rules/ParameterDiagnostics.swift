import ApusDiagnostics

extension DiagnosticCode {
    static let duplicateParameter = DiagnosticCode(
        "duplicate-parameter",
        .warning,
        explanation: """
            A list of parameters has two with the same name and the same location. The first one is used.
            """
    )
    static let unknownLocation = DiagnosticCode(
        "unknown-location",
        .warning,
        explanation: """
            The `in` of a parameter or an API key is not a location that the standard defines.

            The client has no methods for operations with such a parameter, because the place of its value is unknown.
            """
    )
    static let optionalPathParameter = DiagnosticCode(
        "optional-path-parameter",
        .warning,
        explanation: """
            A path parameter is not declared with `required: true`. The standard requires it, because a part of a URL
            cannot be omitted.

            The parameter is read as required.
            """
    )
    static let invalidStyle = DiagnosticCode(
        "invalid-style",
        .warning,
        explanation: """
            The `style` of a parameter is unknown or not allowed for its location. The default of the location is used.
            """
    )
    static let deepObjectWithoutExplode = DiagnosticCode(
        "deep-object-without-explode",
        .warning,
        explanation: """
            A parameter of style `deepObject` has no `explode: true`. The style is not defined without it.

            The parameter is read with `explode: true`: `filter[name]=value`.
            """
    )
    static let parameterWithoutSchema = DiagnosticCode(
        "parameter-without-schema",
        .warning,
        explanation: """
            A parameter has neither `schema` nor `content`.

            If the parameter itself has keywords of a schema, as in 2.0, they are read as its schema. Otherwise the
            parameter is a string.
            """
    )
    static let ambiguousParameterContent = DiagnosticCode(
        "ambiguous-parameter-content",
        .warning,
        explanation: """
            A parameter has `schema` and `content`, or a `content` with several media types. The standard allows one.
            """
    )
    static let reservedHeader = DiagnosticCode(
        "reserved-header",
        .remark,
        explanation: """
            A header parameter is named `Accept`, `Content-Type` or `Authorization`. The standard requires such a
            parameter to be ignored.

            The client sets these headers from the media types and the security requirements.
            """
    )

    static let parameters: [DiagnosticCode] = [
        .duplicateParameter, .unknownLocation, .optionalPathParameter, .invalidStyle, .deepObjectWithoutExplode,
        .parameterWithoutSchema, .ambiguousParameterContent, .reservedHeader,
    ]
}

extension Diagnostic {
    static func duplicateParameter(
        _ key: ParameterOutcome.Key,
        at place: SourceLocation,
        first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .duplicateParameter,
            key.location == "body"
                ? "there are two bodies" : "the \(key.location) parameter '\(key.name)' is declared twice",
            at: place,
            consequence: "this declaration is ignored",
            help: "remove one of them",
            related: [RelatedPlace("first declared here", at: first)]
        )
    }

    static func unknownLocation(
        _ spelled: String,
        among locations: [Parameter.Location],
        _ node: Node,
        consequence: String
    ) -> Diagnostic {
        let names = locations.map(\.rawValue)
        return Diagnostic(
            .unknownLocation,
            "unknown location '\(spelled)'",
            at: node["in"]?.usePlace ?? node.place,
            consequence: consequence,
            help: NearestName.find(spelled, among: names).map { "did you mean '\($0)'" }
                ?? "locations are \(names.joined(separator: ", "))",
            fix: NearestName.find(spelled, among: names).map { .replacement($0) }
        )
    }

    static func optionalPathParameter(_ parameter: Parameter, _ node: Node) -> Diagnostic {
        Diagnostic(
            .optionalPathParameter,
            "the path parameter '\(parameter.name)' is not required",
            at: node["required"]?.keyPlace ?? parameter.place,
            consequence: "it is read as required, because a part of a URL cannot be omitted",
            help: "add 'required: true'"
        )
    }

    static func invalidStyle(_ spelled: String, _ parameter: Parameter, _ node: Node) -> Diagnostic {
        let names = parameter.location.styles.map(\.rawValue)
        return Diagnostic(
            .invalidStyle,
            "'\(spelled)' is not a style of \(parameter.location.rawValue) parameters",
            at: node["style"]?.usePlace ?? parameter.place,
            consequence: "it is read as '\(parameter.location.defaultStyle.rawValue)'",
            help: NearestName.find(spelled, among: names).map { "did you mean '\($0)'" }
                ?? "styles are \(names.joined(separator: ", "))",
            fix: NearestName.find(spelled, among: names).map { .replacement($0) } ?? .removal
        )
    }

    static func deepObjectWithoutExplode(_ parameter: Parameter, _ node: Node) -> Diagnostic {
        Diagnostic(
            .deepObjectWithoutExplode,
            "the style 'deepObject' requires 'explode: true'",
            at: node["explode"]?.usePlace ?? node["style"]?.usePlace ?? parameter.place,
            consequence: "it is read with 'explode: true': '\(parameter.name)[key]=value'",
            help: "add 'explode: true'"
        )
    }

    static func parameterWithoutSchema(_ name: String, _ node: Node) -> Diagnostic {
        Diagnostic(
            .parameterWithoutSchema,
            "the parameter '\(name)' has neither 'schema' nor 'content'",
            at: node["name"]?.place ?? node.place,
            consequence: "it is read as a string",
            help: "add 'schema'"
        )
    }

    static func inlineParameterSchema(_ name: String, _ node: Node) -> Diagnostic {
        let keys = ["type", "enum", "items", "format"]
        return Diagnostic(
            .parameterWithoutSchema,
            "the type of the parameter '\(name)' is not inside 'schema'",
            at: keys.lazy.compactMap { node[$0]?.keyPlace }.first ?? node.place,
            consequence: "it is read as in version 2.0",
            help: "move it into 'schema'"
        )
    }

    static func schemaAndContent(_ name: String, _ content: Node) -> Diagnostic {
        Diagnostic(
            .ambiguousParameterContent,
            "the parameter '\(name)' has both 'schema' and 'content'",
            at: content.keyPlace ?? content.place,
            consequence: "'content' is ignored",
            help: "remove one of them"
        )
    }

    static func severalContents(_ name: String, _ content: Node) -> Diagnostic {
        Diagnostic(
            .ambiguousParameterContent,
            "the parameter '\(name)' has \(content.count) media types, expected one",
            at: content.keyPlace ?? content.place,
            consequence: "the first one is used",
            help: "remove the others"
        )
    }

    static func reservedHeader(_ name: String, _ node: Node) -> Diagnostic {
        Diagnostic(
            .reservedHeader,
            "a header parameter named '\(name)' is ignored",
            at: node["name"]?.place ?? node.place,
            consequence: "the client sets the header from the media types and the security requirements",
            help: "remove the parameter"
        )
    }

    static func swaggerParameter(_ name: String, _ location: String, _ version: SpecVersion, _ node: Node) -> Diagnostic
    {
        Diagnostic(
            .keyOfAnotherVersion,
            "'in: \(location)' was removed after version 2.0, and this description declares \(version.rawValue)",
            at: node["in"]?.usePlace ?? node.place,
            consequence: "'\(name)' is read as in version 2.0",
            help: "use 'requestBody'"
        )
    }
}
