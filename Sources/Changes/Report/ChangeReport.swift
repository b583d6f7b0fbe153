import ApusPlan

/// Every difference between two clients, and what it means for the next version number.
package struct ChangeReport: Sendable {
    /// The client first, then operations, then types, each in the order of the new description.
    package let changes: [Change]

    /// Compares two clients.
    package init(old: ClientPlan, new: ClientPlan) {
        changes = PlanPair(old: old, new: new).changes()
    }

    /// Takes what was found otherwise.
    package init(changes: [Change]) { self.changes = changes }

    /// Which part of a version number must grow (Semantic Versioning 2.0.0 §6–8).
    package enum Release: String, Sendable, Hashable {
        /// Some code no longer compiles.
        case major
        /// Something is new or does something else, and all code compiles.
        case minor
        /// Nothing that code could notice.
        case patch
    }

    package var release: Release {
        switch worst {
        case .breaking: .major
        case .behaviour, .compatible: .minor
        case nil: .patch
        }
    }

    /// The worst verdict; `nil` when nothing changed.
    package var worst: Verdict? { changes.map(\.verdict).max() }

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

/// The forms in which a change report can be written, as `--format` names them.
package enum ChangeReportFormat: String, Sendable, CaseIterable {
    /// For people at a terminal.
    case text
    /// For programs: one object.
    case json
    /// For a changelog.
    case markdown

    /// The report in this form, with a line break at its end.
    package func render(_ report: ChangeReport) -> String {
        switch self {
        case .text: ChangeText.render(report)
        case .json: ChangeJSON.render(report)
        case .markdown: ChangeMarkdown.render(report)
        }
    }
}
