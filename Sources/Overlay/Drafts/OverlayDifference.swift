import ApusSpecParser

/// Finds the actions that lead from one document to another one.
package struct OverlayDifference {
    private var actions: [OverlayDraft.Action] = []

    /// Returns the actions of an overlay that changes `base` to `changed`, regardless of the order of keys; empty if both
    /// are equal, and `nil` if one of them is not a mapping.
    package static func actions(from base: Node, to changed: Node) -> [OverlayDraft.Action]? {
        guard base.isMapping, changed.isMapping else { return nil }
        var difference = OverlayDifference()
        difference.compareMappings(base, changed, at: OverlayPath())
        return difference.actions
    }

    private mutating func compareMappings(_ base: Node, _ changed: Node, at path: OverlayPath) {
        var added: [(key: String, value: OverlayValue)] = []
        var nested: [(old: Node, new: Node, path: OverlayPath)] = []
        for entry in base.entries where changed[entry.key] == nil { remove(path.appending(entry.key)) }
        for entry in changed.entries {
            let new = entry.value
            let child = path.appending(entry.key)
            guard let old = base[entry.key] else {
                added.append((entry.key, .node(new)))
                continue
            }
            if old.isEqualJSON(to: new) { continue }
            if old.isMapping, new.isMapping {
                nested.append((old, new, child))
            } else if old.isSequence, new.isSequence, Self.haveCommonElements(old, new) {
                nested.append((old, new, child))
            } else {
                // An update replaces a scalar by a scalar. Values of other kinds are removed first.
                if !old.isScalar || !new.isScalar { remove(child) }
                added.append((entry.key, .node(new)))
            }
        }
        if !added.isEmpty { actions.append(OverlayDraft.Action(target: path.text, .update(.mapping(added)))) }
        for child in nested { compare(child.old, child.new, at: child.path) }
    }

    private mutating func compare(_ old: Node, _ new: Node, at path: OverlayPath) {
        if old.isMapping {
            compareMappings(old, new, at: path)
        } else {
            compareLists(Array(old.elements), Array(new.elements), at: path)
        }
    }

    private mutating func remove(_ path: OverlayPath) {
        actions.append(OverlayDraft.Action(target: path.text, .remove))
    }

    // MARK: Lists

    /// Whether changing the elements of a list is shorter than replacing the list.
    private static func haveCommonElements(_ old: Node, _ new: Node) -> Bool {
        if old.count == 0 { return true }
        guard let first = new.elements.first(where: { _ in true }) else { return false }
        if old.elements.contains(where: { $0.isEqualJSON(to: first) }) { return true }
        return old.count == new.count && zip(old.elements, new.elements).contains { $0.isEqualJSON(to: $1) }
    }

    private mutating func compareLists(_ old: [Node], _ new: [Node], at path: OverlayPath) {
        let unequal = old.count == new.count ? old.indices.filter { !old[$0].isEqualJSON(to: new[$0]) } : []
        let areEditable = unequal.allSatisfy { Self.isEditable(old[$0], new[$0]) }
        guard old.count == new.count, areEditable else { return rebuild(old, new, at: path) }
        for index in unequal {
            let child = path.appending(index)
            if old[index].isScalar {
                actions.append(OverlayDraft.Action(target: child.text, .update(.node(new[index]))))
            } else {
                compare(old[index], new[index], at: child)
            }
        }
    }

    private static func isEditable(_ old: Node, _ new: Node) -> Bool {
        (old.isMapping && new.isMapping) || (old.isScalar && new.isScalar) || (old.isSequence && new.isSequence)
    }

    /// Removes the elements of a list that are not at the start of the new one, and appends the others.
    private mutating func rebuild(_ old: [Node], _ new: [Node], at path: OverlayPath) {
        var kept = 0
        var removed: [Int] = []
        for (index, element) in old.enumerated() {
            if kept < new.count, element.isEqualJSON(to: new[kept]) { kept += 1 } else { removed.append(index) }
        }
        if !removed.isEmpty {
            actions.append(OverlayDraft.Action(target: path.elements(at: removed), .remove))
        }
        let added = new.dropFirst(kept).map { OverlayValue.node($0) }
        if !added.isEmpty { actions.append(OverlayDraft.Action(target: path.text, .update(.list(added)))) }
    }
}
