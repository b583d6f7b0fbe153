import ApusFiles

/// The difference of two texts in the format of `diff -u`, which `git apply` reads.
package struct UnifiedDiff: Sendable, Hashable {
    /// The diff, which starts with `--- a/Client.swift`; empty if the texts are equal.
    package let text: String

    /// The number of unchanged lines before and after a change.
    private static let context = 3
    /// The maximum number of lines that are compared. Longer texts are shown as removed and added, because comparing them
    /// would take too long.
    private static let limit = 20_000

    /// - Parameters:
    ///   - path: The path of the file in the diff.
    ///   - old: The old text; `nil` if the file is added.
    ///   - new: The new text; `nil` if the file is removed.
    package init(path: String, old: String?, new: String?) {
        let edits = Self.edits(Self.lines(old ?? ""), Self.lines(new ?? ""))
        let hunks = Self.hunks(edits)
        guard !hunks.isEmpty else {
            text = ""
            return
        }
        let before = old == nil ? "/dev/null" : "a/" + path
        let after = new == nil ? "/dev/null" : "b/" + path
        text = "--- \(before)\n+++ \(after)\n" + hunks.joined()
    }

    /// The diffs of the files that `apus generate` would change in a folder.
    ///
    /// - Throws: `FileFault` if an old file can't be read.
    package static func of(_ changes: OutputChanges, in folder: OutputFolder) throws -> [UnifiedDiff] {
        func old(_ name: String) throws -> String {
            String(decoding: try DiskFiles().read(folder.path + "/" + name), as: UTF8.self)
        }
        func path(_ name: String) -> String { FilePath.join(folder.path, name) }
        var diffs = changes.added.map { file in
            UnifiedDiff(path: path(file.name), old: nil, new: String(decoding: file.bytes, as: UTF8.self))
        }
        for file in changes.changed {
            let new = String(decoding: file.bytes, as: UTF8.self)
            diffs.append(UnifiedDiff(path: path(file.name), old: try old(file.name), new: new))
        }
        for name in changes.removed { diffs.append(UnifiedDiff(path: path(name), old: try old(name), new: nil)) }
        return diffs
    }

    // MARK: - Lines

    fileprivate enum Edit {
        case keep(Substring)
        case remove(Substring)
        case add(Substring)
    }

    /// The lines including their line breaks. The last line may lack one.
    private static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        var start = text.utf8.startIndex
        while let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) {
            let next = text.utf8.index(after: end)
            lines.append(text[start..<next])
            start = next
        }
        if start < text.endIndex { lines.append(text[start...]) }
        return lines
    }

    private static func edits(_ old: [Substring], _ new: [Substring]) -> [Edit] {
        var head = 0
        while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < old.count - head, tail < new.count - head,
            old[old.count - 1 - tail] == new[new.count - 1 - tail]
        {
            tail += 1
        }
        let before = Array(old[head..<old.count - tail])
        let after = Array(new[head..<new.count - tail])
        return old[..<head].map(Edit.keep) + middle(before, after) + old[(old.count - tail)...].map(Edit.keep)
    }

    private static func middle(_ old: [Substring], _ new: [Substring]) -> [Edit] {
        guard old.count + new.count <= limit else { return old.map(Edit.remove) + new.map(Edit.add) }
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var edits: [Edit] = []
        var before = 0
        var after = 0
        while before < old.count || after < new.count {
            if removed.contains(before) {
                edits.append(.remove(old[before]))
                before += 1
            } else if added.contains(after) || before >= old.count {
                edits.append(.add(new[after]))
                after += 1
            } else {
                edits.append(.keep(old[before]))
                before += 1
                after += 1
            }
        }
        return edits
    }

    // MARK: - Hunks

    private static func hunks(_ edits: [Edit]) -> [String] {
        var hunks: [String] = []
        var oldLine = 1
        var newLine = 1
        var index = 0
        while index < edits.count {
            guard let first = edits[index...].firstIndex(where: \.isChange) else { break }
            let start = max(index, first - context)
            oldLine += start - index
            newLine += start - index
            var last = first
            var next = first
            while next < edits.count, next <= last + 2 * context + 1 {
                if edits[next].isChange { last = next }
                next += 1
            }
            let end = min(edits.count, last + context + 1)
            let hunk = edits[start..<end]
            let oldCount = hunk.count { $0.isOld }
            let newCount = hunk.count { $0.isNew }
            hunks.append(header(oldLine, oldCount, newLine, newCount) + hunk.map(\.text).joined())
            oldLine += oldCount
            newLine += newCount
            index = end
        }
        return hunks
    }

    /// `@@ -1,3 +1,4 @@`; a side without lines has the number of the preceding line.
    private static func header(_ oldLine: Int, _ oldCount: Int, _ newLine: Int, _ newCount: Int) -> String {
        let old = "\(oldCount == 0 ? oldLine - 1 : oldLine),\(oldCount)"
        let new = "\(newCount == 0 ? newLine - 1 : newLine),\(newCount)"
        return "@@ -\(old) +\(new) @@\n"
    }
}

extension UnifiedDiff.Edit {
    fileprivate var isChange: Bool {
        if case .keep = self { return false }
        return true
    }

    fileprivate var isOld: Bool {
        if case .add = self { return false }
        return true
    }

    fileprivate var isNew: Bool {
        if case .remove = self { return false }
        return true
    }

    fileprivate var text: String {
        switch self {
        case .keep(let line): Self.line(" ", line)
        case .remove(let line): Self.line("-", line)
        case .add(let line): Self.line("+", line)
        }
    }

    private static func line(_ sign: String, _ line: Substring) -> String {
        line.hasSuffix("\n") ? sign + line : sign + line + "\n\\ No newline at end of file\n"
    }
}
