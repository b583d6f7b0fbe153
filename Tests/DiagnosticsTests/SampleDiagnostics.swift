import ApusDiagnostics
import ApusTestSupport

/// Diagnostics for the tests of the renderers.
enum Sample {
    static let code = DiagnosticCode(
        "duplicate-key",
        .error,
        explanation: "A mapping has the same key\ntwice.\n\nRemove one."
    )
    static let warning = DiagnosticCode("odd-thing", .warning, explanation: "Something is odd.")

    static let file = SourceFile(path: "api/open,api.yaml", text: "paths:\n  /a: 1\n  /b: 2\n  /a: 3\n")

    static let full = Diagnostic(
        code,
        "duplicate key '/a'",
        at: SourceLocation(file: file, range: 25..<27),
        consequence: "one is lost",
        help: "remove one",
        related: [RelatedPlace("first one here", at: SourceLocation(file: file, range: 9..<11))]
    )
    static let placeless = Diagnostic(warning, "no file 'x'", at: nil)

    static func at(_ offset: Int, _ code: DiagnosticCode = code, _ message: String = "m") -> Diagnostic {
        Diagnostic(code, message, at: SourceLocation(file: file, offset: offset))
    }

    /// Returns a diagnostic for the text between the markers 1 and 2.
    static func marked(_ text: String) -> Diagnostic {
        let marked = MarkedText(text)
        let start = marked[1]?.offset ?? 0
        let file = SourceFile(path: "x.yaml", bytes: marked.bytes)
        return Diagnostic(code, "m", at: SourceLocation(file: file, range: start..<(marked[2]?.offset ?? start)))
    }
}
