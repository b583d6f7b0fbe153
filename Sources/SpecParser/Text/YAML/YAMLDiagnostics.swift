import ApusDiagnostics

extension DiagnosticCode {
    static let yamlDuplicateKey = DiagnosticCode(
        "yaml-duplicate-key",
        .error,
        explanation: """
            A mapping of a YAML file has the same key twice.

            YAML forbids it (YAML 1.2.2 §3.2.1.3), and readers disagree on which of the two they take, so one half of
            what the author wrote is lost without a word. Remove one, or join what stands below them.
            """
    )
    static let yamlComplexKey = DiagnosticCode(
        "yaml-complex-key",
        .error,
        explanation: """
            A key of a YAML mapping is itself a mapping or a sequence.

            JSON, and with it OpenAPI, knows only text as a key. Usually a value such as `{name}` was meant as text
            and lacks its quotes.
            """
    )
    static let yamlFurtherDocument = DiagnosticCode(
        "yaml-further-document",
        .warning,
        explanation: """
            A YAML file holds more than one document; only the first one is read.

            A line `---` after content begins another document. If the parts belong together, remove the line.
            """
    )
    static let yamlUnknownTag = DiagnosticCode(
        "yaml-unknown-tag",
        .warning,
        explanation: """
            A YAML value has a tag, a word that begins with `!`, which has no meaning in a description.

            The value is read as if the tag were not there. Text that should begin with `!` needs quotes.
            """
    )
    static let yamlTagMismatch = DiagnosticCode(
        "yaml-tag-mismatch",
        .error,
        explanation: """
            The tag of a YAML value says another type than the value has, as in `!!int twelve`.

            Remove the tag or correct the value.
            """
    )
    static let yamlUnknownAnchor = DiagnosticCode(
        "yaml-unknown-anchor",
        .error,
        explanation: """
            A YAML alias `*name` names an anchor `&name` that is not before it in the file.

            Text that should begin with `*`, such as `*/*`, needs quotes.
            """
    )
    static let yamlRecursiveAlias = DiagnosticCode(
        "yaml-recursive-alias",
        .error,
        explanation: """
            A YAML alias stands inside of the very value that it names, which would have no end.

            A schema that contains itself is written with `$ref`.
            """
    )
    static let yamlInvalidMerge = DiagnosticCode(
        "yaml-invalid-merge",
        .error,
        explanation: """
            The value of a YAML merge key `<<` is neither a mapping nor a list of mappings.

            Write `<<: *name`, where `&name` marks a mapping, or `<<: [*one, *other]`.
            """
    )
    static let yamlAliasExpansion = DiagnosticCode(
        "yaml-alias-expansion",
        .error,
        explanation: """
            The aliases of a YAML file stand for more values than the limit allows when they are followed.

            Aliases of values that hold aliases multiply: ten lines can stand for thousands of millions of values.
            Describe shared parts once and use `$ref`, or raise the limit for a file that you trust.
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
            A file is not YAML from the marked place on.

            The most frequent reasons: a line is indented by tabs or by another number of spaces than its neighbours; a
            text that contains `: ` or ` #`, or begins with one of ``@ ` * & ! % { [ >``, lacks its quotes; a bracket
            or a quote is not closed.
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
            consequence: "readers of YAML disagree on which of the two counts",
            help: "remove one, or join what stands below them",
            related: [RelatedPlace("'\(key)' is already here", at: earlier)]
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
            help: "write the key in quotes if it is meant as text"
        )
    }

    static func yamlFurtherDocument(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlFurtherDocument,
            "another YAML document begins here",
            at: place,
            consequence: "only the first document of the file is read",
            help: "remove the line '---' if both parts belong together"
        )
    }

    static func yamlUnknownTag(_ tag: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlUnknownTag,
            "unknown tag '\(tag)'",
            at: place,
            consequence: "the value is read as if the tag were not there",
            help: "write text that begins with '!' in quotes"
        )
    }

    static func yamlTagMismatch(_ tag: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlTagMismatch,
            "the value is not what its tag '\(tag)' says",
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
            help: question + "text that begins with '*' needs quotes"
        )
    }

    static func yamlRecursiveAlias(_ name: String, at place: SourceLocation, anchor: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlRecursiveAlias,
            "the alias '*\(name)' stands inside of the value it names",
            at: place,
            help: "use '$ref' for a schema that contains itself",
            related: [RelatedPlace("'&\(name)' begins here", at: anchor)]
        )
    }

    static func yamlInvalidMerge(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlInvalidMerge,
            "only mappings can be merged by '<<'",
            at: place,
            help: "write '<<: *name', where '&name' marks a mapping"
        )
    }

    static func yamlAliasExpansion(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .yamlAliasExpansion,
            "the aliases of this file stand for more than \(limit) values",
            at: place,
            help: "describe shared parts once and use '$ref'"
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
