/// The stable name of a kind of fault, with what `apus explain` says about it.
///
/// Codes are declared beside their rule and listed by their module:
///
///     extension DiagnosticCode {
///         package static let duplicateKey = DiagnosticCode("duplicate-key", .error, explanation: "…")
///     }
///
/// Two codes are equal when their names are.
package struct DiagnosticCode: Sendable {
    /// Lower-case words joined by hyphens, such as `duplicate-key`. Never changed once released.
    package let name: String
    /// The severity of diagnostics with this code, unless one says otherwise.
    package let severity: Severity
    /// What is wrong, why it matters and what to do, in Markdown. The first paragraph stands on its own.
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
