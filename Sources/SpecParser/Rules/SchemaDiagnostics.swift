import ApusDiagnostics

extension DiagnosticCode {
    static let formatAsType = DiagnosticCode(
        "format-as-type",
        .warning,
        explanation: """
            A schema has the name of a format as its `type`, such as `type: uuid`.

            It is read as the type that the format belongs to, with that format.
            """
    )
    static let unknownType = DiagnosticCode(
        "unknown-type",
        .warning,
        explanation: """
            A schema has a `type` that JSON Schema does not know.

            Types are boolean, integer, number, string, array, object and (since 3.1) null. A misspelled one is read as
            what it resembles, any other as if there were none.
            """
    )
    static let arrayWithoutItems = DiagnosticCode(
        "array-without-items",
        .warning,
        explanation: """
            A schema of type array doesn't say what its items are, which 2.0 and 3.0 require.

            The client has a list of any JSON values.
            """
    )
    static let itemsList = DiagnosticCode(
        "items-list",
        .warning,
        explanation: """
            `items` is a list of schemas, as in JSON Schema before 2020-12.

            It is read as `prefixItems`: the schemas of the first, second, … element.
            """
    )
    static let emptyEnumeration = DiagnosticCode(
        "empty-enum",
        .warning,
        explanation: """
            An `enum` has no values, so that no value would fit the schema.

            The schema is read as if it had no `enum`.
            """
    )
    static let duplicateEnumerationValue = DiagnosticCode(
        "duplicate-enum-value",
        .warning,
        explanation: """
            An `enum` has the same value twice. The client has one case for it.
            """
    )
    static let enumerationOfAnotherType = DiagnosticCode(
        "enum-of-another-type",
        .warning,
        explanation: """
            Values of an `enum` are not of the schema's type, such as integers where the type is string.

            In YAML a value such as `1`, `1.0`, `true` or `null` has to be quoted to be a string. Scalars are read as the
            type says, by their spelling.
            """
    )
    static let undeclaredRequired = DiagnosticCode(
        "undeclared-required",
        .warning,
        explanation: """
            `required` names a property that `properties` does not have.

            The client has no property for it. What servers send under that name is not lost where additional properties
            are kept.
            """
    )
    static let requiredOnProperty = DiagnosticCode(
        "required-on-property",
        .warning,
        explanation: """
            `required` is a boolean on a property. Since JSON Schema's fourth draft it is a list of names on the object
            that has the property.

            It is ignored: the property is optional unless the object's list names it.
            """
    )

    /// The codes of faults of schemas.
    static let schemas: [DiagnosticCode] = [
        .formatAsType, .unknownType, .arrayWithoutItems, .itemsList, .emptyEnumeration, .duplicateEnumerationValue,
        .enumerationOfAnotherType, .undeclaredRequired, .requiredOnProperty,
    ]
}

extension Diagnostic {
    static func formatAsType(_ name: String, _ meant: MisnamedType, _ value: Node) -> Diagnostic {
        let type = meant.type?.rawValue ?? "any"
        let format = meant.format ?? ""
        return Diagnostic(
            .formatAsType,
            "'\(name)' is a format, not a type",
            at: value.usePlace,
            consequence: "it is read as type '\(type)' with format '\(format)'",
            help: "write 'type: \(type)' and 'format: \(format)'"
        )
    }

    static func misspelledType(_ name: String, _ meant: MisnamedType, at place: SourceLocation) -> Diagnostic {
        let type = meant.type?.rawValue
        return Diagnostic(
            .unknownType,
            "unknown type '\(name)'",
            at: place,
            consequence: type.map { "it is read as '\($0)'" } ?? "it is read as a schema that any value fits",
            help: type.map { "did you mean '\($0)'" } ?? "leave 'type' out"
        )
    }

