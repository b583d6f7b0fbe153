/// The forms in which diagnostics can be written, as `--diagnostics` names them.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// For people: the source line, a caret, notes and help.
    case text
    /// One JSON object on a line for each diagnostic.
    case json
    /// Workflow commands of GitHub Actions.
    case github
    /// A SARIF 2.1.0 log.
    case sarif

    /// The diagnostics in this form.
    /// - Parameters:
    ///   - isColored: Whether `text` uses ANSI colours.
    ///   - version: The version of Apus, which `sarif` records.
    package func render(_ diagnostics: [Diagnostic], isColored: Bool = false, version: String = "0") -> String {
        switch self {
        case .text: TextRenderer(isColored: isColored).render(diagnostics)
        case .json: JSONLinesRenderer().render(diagnostics)
        case .github: GitHubRenderer().render(diagnostics)
        case .sarif: SARIFRenderer(version: version).render(diagnostics)
        }
    }
}
