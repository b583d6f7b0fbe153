import ApusDiagnostics
import ApusFiles

extension DiagnosticCode {
    package static let unknownConfigurationKey = DiagnosticCode(
        "unknown-configuration-key",
        .error,
        explanation: """
            The configuration contains an unknown key.

            It is an error because a misspelled key would otherwise have no effect. The configuration reference lists all \
            keys.
            """
    )
    package static let missingConfigurationKey = DiagnosticCode(
        "missing-configuration-key",
        .error,
        explanation: """
            A required key is missing from the configuration.

            Every client needs a `description`, an `output` folder and a Swift `module`.
            """
    )
    package static let configurationKind = DiagnosticCode(
        "configuration-kind",
        .error,
        explanation:
            "A value in the configuration has the wrong type for its key, for example a list instead of a string."
    )
    package static let unknownConfigurationValue = DiagnosticCode(
        "unknown-configuration-value",
        .error,
        explanation: "A value in the configuration is not one of the words that its key accepts."
    )

    package static let conflictingOutput = DiagnosticCode(
        "conflicting-output",
        .error,
        explanation: """
            Two clients have the same `output` folder, or the folder of one is inside the folder of the other.

            One client would remove the files of the other. Give each client its own folder.
            """
    )

    package static let contradictingConfiguration = DiagnosticCode(
        "contradicting-configuration",
        .error,
        explanation: """
            Two settings of a client contradict each other, or one of them would have no effect because of the other.

            Examples are an operation that is both included and excluded, and a name for a type that `types` replaces.
            """
    )

    package static let emptySelection = DiagnosticCode(
        "empty-selection",
        .error,
        explanation: """
            `include` and `exclude` select neither operations nor schemas, so the client would be empty.

            It is an error because the files of the client would be removed. Often an entry is misspelled, or the \
            description has changed. `apus list` lists the names of operations and types.
            """
    )

    package static let unusedAllowance = DiagnosticCode(
        "unused-allowance",
        .warning,
        explanation: """
            A pattern under `allow` matches no diagnostic of the description.

            The warning that it allowed no longer exists, or the pattern is misspelled. Remove or correct the pattern.
            """
    )

    package static let unmatchedStar = DiagnosticCode(
        "unmatched-star",
        .error,
        explanation: """
            A name in `names` has more `*` than its key.

            Each `*` of the name is replaced by the text that the `*` of the key in the same position matches.
            """
    )

    static let configuration = [
        contradictingConfiguration, emptySelection, unusedAllowance, unusedTemplate,
        unknownConfigurationKey, missingConfigurationKey, configurationKind, unknownConfigurationValue,
        conflictingOutput, unmatchedStar,
        unusedConfiguration, pagingMisfit,
    ]
}

extension Diagnostic {
    static func unknownConfigurationKey(_ key: String, among known: [String], at place: SourceLocation) -> Diagnostic {
        let nearest = NearestName.find(key, among: known)
        return Diagnostic(
            .unknownConfigurationKey,
            "unknown key '\(key)'",
            at: place,
            help: nearest.map { "did you mean '\($0)'?" } ?? "the keys are \(known.joined(separator: ", "))"
        )
    }

    static func unmatchedStar(_ name: String, key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unmatchedStar,
            "the name '\(name)' has more '*' than its key '\(key)'",
            at: place,
            help: "remove a '*' from the name, or add one to the key"
        )
    }

    static func missingConfigurationKey(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(.missingConfigurationKey, "missing key '\(key)'", at: place, help: "add '\(key)'")
    }

    static func conflictingOutput(
        _ output: String,
        other: String,
        at place: SourceLocation,
        and otherPlace: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .conflictingOutput,
            FilePath(output) == FilePath(other)
                ? "two clients have the output '\(output)'"
                : "the output '\(output)' is inside the output '\(other)' of another client",
            at: place,
            consequence: "one client would remove the files of the other",
            help: "give each client its own folder",
            related: [RelatedPlace("the other client is here", at: otherPlace)]
        )
    }

    static func configurationKind(
        of subject: String,
        wanted: String,
        at place: SourceLocation,
        help: String? = nil
    ) -> Diagnostic {
        Diagnostic(.configurationKind, "\(subject) must be \(wanted)", at: place, help: help)
    }

    static func emptyConfigurationList(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(.configurationKind, "'\(key)' is empty", at: place, help: "add an element")
    }

    static func descriptionURL(_ url: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .configurationKind,
            "'description' must be the path of a file, but is the URL '\(url)'",
            at: place,
            help: "store the file, or write 'description: \"-\"' and run 'curl -fsSL \(url) | apus generate'"
        )
    }

    static func fixedSeverity(of code: DiagnosticCode, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .configurationKind,
            "'\(code.name)' must be an error",
            at: place,
            consequence: "a client can't be generated from a description with this error"
        )
    }

    static func unknownDiagnosticCode(_ name: String, nearest: String?, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unknownConfigurationKey,
            "unknown diagnostic code '\(name)'",
            at: place,
            help: nearest.map { "did you mean '\($0)'?" } ?? "'apus explain' lists the codes"
        )
    }

    static func contradictingConfiguration(_ message: String, at place: SourceLocation, help: String) -> Diagnostic {
        Diagnostic(.contradictingConfiguration, message, at: place, help: help)
    }

    static func emptySelection(of keys: String, at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            .emptySelection,
            "\(keys) \(keys == "'exclude'" ? "leaves" : "selects") no operation and no schema of the description",
            at: place,
            consequence: "the client would be empty, so no file is changed",
            help: "'apus list SPEC' lists the operations and types"
        )
    }

    static func unusedAllowance(_ pattern: String, of code: String, at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            .unusedAllowance,
            "'\(pattern)' allows no diagnostic '\(code)' of the description",
            at: place,
            consequence: "the entry has no effect",
            help: "remove it, or run 'apus generate --verbose' and compare the message and the place"
        )
    }

    static func unknownConfigurationValue(
        _ value: String,
        of key: String,
        among known: [String],
        at place: SourceLocation
    ) -> Diagnostic {
        let nearest = NearestName.find(value, among: known)
        return Diagnostic(
            .unknownConfigurationValue,
            "unknown value '\(value)' of '\(key)'",
            at: place,
            help: nearest.map { "did you mean '\($0)'?" } ?? "use one of \(known.joined(separator: ", "))"
        )
    }
}
