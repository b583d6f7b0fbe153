import ApusDiagnostics

extension DiagnosticCode {
    package static let unknownConfigurationKey = DiagnosticCode(
        "unknown-configuration-key",
        .error,
        explanation: """
            The configuration has a key that Apus does not know.

            A misspelled key would otherwise be ignored without a word, and the client would not be what was asked for. \
            The keys are listed in the configuration reference.
            """
    )
    package static let missingConfigurationKey = DiagnosticCode(
        "missing-configuration-key",
        .error,
        explanation: """
            The configuration lacks a key without which there is nothing to generate.

            Every client names its `description`, the folder `output` and the Swift `module`.
            """
    )
    package static let configurationKind = DiagnosticCode(
        "configuration-kind",
        .error,
        explanation:
            "A value in the configuration is of another kind than its key wants: a list where a text is meant, say."
    )
    package static let unknownConfigurationValue = DiagnosticCode(
        "unknown-configuration-value",
        .error,
        explanation: "A value in the configuration is not one of the words that its key allows."
    )

    static let configuration = [
        unknownConfigurationKey, missingConfigurationKey, configurationKind, unknownConfigurationValue,
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

    static func missingConfigurationKey(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(.missingConfigurationKey, "missing key '\(key)'", at: place, help: "add '\(key)'")
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
            help: nearest.map { "did you mean '\($0)'?" } ?? "it is one of \(known.joined(separator: ", "))"
        )
    }
}
