/// The stable name of a kind of diagnostic, with the explanation that `apus explain` prints.
///
/// Codes are declared next to their rule and listed by their module:
///
///     extension DiagnosticCode {
///         package static let duplicateKey = DiagnosticCode("duplicate-key", .error, explanation: "…")
///     }
///
/// Two codes are equal if their names are equal.
package struct DiagnosticCode: Sendable {
    /// Lower-case words joined by hyphens, such as `duplicate-key`. Does not change after a release.
    package let name: String
    /// The default severity of diagnostics with this code.
    package let severity: Severity
    /// The fault, its consequence and the fix, in Markdown. The first paragraph is also used as a summary.
    package let explanation: String

    package init(_ name: String, _ severity: Severity, explanation: String) {
        self.name = name
        self.severity = severity
        self.explanation = explanation
    }

    /// The first paragraph of the explanation, on one line.
    package var summary: String {
        let lines = explanation.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix { !$0.isEmpty }.joined(separator: " ")
    }
}

extension DiagnosticCode: Hashable, CustomStringConvertible {
    package static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
    package var description: String { name }
}
