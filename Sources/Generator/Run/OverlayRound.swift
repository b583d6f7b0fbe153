import ApusDiagnostics
import ApusOverlay
import ApusSpecParser

/// The fixes of the warnings of a description that help.
struct OverlayRound {
    private let description: EditedDescription
    private let allowsFollowingFaults: Bool
    private var fixes: [OverlayFix]
    private let before: Set<DiagnosticKey>

    init(
        _ description: EditedDescription,
        allowsFollowingFaults: Bool,
        where isWanted: (OverlayFix) -> Bool
    ) throws {
        self.description = description
        self.allowsFollowingFaults = allowsFollowingFaults
        let warnings = try description.diagnostics().filter { $0.severity >= .warning }
        before = Set(warnings.map(DiagnosticKey.init))
        fixes = OverlayFixes.fixes(of: warnings, in: description.root).filter(isWanted)
    }

    /// The actions, in an order in which they can be applied.
    var actions: [OverlayDraft.Action] {
        // An element that is removed by its position must not move the elements of later actions, and a value that gets
        // another path must keep its path for earlier ones.
        let (moves, edits) = fixes.divided(by: \.movesValue)
        var known: Set<String> = []
        let (positional, others) = Self.commented(edits, &known).divided(by: { $0.position != nil })
        let innerFirst = moves.sorted { $0.scope.tokens.count > $1.scope.tokens.count }
        // The last elements of a list first. The order of lists does not matter.
        let lastFirst = positional.enumerated().sorted { left, right in
            let (first, second) = (left.element.position ?? 0, right.element.position ?? 0)
            return first != second ? first > second : left.offset > right.offset
        }
        return others + lastFirst.map(\.element) + Self.commented(innerFirst, &known)
    }

    /// The actions of fixes, with a comment before the first action of each. One action can fix several diagnostics.
    private static func commented(_ fixes: [OverlayFix], _ known: inout Set<String>) -> [OverlayDraft.Action] {
        fixes.flatMap { fix in
            var actions = fix.actions.filter { known.insert($0.identity).inserted }
            if !actions.isEmpty { actions[0].comment = ["\(fix.diagnostic.code.name): \(fix.diagnostic.message)"] }
            return actions
        }
    }

    /// Applies the actions, and uses the next candidate of the fixes that do not help or removes them, until all others help.
    mutating func removeIneffectiveFixes() throws {
        for attempt in 0..<Self.maximumAttempts where !fixes.isEmpty {
            let actions = actions
            let left = try description.diagnostics(with: actions).filter { $0.severity >= .warning }
            let harmful = indices(ofFixesFor: left, actions: actions)
            if harmful.isEmpty { return }
            let usesNext = attempt < Self.maximumAttempts / 2
            fixes = fixes.enumerated().compactMap { index, fix in
                guard harmful.contains(index) else { return fix }
                var fix = fix
                return usesNext && fix.useNextCandidate() ? fix : nil
            }
        }
        fixes = []
    }

    private static let maximumAttempts = 12

    /// The fixes whose warning is still there, or that have caused a warning or an error.
    private func indices(ofFixesFor diagnostics: [Diagnostic], actions: [OverlayDraft.Action]) -> Set<Int> {
        var found: Set<Int> = []
        for diagnostic in diagnostics {
            let key = DiagnosticKey(diagnostic)
            if let index = fixes.firstIndex(where: { DiagnosticKey($0.diagnostic) == key }) {
                found.insert(index)
            } else if !before.contains(key), let place = diagnostic.place, !isAllowed(diagnostic) {
                found.formUnion(indices(ofFixesAt: place, actions: actions))
            }
        }
        return found
    }

    /// Whether a later round can fix a diagnostic that a fix of this one has caused.
    private func isAllowed(_ diagnostic: Diagnostic) -> Bool {
        guard diagnostic.severity == .warning else { return false }
        // Without a member of a union, the next one is compared.
        if case .decision = diagnostic.fix { return fixes.first?.isProposal == true }
        if case .configuredName = diagnostic.fix { return false }
        return allowsFollowingFaults && OverlayFixes.canFix(diagnostic)
    }

    /// The fixes that have changed the value at a place of the description or of the overlay.
    private func indices(ofFixesAt place: SourceLocation, actions: [OverlayDraft.Action]) -> [Int] {
        if place.file.path == description.overlayPath {
            guard let overlay = SpecText.parse(place.file).root else { return [] }
            let tokens = overlay.pointer(at: place.range).tokens
            guard tokens.count > 1, tokens[0] == "actions", let number = Int(tokens[1]) else { return [] }
            let target = actions[number].target
            return fixes.indices.filter { index in fixes[index].actions.contains { $0.target == target } }
        }
        guard place.file.path == description.root.tree.file.path else { return [] }
        let tokens = description.root.pointer(at: place.range).tokens
        return fixes.indices.filter { tokens.starts(with: fixes[$0].scope.tokens) }
    }
}

extension OverlayDraft.Action {
    /// The position of the element of a list that the action removes; `nil` for other actions.
    fileprivate var position: Int? {
        guard case .remove = change, target.hasSuffix("]"), let start = target.lastIndex(of: "[") else { return nil }
        return Int(target[target.index(after: start)...].dropLast())
    }
}

extension Array {
    /// The elements that fulfil a condition, and the others.
    fileprivate func divided(by condition: (Element) -> Bool) -> (matching: [Element], others: [Element]) {
        (filter(condition), filter { !condition($0) })
    }
}
