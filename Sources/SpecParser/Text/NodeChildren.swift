import ApusDiagnostics

extension Node {
    /// The number of elements of a sequence or entries of a mapping; 0 for scalars.
    package var count: Int { entry.isContainer ? Int(entry.first) : 0 }

    /// The value of a key; `nil` if this is not a mapping or has no such key. Takes constant time on average.
    package subscript(key: String) -> Node? {
        var key = key
        return key.withUTF8 { tree.keyIndex($0, in: contentIndex) }.map { Node(tree: tree, index: $0 + 1) }
    }

    /// The element at a position, counted from 0; `nil` if there is none. Takes time linear in the position.
    package subscript(position: Int) -> Node? {
        guard isSequence, position >= 0, position < count else { return nil }
        var iterator = elements.makeIterator()
        for _ in 0..<position { _ = iterator.next() }
        return iterator.next()
    }

    /// The elements of a sequence in order; empty for other kinds.
    package var elements: NodeElements { NodeElements(node: self) }

    /// The entries of a mapping in order, with each key once; empty for other kinds.
    package var entries: NodeEntries { NodeEntries(node: self) }

    /// The keys of a mapping in order.
    package var keys: [String] { entries.map(\.key) }
}

/// The elements of a sequence.
package struct NodeElements: Sequence, Sendable {
    let node: Node

    package func makeIterator() -> Iterator { Iterator(node: node) }
    package var underestimatedCount: Int { node.isSequence ? node.count : 0 }

    package struct Iterator: IteratorProtocol {
        private let tree: SourceTree
        private var index: Int
        private let end: Int

        init(node: Node) {
            tree = node.tree
            index = node.contentIndex + 1
            end = node.isSequence ? Int(node.entry.second) : 0
        }

        package mutating func next() -> Node? {
            guard index < end else { return nil }
            defer { index = tree.next(after: index) }
            return Node(tree: tree, index: index)
        }
    }
}

/// A key of a mapping and its value.
package struct NodeEntry: Sendable {
    package let value: Node

    /// The text of the key; for a key that is not a string, such as `200`, its spelling.
    package var key: String { value.tree.text(of: keyIndex) }
    /// The place of the key; for a merged entry that in the mapping from which it is merged.
    package var keyPlace: SourceLocation { value.tree.location(of: keyIndex) }
    /// Whether a YAML merge key added the entry.
    package var isMerged: Bool { value.tree.entries[keyIndex].flags.contains(.merged) }

    private var keyIndex: Int { value.useIndex - 1 }
}

/// The entries of a mapping, with each key once.
package struct NodeEntries: Sequence, Sendable {
    let node: Node

    package func makeIterator() -> Iterator { Iterator(node: node) }
    package var underestimatedCount: Int { node.isMapping ? node.count : 0 }

    package struct Iterator: IteratorProtocol {
        private let tree: SourceTree
        private var index: Int
        private let end: Int

        init(node: Node) {
            tree = node.tree
            index = node.contentIndex + 1
            end = node.isMapping ? Int(node.entry.second) : 0
        }

        package mutating func next() -> NodeEntry? {
            while index < end {
                let key = index
                index = tree.next(after: key + 1)
                if !tree.entries[key].flags.contains(.hidden) {
                    return NodeEntry(value: Node(tree: tree, index: key + 1))
                }
            }
            return nil
        }
    }
}
