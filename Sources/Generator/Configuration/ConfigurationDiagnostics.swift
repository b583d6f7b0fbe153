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

    package static let unmatchedStar = DiagnosticCode(
        "unmatched-star",
        .error,
        explanation: """
            A name in `names` has more `*` than its key.

            Each `*` of the name is replaced by the text that the `*` of the key in the same position matches.
            """
    )

    static let configuration = [
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

    static func configurationKind(of subject: String, wanted: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(.configurationKind, "\(subject) must be \(wanted)", at: place)
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
