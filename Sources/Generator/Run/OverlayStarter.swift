import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser

/// Writes an overlay that fixes the warnings of a description.
///
/// Fixes that do not remove their warning, or that cause other warnings or errors, are left out.
package struct OverlayStarter {
    private let client: ClientConfiguration
    private let path: String
    private let root: Node
    private var fixes: [OverlayFix]
    /// The warnings without the overlay.
    package let warnings: [Diagnostic]
    /// The warnings that remain with the overlay.
    package private(set) var remaining: [Diagnostic] = []

    /// The overlay; `nil` if no warning can be fixed.
    package var draft: OverlayDraft? {
        var draft = Self.draft(of: fixes, description: client.description)
        if draft.actions.isEmpty { return nil }
        draft.remarks = remarks
        return draft
    }

    /// The warnings that the overlay does not fix.
    private var remarks: [String] {
        var lines: [String] = []
        var decisions: [Diagnostic] = []
        var names: [String] = []
        for warning in remaining {
            if case .configuredName(let key, let name) = warning.fix {
                names.append("    \(OverlayText.key(key)): \(name)")
            } else {
                decisions.append(warning)
            }
        }
        if !names.isEmpty {
            lines += [
                "", "An overlay can't fix equal Swift names. Choose them in apus.yaml; these are the present ones:",
            ]
            lines += ["", "  names:"] + names
        }
        if !decisions.isEmpty {
            lines += ["", "These warnings need a decision. 'allow' in apus.yaml accepts them:"]
            lines += decisions.map { warning in
                let place = warning.place.map { "\($0): " } ?? ""
                return "  \(place)\(warning.message) [\(warning.code.name)]" + (warning.help.map { "; \($0)" } ?? "")
            }
        }
        return lines
    }

    /// - Throws: ``FileFault`` if the description can't be read.
    package init?(_ client: ClientConfiguration) throws {
        self.client = client
        path = "overlay.yaml" == client.description ? "fixes.yaml" : "overlay.yaml"
        let bytes = try DiskFiles().read(client.description, atMost: client.limits.text.maximumFileBytes)
        let source = SourceFile(path: FilePath(client.description).text, bytes: bytes)
        guard let root = SpecText.parse(source, limits: client.limits.text).root else { return nil }
        self.root = root
        let planned = try Pipeline().plan(client, folder: "")
        warnings = planned.diagnostics.sorted.filter { $0.severity == .warning }
        fixes = OverlayFixes.fixes(of: warnings, in: root)
        remaining = warnings
        try removeIneffectiveFixes()
    }

    private static func draft(of fixes: [OverlayFix], description: String) -> OverlayDraft {
        // An element that is removed by its position must not move the elements of later actions, and a value that gets
        // another path must keep its path for earlier ones.
        let (moves, edits) = fixes.divided { $0.movesValue }
        let (positional, others) = commented(edits).divided { $0.removesElement }
        let innerFirst = moves.sorted { $0.scope.tokens.count > $1.scope.tokens.count }
        let name = FilePath.name(of: description)
        var draft = OverlayDraft(title: "Fixes for \(name)", extends: description.hasPrefix("/") ? nil : description)
        draft.actions = others + positional.reversed() + commented(innerFirst)
        return draft
    }

    private static func commented(_ fixes: [OverlayFix]) -> [OverlayDraft.Action] {
        fixes.flatMap { fix in
            var actions = fix.actions
            if !actions.isEmpty { actions[0].comment = ["\(fix.diagnostic.code.name): \(fix.diagnostic.message)"] }
            return actions
        }
    }

    /// Applies the overlay, and removes the fixes that do not help, until all others do.
    private mutating func removeIneffectiveFixes() throws {
        for _ in 0..<8 where !fixes.isEmpty {
            let draft = Self.draft(of: fixes, description: client.description)
            let result = try apply(draft)
            let left = result.filter { $0.severity >= .warning }
            let harmful = indices(ofFixesFor: left, draft: draft)
            if harmful.isEmpty {
                remaining = left
                return
            }
            fixes = fixes.enumerated().filter { !harmful.contains($0.offset) }.map(\.element)
        }
        fixes = []
        remaining = warnings
    }

    private func apply(_ draft: OverlayDraft) throws -> [Diagnostic] {
        var changed = client
        changed.overlays.append(path)
        let files = FileWithText(path: path, bytes: Array(draft.text.utf8))
        return try Pipeline(files: files).plan(changed, folder: "").diagnostics.sorted
    }

    /// The fixes whose warning is still there, or that have caused a warning or an error.
    private func indices(ofFixesFor diagnostics: [Diagnostic], draft: OverlayDraft) -> Set<Int> {
        let before = Set(warnings.map(Key.init))
        var found: Set<Int> = []
        for diagnostic in diagnostics {
            let key = Key(diagnostic)
            if let index = fixes.firstIndex(where: { Key($0.diagnostic) == key }) {
                found.insert(index)
            } else if !before.contains(key), let place = diagnostic.place {
                found.formUnion(indices(ofFixesAt: place, draft: draft))
            }
        }
        return found
    }

    /// The fixes that have changed the value at a place of the description or of the overlay.
    private func indices(ofFixesAt place: SourceLocation, draft: OverlayDraft) -> [Int] {
        if place.file.path == path {
            guard let overlay = SpecText.parse(place.file).root else { return [] }
            let tokens = overlay.pointer(at: place.range).tokens
            guard tokens.count > 1, tokens[0] == "actions", let number = Int(tokens[1]) else { return [] }
            let target = draft.actions[number].target
            return fixes.indices.filter { index in fixes[index].actions.contains { $0.target == target } }
        }
        guard place.file.path == root.tree.file.path else { return [] }
        let tokens = root.pointer(at: place.range).tokens
        return fixes.indices.filter { tokens.starts(with: fixes[$0].scope.tokens) }
    }

    /// Identifies a diagnostic before and after the overlay.
    private struct Key: Hashable {
        let code: String
        let message: String
        let place: String

        init(_ diagnostic: Diagnostic) {
            code = diagnostic.code.name
            message = diagnostic.message
            place = diagnostic.place?.description ?? ""
        }
    }
}

/// A file with a text in memory, beside the files on disk.
private struct FileWithText: FileReader {
    let path: String
    let bytes: [UInt8]

    func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        path == self.path ? bytes : try DiskFiles().read(path, atMost: limit)
    }

    func realPath(_ path: String) -> String? { path == self.path ? nil : DiskFiles().realPath(path) }
}

extension OverlayDraft.Action {
    /// Whether the action removes an element of a list by its position.
    fileprivate var removesElement: Bool {
        guard case .remove = change, target.hasSuffix("]") else { return false }
        return target.dropLast().last?.isNumber == true
    }
}

extension Array {
    /// The elements that fulfil a condition, and the others.
    fileprivate func divided(_ condition: (Element) -> Bool) -> (matching: [Element], others: [Element]) {
        (filter(condition), filter { !condition($0) })
    }
}
