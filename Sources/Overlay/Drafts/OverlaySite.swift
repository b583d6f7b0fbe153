import ApusSpecParser

/// A value of a description with its path.
struct OverlaySite {
    let pointer: JSONPointer
    let path: OverlayPath
    private let nodes: [Node]

    init(_ root: Node, _ pointer: JSONPointer) {
        var nodes = [root]
        var path = OverlayPath()
        for token in pointer.tokens {
            guard let last = nodes.last, let child = last.child(token: token) else { break }
            path = last.isSequence ? path.appending(Int(token) ?? 0) : path.appending(token)
            nodes.append(child)
        }
        self.init(pointer: pointer, path: path, nodes: nodes)
    }

    private init(pointer: JSONPointer, path: OverlayPath, nodes: [Node]) {
        self.pointer = pointer
        self.path = path
        self.nodes = nodes
    }

    var node: Node? { nodes.last }

    /// The number of values that contain this one.
    var depth: Int { nodes.count - 1 }

    /// The key of the value in a mapping.
    var key: String? { nodes.count > 1 && nodes[nodes.count - 2].isMapping ? pointer.tokens.last : nil }

    var parent: OverlaySite? {
        guard nodes.count > 1 else { return nil }
        let pointer = JSONPointer(Array(pointer.tokens.dropLast()))
        return OverlaySite(pointer: pointer, path: path.parent, nodes: Array(nodes.dropLast()))
    }

    /// A member of this value.
    func child(_ key: String) -> OverlaySite? {
        guard let value = node?[key], node?.isMapping == true else { return nil }
        return OverlaySite(
            pointer: JSONPointer(pointer.tokens + [key]),
            path: path.appending(key),
            nodes: nodes + [value]
        )
    }

    /// An element of this list.
    func element(_ index: Int) -> OverlaySite? {
        guard let node, node.isSequence, let value = node.child(token: String(index)) else { return nil }
        return OverlaySite(
            pointer: JSONPointer(pointer.tokens + [String(index)]),
            path: path.appending(index),
            nodes: nodes + [value]
        )
    }

    /// This value or the nearest one that contains it, with this key.
    func ancestor(named key: String) -> OverlaySite? {
        self.key == key ? self : parent?.ancestor(named: key)
    }

    /// This value if it is a mapping, otherwise the nearest mapping that contains it.
    var enclosingMapping: OverlaySite? { node?.isMapping == true ? self : parent?.enclosingMapping }
}

extension Node {
    /// The values of all `$ref`.
    var referenceTexts: Set<String> {
        var texts: Set<String> = []
        var waiting = [self]
        while let node = waiting.popLast() {
            if node.isSequence { waiting += node.elements }
            for entry in node.entries {
                if entry.key == "$ref", let text = entry.value.string { texts.insert(text) }
                if !entry.value.isScalar { waiting.append(entry.value) }
            }
        }
        return texts
    }
}
