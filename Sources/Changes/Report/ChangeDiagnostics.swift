import ApusDiagnostics

/// The changes of a report as diagnostics, for SARIF and the annotations of GitHub.
///
/// The code is the kind of the change. The severity is that of the verdict: an error for `breaking`, a warning for
/// `behaviour`, a remark for `compatible`.
enum ChangeDiagnostics {
    static func diagnostics(of report: ChangeReport) -> [Diagnostic] { report.bySeverity.map(diagnostic) }

    private static func diagnostic(_ change: Change) -> Diagnostic {
        var related: [RelatedPlace] = []
        if change.newPlace != nil, let place = change.oldPlace {
            related.append(RelatedPlace("the old description", at: place))
        }
        return Diagnostic(
            code(of: change.kind),
            severity: severity(of: change.verdict),
            "\(change.subject) \(change.what)",
            at: change.newPlace ?? change.oldPlace,
            consequence: "\(change.verdict.rawValue): \(change.reason)\(change.positionText)",
            related: related
        )
    }

    private static func code(of kind: ChangeKind) -> DiagnosticCode {
        let words = kind.rawValue.replacing("-", with: " ")
        return DiagnosticCode(
            kind.rawValue,
            .warning,
            explanation: "A difference between two versions of a client: \(words)."
        )
    }

    private static func severity(of verdict: Verdict) -> Severity {
        switch verdict {
        case .breaking: .error
        case .behaviour: .warning
        case .compatible: .remark
        }
    }
}
