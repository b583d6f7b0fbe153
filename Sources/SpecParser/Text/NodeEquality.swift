extension Node {
    /// Whether both nodes are the same JSON value, regardless of the order of keys and the spelling: `1` equals `1.0`.
    package func isEqualJSON(to other: Node) -> Bool {
        if isIdentical(to: other) { return true }
        switch (kind, other.kind) {
        case (.null, .null): return true
        case (.bool, .bool): return bool == other.bool
        case (.string, .string): return hasSameText(as: other)
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number):
            return isEqualNumber(to: other)
        case (.sequence, .sequence):
            return count == other.count && zip(elements, other.elements).allSatisfy { $0.isEqualJSON(to: $1) }
        case (.mapping, .mapping):
            return count == other.count
                && entries.allSatisfy { entry in other[entry.key].map { entry.value.isEqualJSON(to: $0) } ?? false }
        default: return false
        }
    }

    private func isEqualNumber(to other: Node) -> Bool {
        guard let text = numberText, let otherText = other.numberText else { return false }
        if text == otherText { return true }
        if let int, let otherInt = other.int { return int == otherInt }
        if kind == .integer, other.kind == .integer { return NumberText.json(text) == NumberText.json(otherText) }
        guard let value = double, let otherValue = other.double else { return false }
        return value == otherValue || (value.isNaN && otherValue.isNaN)
    }

    private func hasSameText(as other: Node) -> Bool {
        if entry.flags.contains(.escaped) || other.entry.flags.contains(.escaped) {
            return tree.text(of: contentIndex).utf8.elementsEqual(other.tree.text(of: other.contentIndex).utf8)
        }
        return tree.withRawText(of: contentIndex) { text in
            other.tree.withRawText(of: other.contentIndex) { text.count == $0.count && text.elementsEqual($0) }
        }
    }
}
