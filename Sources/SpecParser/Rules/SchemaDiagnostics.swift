import ApusDiagnostics

extension DiagnosticCode {
    static let formatAsType = DiagnosticCode(
        "format-as-type",
        .warning,
        explanation: """
            The `type` of a schema is the name of a format, such as `type: uuid`.

            It is read as the type of that format, with the format.
            """
    )
    static let unknownType = DiagnosticCode(
        "unknown-type",
        .warning,
        explanation: """
            The `type` of a schema is not a type of JSON Schema.

            Types are boolean, integer, number, string, array, object and (since 3.1) null. A misspelled type is read as
            the type that it resembles; any other is ignored.
            """
    )
    static let arrayWithoutItems = DiagnosticCode(
        "array-without-items",
        .warning,
        explanation: """
            A schema of type array has no `items`, which 2.0 and 3.0 require.

            The client reads a list of arbitrary JSON values.
            """
    )
    static let itemsList = DiagnosticCode(
        "items-list",
        .warning,
        explanation: """
            `items` is a list of schemas, as in JSON Schema before 2020-12.

            With `minItems` or `maxItems`, it is read as `prefixItems`: the schemas of the first, the second and the \
            following elements. Without them, many descriptions mean that each element has any of the schemas, so the \
            client reads a list of arbitrary JSON values.
            """
    )
    static let emptyEnumeration = DiagnosticCode(
        "empty-enum",
        .warning,
        explanation: """
            An `enum` has no values, so no value would match the schema.

            The `enum` is ignored.
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
            Values of an `enum` do not have the type of the schema, such as integers if the type is string.

            In YAML the strings `1`, `1.0`, `true` and `null` must be quoted. Unquoted scalars are converted to the type
            as they are written.
            """
    )
    static let undeclaredRequired = DiagnosticCode(
        "undeclared-required",
        .warning,
        explanation: """
            `required` names a property that `properties` does not declare.

            The client has an optional property of type `JSONValue` for it, or keeps its value with the additional
            properties if the type has them.
            """
    )
    static let requiredOnProperty = DiagnosticCode(
        "required-on-property",
        .warning,
        explanation: """
            `required` is a boolean on a property. Since JSON Schema draft 4 it is a list of names on the object that has
            the property.

            The boolean is ignored: the property is optional unless the list of the object names it.
            """
    )

    /// The codes of faults of schemas.
    static let schemas: [DiagnosticCode] = [
        .formatAsType, .unknownType, .arrayWithoutItems, .itemsList, .emptyEnumeration, .duplicateEnumerationValue,
        .enumerationOfAnotherType, .undeclaredRequired, .requiredOnProperty,
    ]
}

extension Diagnostic {
    static func formatAsType(_ name: String, _ reading: MisnamedType, _ value: Node) -> Diagnostic {
        let type = reading.type?.rawValue ?? "any"
        let format = reading.format ?? ""
        return Diagnostic(
            .formatAsType,
            "'\(name)' is a format, not a type",
            at: value.usePlace,
            consequence: "it is read as type '\(type)' with format '\(format)'",
            help: "write 'type: \(type)' and 'format: \(format)'",
            fix: .members([DiagnosticFix.Member("type", type), DiagnosticFix.Member("format", format)])
        )
    }

    static func misspelledType(_ name: String, _ reading: MisnamedType, at place: SourceLocation) -> Diagnostic {
        let type = reading.type?.rawValue
        return Diagnostic(
            .unknownType,
            "unknown type '\(name)'",
            at: place,
            consequence: type.map { "it is read as '\($0)'" } ?? "it is read as a schema that allows any value",
            help: type.map { "did you mean '\($0)'" } ?? "remove 'type'",
            fix: type.map { .replacement($0) } ?? .removal
        )
    }

    static func unknownType(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unknownType,
            "unknown type '\(name)'",
            at: place,
            consequence: "it is ignored",
            help: "types are boolean, integer, number, string, array and object",
            fix: .removal
        )
    }

    static func arrayWithoutItems(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .arrayWithoutItems,
            "the array has no 'items'",
            at: place,
            consequence: "the client reads a list of arbitrary JSON values",
            help: "add 'items' with the schema of an element"
        )
    }

    static func itemsList(_ value: Node) -> Diagnostic {
        Diagnostic(
            .itemsList,
            "'items' is a list of schemas",
            at: value.usePlace.start(upTo: 1),
            consequence: "it is read as 'prefixItems' with 'minItems' or 'maxItems', else as a list of JSON values",
            help: "write 'prefixItems' (3.1), or one schema for all elements"
        )
    }

    static func emptyEnumeration(_ value: Node) -> Diagnostic {
        Diagnostic(
            .emptyEnumeration,
            "'enum' has no values",
            at: value.usePlace,
            consequence: "it is ignored, because no value would match",
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
        let value = "the value '\(first.scalarText ?? "…")'"
        return Diagnostic(
            .enumerationOfAnotherType,
            count == 1
                ? "\(value) is \(first.kind.noun), but the type is \(type)"
                : "\(value) and \(count - 1) more do not have the type \(type)",
            at: first.place,
            consequence: isReadable ? "it is read as a value of the type" : "'enum' is ignored",
            help: isReadable ? "quote the value, or change the type" : "move 'enum' into 'items'"
        )
    }

    static func undeclaredRequired(_ required: Schema.RequiredName, nearest: String?) -> Diagnostic {
        Diagnostic(
            .undeclaredRequired,
            "'\(required.name)' is required, but 'properties' doesn't declare it",
            at: required.place,
            consequence: "the client has an optional property of type 'JSONValue' for it",
            help: nearest.map { "did you mean '\($0)'" } ?? "declare the property, or remove the name",
            fix: nearest.map { .replacement($0) } ?? .declaration(required.name)
        )
    }

    static func schemaInList(_ value: Node) -> Diagnostic {
        .wrongKind(
            of: value.key.map { "'\($0)'" } ?? "a schema",
            expected: "a schema object",
            value,
            consequence: "it is read as the only schema in the list"
        )
    }

    static func requiredOnProperty(_ value: Node) -> Diagnostic {
        Diagnostic(
            .requiredOnProperty,
            "'required' is \(value.kind.noun), expected a list of names",
            at: value.keyPlace ?? value.usePlace,
            consequence: "it is ignored",
            help: "name the property in the 'required' list of the object that has it"
        )
    }

    /// A schema uses a feature of a later version.
    /// - Parameter what: The feature with an article: `a list of types`.
    static func laterSchema(
        _ what: String,
        _ since: SpecVersion,
        _ version: SpecVersion,
        at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .keyOfAnotherVersion,
            "\(what) requires version \(since.rawValue) or later, and this description declares \(version.rawValue)",
            at: place,
            consequence: "it is read as in version \(since.rawValue)",
            help: "raise the version",
            fix: .version(since.rawValue)
        )
    }

    static func earlierKeyword(_ what: String, _ version: SpecVersion, _ value: Node) -> Diagnostic {
        Diagnostic(
            .keyOfAnotherVersion,
            "\(what) was removed after version 3.0, and this description declares \(version.rawValue)",
            at: value.usePlace,
            consequence: "it is read as in version 3.0",
            help: "write the bound as the value of the keyword"
        )
    }

    static func earlierNullable(_ version: SpecVersion, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .keyOfAnotherVersion,
            "'nullable' was removed after version 3.0, and this description declares \(version.rawValue)",
            at: place,
            consequence: "it is read as in version 3.0: the value may be null",
            help: "add 'null' to the types"
        )
    }
}
