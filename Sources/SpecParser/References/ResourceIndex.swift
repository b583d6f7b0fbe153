import Foundation

/// The schemas that have a name of their own: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 2020-12 §8.2), and
/// files with a `$self` (OpenAPI 3.2.0 §4.1.2.2.1).
///
/// Nearly no description needs it, so it is made when the first reference does.
struct ResourceIndex {
    private struct Names {
        var ids: [String: Node] = [:]
        var anchors: [String: [Node]] = [:]
        /// The ways to the schemas with an `$id`.
        var ways: [NodeKey: Way] = [:]
    }

    /// A container of a file, and those around it.
    private final class Way {
        let node: Node
        let position: Int
        let outer: Way?

        init(_ node: Node, at position: Int = 0, in outer: Way? = nil) {
            self.node = node
            self.position = position
            self.outer = outer
        }
    }

    private var names: [ObjectIdentifier: Names] = [:]
    /// The ids of all files that were looked through, the first of several equal ones.
    private var ids: [String: Node] = [:]
    private var fileCount = 0
    /// The pointers that ``pointer(to:)`` has returned.
    private var pointers: [NodeKey: String] = [:]

    /// The schemas of a file with this `$anchor` or `$dynamicAnchor`.
    mutating func anchors(_ name: String, in tree: SourceTree, _ version: SpecVersion) -> [Node] {
        guard version >= .v3_1 else { return [] }
        return index(tree).anchors[name] ?? []
    }

    /// Where a schema with an `$id` stands in its file.
    mutating func pointer(to resource: Node) -> String {
        let key = NodeKey(resource)
        if let known = pointers[key] { return known }
        let pointer = makePointer(to: resource).description
        pointers[key] = pointer
        return pointer
    }

    private mutating func makePointer(to resource: Node) -> JSONPointer {
        guard let way = index(resource.tree).ways[NodeKey(resource)] else { return resource.jsonPointer }
        var tokens: [String] = []
        var next: Way? = way
        while let step = next, step.outer != nil {
            tokens.append(step.node.key ?? String(step.position))
            next = step.outer
        }
        return JSONPointer(tokens.reversed())
    }

    /// The schema, or file, that a URI is the name of.
    /// - Parameters:
    ///   - file: The file with the reference.
    ///   - resource: The schema with an `$id` that the URI is relative to.
    mutating func node(
        named uri: String,
        in file: FileStore.File,
        relativeTo resource: Node?,
        among files: FileStore,
        _ version: SpecVersion
    ) -> Node? {
        guard version >= .v3_1 else { return nil }
        while fileCount < files.files.count {
            ids.merge(index(files.files[fileCount].tree).ids) { first, _ in first }
            fileCount += 1
        }
        let bases = [resource?["$id"]?.string, nil, file.root["$self"]?.string]
        for (position, base) in bases.enumerated() {
            let candidate = position == 1 ? uri : base.flatMap { Self.resolve(uri, against: $0) }
            if let candidate, let found = ids[candidate] { return found }
        }
        return nil
    }

    private mutating func index(_ tree: SourceTree) -> Names {
        let key = ObjectIdentifier(tree)
        if let known = names[key] { return known }
        var found = Names()
        if let name = tree.root["$self"]?.string { found.ids[name] = tree.root }
        var open: [(way: Way, base: String?)] = [(Way(tree.root), tree.root["$self"]?.string)]
        while let (way, outerBase) = open.popLast() {
            let node = way.node
            var base = outerBase
            if let id = node["$id"]?.string {
                found.ids[id] = node
                found.ways[NodeKey(node)] = way
                base = base.flatMap { Self.resolve(id, against: $0) } ?? id
                if let base { found.ids[base] = node }
            }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let name = node[keyword]?.string { found.anchors[name, default: []].append(node) }
            }
            for (position, element) in node.elements.enumerated() where !element.isScalar {
                open.append((Way(element, at: position, in: way), base))
            }
            for entry in node.entries where !entry.value.isScalar && !Self.isLiteral(entry.key) {
                open.append((Way(entry.value, in: way), base))
            }
        }
        names[key] = found
        return found
    }

    /// Whether the value of a keyword is data, in which `$id` is a key like any other.
    private static func isLiteral(_ key: String) -> Bool {
        key == "example" || key == "examples" || key == "default" || key == "const" || key == "enum"
    }

    private static func resolve(_ uri: String, against base: String) -> String? {
        URL(string: base).flatMap { URL(string: uri, relativeTo: $0)?.absoluteString }
    }
}
