import ApusDiagnostics

extension DiagnosticCode {
    static let yamlDuplicateKey = DiagnosticCode(
        "yaml-duplicate-key",
        .warning,
        explanation: """
            A mapping of a YAML file has the same key twice.

            YAML forbids duplicate keys (YAML 1.2.2 §3.2.1.3), and parsers disagree on which value they use. Apus uses
            the last value, as most parsers do, and ignores the others. Remove one of the keys, or merge their values.
            """
    )
    static let yamlComplexKey = DiagnosticCode(
        "yaml-complex-key",
        .error,
        explanation: """
            A key of a YAML mapping is a mapping or a sequence.

            Keys in JSON and OpenAPI are strings. Write a key such as `{name}` in quotes.
            """
    )
    static let yamlFurtherDocument = DiagnosticCode(
        "yaml-further-document",
        .warning,
        explanation: """
            A YAML file contains more than one document; only the first one is read.

            A line `---` after content begins another document. If the parts belong together, remove the line.
            """
    )
    static let yamlUnknownTag = DiagnosticCode(
        "yaml-unknown-tag",
        .warning,
        explanation: """
            A YAML value has a tag, a word that begins with `!`, which has no meaning in a description.

            The tag is ignored. Write text that begins with `!` in quotes.
            """
    )
    static let yamlTagMismatch = DiagnosticCode(
        "yaml-tag-mismatch",
        .error,
        explanation: """
            The tag of a YAML value does not match the value, as in `!!int twelve`.

            Remove the tag or correct the value.
            """
    )
    static let yamlUnknownAnchor = DiagnosticCode(
        "yaml-unknown-anchor",
        .error,
        explanation: """
            A YAML alias `*name` refers to an anchor `&name` that is not defined before it in the file.

            Write text that begins with `*`, such as `*/*`, in quotes.
            """
    )
    static let yamlRecursiveAlias = DiagnosticCode(
        "yaml-recursive-alias",
        .error,
        explanation: """
            A YAML alias is inside the value that it refers to, so the value would contain itself without end.

            Use `$ref` for a schema that contains itself.
            """
    )
    static let yamlInvalidMerge = DiagnosticCode(
        "yaml-invalid-merge",
        .error,
        explanation: """
            The value of a YAML merge key `<<` is neither a mapping nor a list of mappings.

            Write `<<: *name`, where `&name` is the anchor of a mapping, or `<<: [*one, *other]`.
            """
    )
    static let yamlAliasExpansion = DiagnosticCode(
        "yaml-alias-expansion",
        .error,
        explanation: """
            The aliases of a YAML file expand to more values than the limit allows.

            Aliases of values that contain aliases multiply: ten lines can expand to billions of values. Define shared
            parts once and use `$ref`, or raise the limit for a file that you trust.
            """
    )
    static let yamlTooManyAliases = DiagnosticCode(
        "yaml-too-many-aliases",
        .error,
        explanation: """
            A YAML file uses more aliases than the limit allows.

            Raise the limit for a file that you trust.
            """
    )
    static let yamlSyntax = DiagnosticCode(
        "yaml-syntax",
        .error,
        explanation: """
            A file is not valid YAML at the marked place.

            Frequent reasons: a line is indented by tabs or by another number of spaces than the lines around it; a text
            that contains `: ` or ` #`, or begins with one of ``@ ` * & ! % { [ >``, is not in quotes; a bracket or a
            quote is not closed.
            """
    )

    /// The codes of the YAML reader.
    static let yaml: [DiagnosticCode] = [
        .yamlDuplicateKey, .yamlComplexKey, .yamlFurtherDocument, .yamlUnknownTag, .yamlTagMismatch,
        .yamlUnknownAnchor, .yamlRecursiveAlias, .yamlInvalidMerge, .yamlAliasExpansion, .yamlTooManyAliases,
        .yamlSyntax,
    ]
}

extension Diagnostic {
    static func yamlDuplicateKey(_ key: String, at place: SourceLocation, earlier: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlDuplicateKey,
            "duplicate key '\(key)'",
            at: place,
            consequence: "the first value is ignored; YAML parsers disagree on which of the two they use",
            help: "remove one of the two, or merge their values",
            related: [RelatedPlace("'\(key)' is first defined here", at: earlier)]
        )
    }

    static func yamlTooManyDirectives(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlSyntax,
            "more than \(limit) directives before the document",
            at: place,
            help: "remove the lines that begin with '%'"
        )
    }

    static func yamlComplexKey(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlComplexKey,
            "a mapping or a sequence can't be a key",
            at: place,
            help: "if the key is text, write it in quotes"
        )
    }

    static func yamlFurtherDocument(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlFurtherDocument,
            "another YAML document begins here",
            at: place,
            consequence: "only the first document of the file is read",
            help: "if the parts belong together, remove the line '---'"
        )
    }

    static func yamlUnknownTag(_ tag: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlUnknownTag,
            "unknown tag '\(tag)'",
            at: place,
            consequence: "the tag is ignored",
            help: "write text that begins with '!' in quotes"
        )
    }

    static func yamlTagMismatch(_ tag: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlTagMismatch,
            "the value does not match its tag '\(tag)'",
            at: place,
            help: "remove the tag or correct the value"
        )
    }

    static func yamlUnknownAnchor(_ name: String, nearest: String?, at place: SourceLocation) -> Diagnostic {
        let question = nearest.map { "did you mean '*\($0)'? " } ?? ""
        return Diagnostic(
            .yamlUnknownAnchor,
            "no anchor '&\(name)' before this alias",
            at: place,
            help: question + "write text that begins with '*' in quotes"
        )
    }

    static func yamlRecursiveAlias(_ name: String, at place: SourceLocation, anchor: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlRecursiveAlias,
            "the alias '*\(name)' is inside the value that it refers to",
            at: place,
            help: "use '$ref' for a schema that contains itself",
            related: [RelatedPlace("the value of '&\(name)' begins here", at: anchor)]
        )
    }

    static func yamlInvalidMerge(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlInvalidMerge,
            "'<<' can merge only mappings",
            at: place,
            help: "write '<<: *name', where '&name' is the anchor of a mapping"
        )
    }

    static func yamlAliasExpansion(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlAliasExpansion,
            "the aliases of this file expand to more than \(limit) values",
            at: place,
            help: "define shared parts once and use '$ref'"
        )
    }

    static func yamlTooManyAliases(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlTooManyAliases,
            "more than \(limit) aliases in one file",
            at: place,
            help: "raise the limit for a file that you trust"
        )
    }
}