    static func unknownType(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unknownType,
            "unknown type '\(name)'",
            at: place,
            consequence: "it is ignored",
            help: "types are boolean, integer, number, string, array and object"
        )
    }

    static func arrayWithoutItems(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .arrayWithoutItems,
            "the array has no 'items'",
            at: place,
            consequence: "the client has a list of any JSON values",
            help: "add 'items' with the schema of an element"
        )
    }

    static func itemsList(_ value: Node) -> Diagnostic {
        Diagnostic(
            .itemsList,
            "'items' is a list of schemas",
            at: value.usePlace.start(upTo: 1),
            consequence: "it is read as 'prefixItems'",
            help: "write 'prefixItems' (3.1), or one schema that all elements fit"
        )
    }

    static func emptyEnumeration(_ value: Node) -> Diagnostic {
        Diagnostic(
            .emptyEnumeration,
            "'enum' has no values",
            at: value.usePlace,
            consequence: "it is ignored, because no value would fit",
            help: "remove it, or list the values"
        )
    }

    static func duplicateEnumerationValue(_ value: Node, _ first: Node) -> Diagnostic {
        Diagnostic(
            .duplicateEnumerationValue,
            "the value '\(value.scalarText ?? "…")' is listed twice",
            at: value.place,
            consequence: "the client has one case for it",
            help: "remove one of them",
            related: [RelatedPlace("first listed here", at: first.place)]
        )
    }

    static func enumerationOfAnotherType(
        _ first: Node,
        count: Int,
        _ types: [SchemaType],
        isReadable: Bool
    ) -> Diagnostic {
        let type = types.map { "'\($0.rawValue)'" }.joined(separator: " or ")
        let others = count > 1 ? ", like \(count - 1) more" : ""
        return Diagnostic(
            .enumerationOfAnotherType,
            "the value '\(first.scalarText ?? "…")' is \(first.kind.noun)\(others), and the type is \(type)",
            at: first.place,
            consequence: isReadable ? "it is read as the type says" : "'enum' is ignored",
            help: isReadable ? "quote the value, or change the type" : "move 'enum' into 'items'"
        )
    }

    static func undeclaredRequired(_ required: Schema.RequiredName, nearest: String?) -> Diagnostic {
        Diagnostic(
            .undeclaredRequired,
            "'\(required.name)' is required, but 'properties' doesn't have it",
            at: required.place,
            consequence: "the client has no property for it",
            help: nearest.map { "did you mean '\($0)'" } ?? "declare the property, or remove the name"
        )
    }

    static func schemaInList(_ value: Node) -> Diagnostic {
        .wrongKind(
            of: value.key.map { "'\($0)'" } ?? "a schema",
            expected: "a schema, a mapping,",
            value,
            consequence: "it is read as the one schema that is in the list"
        )
    }

    static func requiredOnProperty(_ value: Node) -> Diagnostic {
        Diagnostic(
            .requiredOnProperty,
            "'required' is \(value.kind.noun) where a list of names belongs",
            at: value.keyPlace ?? value.usePlace,
            consequence: "it is ignored",
            help: "name the property in the 'required' list of the object that has it"
        )
    }

    /// - Parameter what: `a list of types`.
    static func laterSchema(
        _ what: String,
        _ since: SpecVersion,
        _ version: SpecVersion,
        at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .keyOfAnotherVersion,
            "\(what) came with version \(since.rawValue), and this description follows \(version.rawValue)",
            at: place,
            consequence: "it is read as version \(since.rawValue) means it",
            help: "raise the version"
        )
    }

    static func earlierKeyword(_ what: String, _ version: SpecVersion, _ value: Node) -> Diagnostic {
        Diagnostic(
            .keyOfAnotherVersion,
            "\(what) ended with version 3.0, and this description follows \(version.rawValue)",
            at: value.usePlace,
            consequence: "it is read as version 3.0 means it",
            help: "write the bound itself"
        )
    }

    static func earlierNullable(_ version: SpecVersion, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .keyOfAnotherVersion,
            "'nullable' ended with version 3.0, and this description follows \(version.rawValue)",
            at: place,
            consequence: "it is read as version 3.0 means it: the value may be null",
            help: "add 'null' to the types"
        )
    }
}
