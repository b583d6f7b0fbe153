import ApusDiagnostics
import ApusPlan

/// All differences between two clients, and the version number that they require.
package struct ChangeReport: Sendable {
    /// Changes of the client, then of operations, then of types, each in the order of the new description.
    package let changes: [Change]

    /// Compares two clients.
    package init(old: ClientPlan, new: ClientPlan) {
        changes = PlanPair(old: old, new: new).changes()
    }

    /// Creates a report of changes that were found by ``SurfaceChanges``.
    package init(changes: [Change]) { self.changes = changes }

    /// The report without the places of changes.
    package var withoutPlaces: ChangeReport { ChangeReport(changes: changes.map(\.withoutPlaces)) }

    /// The part of a version number that must be incremented (Semantic Versioning 2.0.0 §6–8).
    package enum Release: String, Sendable, Hashable {
        /// Existing code may no longer compile.
        case major
        /// Existing code compiles, but the client has additions or behaves differently.
        case minor
        /// Existing code is not affected.
        case patch
    }

    /// The release that the most severe change requires.
    package var release: Release {
        switch worst {
        case .breaking: .major
        case .behaviour, .compatible: .minor
        case nil: .patch
        }
    }

    /// The most severe verdict; `nil` if there are no changes.
    package var worst: Verdict? { changes.map(\.verdict).max() }

    /// The changes in the order of all formats: the most severe verdict first, each verdict in the order of ``changes``.
    package var bySeverity: [Change] { Verdict.allCases.reversed().flatMap(changes) }

    /// The changes with this verdict, in order.
    package func changes(_ verdict: Verdict) -> [Change] { changes.filter { $0.verdict == verdict } }

    /// `2 breaking, 1 behaviour, 3 compatible`, or `no changes`.
    package var counts: String {
        let parts = Verdict.allCases.reversed().compactMap { verdict in
            let count = changes(verdict).count
            return count == 0 ? nil : "\(count) \(verdict.rawValue)"
        }
        return parts.isEmpty ? "no changes" : parts.joined(separator: ", ")
    }
}

/// A format of change reports. The raw value is the value of `--format`.
package enum ChangeReportFormat: String, Sendable, CaseIterable {
    /// Text for a terminal.
    case text
    /// One JSON object for programs.
    case json
    /// Markdown for a changelog.
    case markdown
    /// A SARIF 2.1.0 log, with a rule for each kind of change.
    case sarif
    /// Workflow commands of GitHub Actions.
    case github

    /// The report in this format, with a line break at the end.
    /// - Parameters:
    ///   - version: The version of Apus, which a `sarif` log contains.
    ///   - paths: The paths of files in `sarif` and `github`.
    ///   - exitCode: The exit code of the run, which a `sarif` log contains.
    package func render(
        _ report: ChangeReport,
        version: String = "0",
        paths: ArtifactPaths = .unchanged,
        exitCode: Int? = nil
    ) -> String {
        switch self {
        case .sarif:
            SARIFRenderer(version: version, paths: paths, exitCode: exitCode)
                .render(ChangeDiagnostics.diagnostics(of: report))
        case .github: GitHubRenderer(paths: paths).render(ChangeDiagnostics.diagnostics(of: report))
        case .text: ChangeText.render(report)
        case .json: ChangeJSON.render(report)
        case .markdown: ChangeMarkdown.render(report)
        }
    }
}
