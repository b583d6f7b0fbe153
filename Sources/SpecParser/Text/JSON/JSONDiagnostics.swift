import ApusDiagnostics

extension DiagnosticCode {
    static let jsonDuplicateKey = DiagnosticCode(
        "json-duplicate-key",
        .warning,
        explanation: """
            An object of a JSON file has the same name twice.

            JSON allows it but leaves open what it means (RFC 8259 §4). As most readers do, the last one is taken,
            and what stands at the other one is not part of the client.
            """
    )
    static let jsonSyntax = DiagnosticCode(
        "json-syntax",
        .error,
        explanation: """
            A file is not JSON (RFC 8259) from the marked place on.

            Frequent reasons: a comma behind the last element, a missing comma, comments, single quotes.
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
            consequence: "the value of the earlier one is ignored",
            help: "remove one of the two",
            related: [RelatedPlace("'\(key)' is already here", at: earlier)]
        )
    }

    static func jsonSyntax(_ message: String, at place: SourceLocation, help: String? = nil) -> Diagnostic {
        Diagnostic(.jsonSyntax, message, at: place, help: help)
    }
}
