import ApusDiagnostics

extension DiagnosticCode {
    static let impossibleSchema = DiagnosticCode(
        "impossible-schema",
        .warning,
        explanation: """
            A schema is `false`: no value is valid against it.

            Where a value is needed nevertheless, it is a `JSONValue`.
            """
    )

    static let tooManyProperties = DiagnosticCode(
        "too-many-properties",
        .error,
        explanation: """
            All structs of the client together would have more properties than the limit.

            Schemas that take each other in by `allOf` each have the properties of all of them, so that a small \
            description can become a client of any size. Raise `limits: { properties: … }` in the configuration, \
            or choose operations with `include`.
            """
    )
    static let schemaTooDeep = DiagnosticCode(
        "schema-too-deep",
        .warning,
        explanation: """
            Inline schemas are nested in each other too deeply.

            Below 100 levels everything is a `JSONValue`. Give inner schemas names under `components.schemas`.
            """
    )

    static let tooManyCombinations = DiagnosticCode(
        "too-many-combinations",
        .warning,
        explanation: """
            `allOf`, `oneOf` and `anyOf` combine schemas in more ways than a client could have types.

            What goes beyond 4,000 combinations is a `JSONValue`.
            """
    )

    static let unresolvedProperty = DiagnosticCode(
        "unresolved-property",
        .warning,
        explanation: """
            A property's or a member's reference leads nowhere.

            What it holds is not known, so it is a `JSONValue`; the rest of the type is as described.
            """
    )

    static let endlessSchema = DiagnosticCode(
        "endless-schema",
        .warning,
        explanation: """
            A schema consists of nothing but itself: an array of itself, a reference to itself.

            There is no Swift type for it without an object in between, so its inner values are `JSONValue`s.
            """
    )

    static let allOfCycle = DiagnosticCode(
        "all-of-cycle",
        .warning,
        explanation: """
            A schema is among its own `allOf`.

            It counts once, which changes nothing about the values that are valid.
            """
    )

    static let contradictingTypes = DiagnosticCode(
        "contradicting-types",
        .warning,
        explanation: """
            Schemas that a value must all be valid against have types that exclude each other.

            No value is a string and an object at once. What the server really sends is not known, so the value is a \
            `JSONValue`.
            """
    )
}

extension Diagnostic {
    static func impossibleSchema(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .impossibleSchema,
            "no value is valid for '\(path)'",
            at: place,
            consequence: "its type is 'JSONValue'"
        )
    }

    static func tooManyProperties(_ path: String, limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tooManyProperties,
            "with '\(path)' the client has more than \(limit) properties",
            at: place,
            consequence: "there is no client",
            help: "raise 'limits: { properties: … }' in the configuration, or choose operations with 'include'"
        )
    }

    static func schemaTooDeep(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .schemaTooDeep,
            "the schema '\(shortened(path))' is nested in more than \(TypeBuilder.deepest) others",
            at: place,
            consequence: "its type is 'JSONValue'",
            help: "give it a name under 'components.schemas'"
        )
    }

    static func tooManyCombinations(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tooManyCombinations,
            "the schema '\(shortened(path))' combines others in too many ways",
            at: place,
            consequence: "its type is 'JSONValue'"
        )
    }

    static func unresolvedProperty(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unresolvedProperty,
            "the reference of '\(path)' leads nowhere",
            at: place,
            consequence: "its type is 'JSONValue'"
        )
    }

    static func endlessSchema(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .endlessSchema,
            "the schema '\(path)' consists of nothing but itself",
            at: place,
            consequence: "its inner values are of type 'JSONValue'"
        )
    }

    static func allOfCycle(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .allOfCycle,
            "the schema '\(path)' is among its own 'allOf'",
            at: place,
            consequence: "it counts once"
        )
    }

    static func contradictingTypes(_ path: String, at place: SourceLocation, first: SourceLocation) -> Diagnostic {
        Diagnostic(
            .contradictingTypes,
            "the schemas of '\(path)' have types that exclude each other",
            at: place,
            consequence: "its type is 'JSONValue'",
            related: [RelatedPlace("the other type", at: first)]
        )
    }

    /// A path that fits a line.
    private static func shortened(_ path: String) -> String {
        path.count <= 80 ? path : "\(path.prefix(38))…\(path.suffix(38))"
    }
}
