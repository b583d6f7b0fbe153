import ApusDiagnostics

extension Node {
    /// Returns the pointer to the innermost value below this root that contains a range of its file, with its key.
    ///
    /// A range of a key belongs to the key's value.
    package func pointer(at range: Range<Int>) -> JSONPointer {
        var pointer = JSONPointer()
        var node = self
        while let child = node.child(containing: range) {
            pointer = pointer.appending(child.token)
            node = child.node
        }
        return pointer
    }

    private func child(containing range: Range<Int>) -> (token: String, node: Node)? {
        func contains(_ place: SourceLocation) -> Bool {
            place.range.lowerBound <= range.lowerBound && range.upperBound <= place.range.upperBound
                && (place.range.lowerBound < range.upperBound || place.range.isEmpty)
        }
        switch kind {
        case .mapping:
            for entry in entries where contains(entry.keyPlace) || contains(entry.value.usePlace) {
                return (entry.key, entry.value)
            }
        case .sequence:
            for (position, element) in elements.enumerated() where contains(element.usePlace) {
                return (String(position), element)
            }
        default: break
        }
        return nil
    }
}
