import ApusDiagnostics

extension DiagnosticCode {
    static let impossibleSchema = DiagnosticCode(
        "impossible-schema",
        .warning,
        explanation: """
            A schema is `false`: no value is valid against it.

            A property or element with this schema is a `JSONValue`.
            """
    )

    static let tooManyProperties = DiagnosticCode(
        "too-many-properties",
        .error,
        explanation: """
            The structs of the client together have more properties than the limit.

            Each of several schemas that include each other with `allOf` has the properties of all of them, so a small \
            description can become a client of any size. Raise `limits: { properties: … }` in the configuration, \
            or select operations with `include`.
            """
    )
    static let schemaTooDeep = DiagnosticCode(
        "schema-too-deep",
        .warning,
        explanation: """
            Inline schemas are nested too deeply.

            Values below 100 levels are `JSONValue`s. Move inner schemas to `components.schemas`.
            """
    )

    static let tooManyCombinations = DiagnosticCode(
        "too-many-combinations",
        .warning,
        explanation: """
            `allOf`, `oneOf` and `anyOf` combine schemas in more ways than the limit.

            Beyond 4,000 combinations, or 200 schemas in one combination, the type is `JSONValue`.
            """
    )

    static let endlessSchema = DiagnosticCode(
        "endless-schema",
        .warning,
        explanation: """
            A schema contains only itself: it is an array of itself or a reference to itself.

            Without an object in between, Swift does not have a type for it, so its inner values are `JSONValue`s.
            """
    )

    static let allOfCycle = DiagnosticCode(
        "all-of-cycle",
        .warning,
        explanation: """
            A schema includes itself with `allOf`, directly or through other schemas.

            The repetition is ignored. It does not change which values are valid.
            """
    )

    static let contradictingTypes = DiagnosticCode(
        "contradicting-types",
        .warning,
        explanation: """
            A value must be valid against several schemas whose types contradict each other.

            For example, a value cannot be a string and an object. The type that the server sends is unknown, so the \
            value is a `JSONValue`, or a struct if one of the schemas has properties. A schema that only declares \
            `type: object` does not contradict a more precise one, which overrides it.
            """
    )
}

extension Diagnostic {
    static func impossibleSchema(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .impossibleSchema,
            "the schema of '\(path)' is 'false', so no value is valid",
            at: place,
            consequence: "its type is 'JSONValue'"
        )
    }

    static func tooManyProperties(_ path: String, limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tooManyProperties,
            "the client has more than \(limit) properties; '\(path)' exceeds the limit",
            at: place,
            consequence: "no client is generated",
            help: "raise 'limits: { properties: … }' in the configuration, or select operations with 'include'"
        )
    }

    static func schemaTooDeep(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .schemaTooDeep,
            "the schema '\(shortened(path))' is nested more than \(TypeBuilder.maximumNesting) levels deep",
            at: place,
            consequence: "its type is 'JSONValue'",
            help: "move it to 'components.schemas'"
        )
    }

    static func tooManyCombinations(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tooManyCombinations,
            "the schema '\(shortened(path))' exceeds the limit for combinations of schemas",
            at: place,
            consequence: "its type is 'JSONValue'"
        )
    }

    static func endlessSchema(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .endlessSchema,
            "the schema '\(path)' contains only itself",
            at: place,
            consequence: "its inner values are of type 'JSONValue'"
        )
    }

    static func allOfCycle(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .allOfCycle,
            "the schema '\(path)' includes itself with 'allOf'",
            at: place,
            consequence: "the repetition is ignored"
        )
    }

    static func contradictingTypes(
        _ path: String,
        at place: SourceLocation,
        first: SourceLocation,
        keepsProperties: Bool
    ) -> Diagnostic {
        Diagnostic(
            .contradictingTypes,
            "the types of the schemas of '\(path)' contradict each other",
            at: place,
            consequence: keepsProperties ? "its type is a struct with the properties" : "its type is 'JSONValue'",
            related: [RelatedPlace("the other type", at: first)]
        )
    }

    /// The path, shortened in the middle to at most 80 characters.
    private static func shortened(_ path: String) -> String {
        path.count <= 80 ? path : "\(path.prefix(38))…\(path.suffix(38))"
    }
}
