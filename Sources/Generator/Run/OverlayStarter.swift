import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser

/// Writes an overlay that fixes the warnings of a description.
///
/// Fixes are derived in rounds, because a fix can reveal another fault. Fixes that do not remove their warning, or that
/// cause other warnings or errors, are left out. Fixes that change the client are proposals: they are written as comments.
package struct OverlayStarter {
    private let client: ClientConfiguration
    private let description: EditedDescription
    private var actions: [OverlayDraft.Action] = []
    private var proposals: [OverlayDraft.Action] = []
    /// The warnings without the overlay.
    package let warnings: [Diagnostic]
    /// The warnings that remain with the overlay.
    package private(set) var remaining: [Diagnostic] = []
    /// The warnings that remain with the overlay and all proposals.
    private var undecided: [Diagnostic] = []

    /// The maximum number of rounds. A fault behind a fault behind a fault is rare.
    private static let maximumRounds = 6

    /// The number of warnings for which the overlay has a proposal.
    package var proposalCount: Int { remaining.count - undecided.count }

    /// The overlay; `nil` if it has neither an action nor a proposal.
    package var draft: OverlayDraft? {
        if actions.isEmpty, proposals.isEmpty { return nil }
        let name = FilePath.name(of: client.description)
        let extends = client.description.hasPrefix("/") ? nil : client.description
        var draft = OverlayDraft(title: "Fixes for \(name)", extends: extends, actions: actions)
        draft.proposals = proposals
        draft.remarks = settings
        return draft
    }

    /// The settings of `apus.yaml` that end the warnings without a fix, as lines of YAML with comments.
    package var settings: [String] { OverlaySettings(undecided, root: description.root).lines }

    /// - Throws: ``FileFault`` if the description can't be read.
    package init?(_ client: ClientConfiguration) throws {
        self.client = client
        let bytes = try DiskFiles().read(client.description, atMost: client.limits.text.maximumFileBytes)
        guard let description = EditedDescription(client, bytes: bytes) else { return nil }
        self.description = description
        warnings = try description.diagnostics().filter { $0.severity == .warning }
        remaining = warnings
        undecided = warnings
        // A fix may cause a warning that a later round fixes. If none does, such fixes are left out.
        for allowsFollowingFaults in [true, false] where actions.isEmpty {
            try addActions(allowsFollowingFaults: allowsFollowingFaults)
        }
        try addProposals()
    }

    private mutating func addActions(allowsFollowingFaults: Bool) throws {
        var current = description
        for _ in 0..<Self.maximumRounds {
            var round = try OverlayRound(current, allowsFollowingFaults: allowsFollowingFaults) { !$0.isProposal }
            try round.removeIneffectiveFixes()
            if round.actions.isEmpty { break }
            guard let changed = try current.applying(round.actions) else { break }
            actions += round.actions
            current = changed
        }
        if actions.isEmpty { return }
        let left = try description.diagnostics(with: actions)
        let known = Set(warnings.map(DiagnosticKey.init))
        if left.contains(where: { $0.severity >= .warning && !known.contains(DiagnosticKey($0)) }) {
            // The overlay would have warnings of its own.
            if allowsFollowingFaults { actions = [] }
        }
        remaining = actions.isEmpty ? warnings : left.filter { $0.severity >= .warning }
        undecided = remaining
    }

    private mutating func addProposals() throws {
        guard var current = actions.isEmpty ? description : try description.applying(actions) else { return }
        for _ in 0..<Self.maximumRounds {
            var round = try OverlayRound(current, allowsFollowingFaults: false, where: \.isProposal)
            try round.removeIneffectiveFixes()
            if round.actions.isEmpty { break }
            guard let changed = try current.applying(round.actions) else { break }
            proposals += round.actions
            current = changed
        }
        if proposals.isEmpty { return }
        let left = try description.diagnostics(with: actions + proposals)
        let keys = Set(left.filter { $0.severity >= .warning }.map(DiagnosticKey.init))
        undecided = remaining.filter { keys.contains(DiagnosticKey($0)) }
    }
}

/// Identifies a diagnostic with and without an overlay.
struct DiagnosticKey: Hashable {
    private let code: String
    private let message: String
    private let place: String

    init(_ diagnostic: Diagnostic) {
        code = diagnostic.code.name
        message = diagnostic.message
        place = diagnostic.place?.description ?? ""
    }
}
