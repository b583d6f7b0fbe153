import ApusDiagnostics

extension DiagnosticCode {
    static let jsonDuplicateKey = DiagnosticCode(
        "json-duplicate-key",
        .warning,
        explanation: """
            An object of a JSON file has the same name twice.

            JSON does not define the meaning of duplicate names (RFC 8259 §4). Apus uses the last value, as most parsers
            do, and ignores the others.
            """
    )
    static let jsonSyntax = DiagnosticCode(
        "json-syntax",
        .error,
        explanation: """
            A file is not valid JSON (RFC 8259) at the marked place.

            Frequent reasons: a comma after the last element, a missing comma, comments, single quotes.
            """
    )

    /// The codes of the JSON reader.
    static let json: [DiagnosticCode] = [.jsonDuplicateKey, .jsonSyntax]
}

extension Diagnostic {
    static func jsonDuplicateKey(_ key: String, at place: SourceLocation, earlier: SourceLocation) -> Diagnostic {
        Diagnostic(
            .jsonDuplicateKey,
            "duplicate key '\(key)'",
            at: place,
            consequence: "the first value is ignored",
            help: "remove one of the two",
            related: [RelatedPlace("'\(key)' is first defined here", at: earlier)]
        )
    }

    static func jsonSyntax(_ message: String, at place: SourceLocation, help: String? = nil) -> Diagnostic {
        Diagnostic(.jsonSyntax, message, at: place, help: help)
    }
}
