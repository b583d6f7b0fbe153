/// The output formats of diagnostics; the raw values are the values of `--diagnostics`.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// Text for people: the source line, a caret, notes and help.
    case text
    /// One line with a JSON object for each diagnostic.
    case json
    /// Workflow commands of GitHub Actions.
    case github
    /// A SARIF 2.1.0 log.
    case sarif

    /// Returns the diagnostics in this format.
    /// - Parameters:
    ///   - isColored: Whether `text` uses ANSI colors.
    ///   - version: The version of Apus, which a `sarif` log contains.
    ///   - paths: The paths of files in `github` and `sarif`.
    ///   - exitCode: The exit code of the run, which a `sarif` log contains.
    package func render(
        _ diagnostics: [Diagnostic],
        isColored: Bool = false,
        version: String = "0",
        paths: ArtifactPaths = .unchanged,
        exitCode: Int? = nil
    ) -> String {
        switch self {
        case .text: TextRenderer(isColored: isColored).render(diagnostics)
        case .json: JSONLinesRenderer().render(diagnostics)
        case .github: GitHubRenderer(paths: paths).render(diagnostics)
        case .sarif: SARIFRenderer(version: version, paths: paths, exitCode: exitCode).render(diagnostics)
        }
    }
}
