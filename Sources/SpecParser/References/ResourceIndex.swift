#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An index of the schemas with `$id`, `$anchor` or `$dynamicAnchor` (JSON Schema 2020-12 §8.2), and of the files with
/// a `$self` (OpenAPI 3.2.0 §4.1.2.2.1).
///
/// Few descriptions use these names, so a file is indexed at the first reference that needs the index.
struct ResourceIndex {
    /// The names of a file.
    private struct Names {
        var ids: [String: Node] = [:]
        var anchors: [String: [Anchor]] = [:]
        /// The paths of the schemas with an `$id`.
        var paths: [NodeKey: Path] = [:]
    }

    /// A schema with an anchor, and the innermost schema with an `$id` around it.
    private struct Anchor {
        let node: Node
        let resource: NodeKey?
    }

    /// The path to a container: a linked list from the container to the root of its file.
    private final class Path {
        let node: Node
        let position: Int
        let outer: Path?

        init(_ node: Node, at position: Int = 0, in outer: Path? = nil) {
            self.node = node
            self.position = position
            self.outer = outer
        }
    }

    private var names: [ObjectIdentifier: Names] = [:]
    /// The ids of all indexed files; of equal ids the first one.
    private var ids: [String: Node] = [:]
    private var fileCount = 0
    /// The pointers that ``pointer(to:)`` has returned.
    private var pointers: [NodeKey: String] = [:]

    /// Returns the schemas of a file with this `$anchor` or `$dynamicAnchor`.
    ///
    /// - Parameter resource: The innermost schema with an `$id` around the reference. If it contains schemas with the
    ///   anchor, only these are returned.
    mutating func anchors(
        _ name: String,
        in tree: SourceTree,
        below resource: Node?,
        _ version: SpecVersion
    ) -> [Node] {
        guard version >= .v3_1 else { return [] }
        let all = index(tree).anchors[name] ?? []
        let key = resource.map { NodeKey($0) }
        let own = all.filter { $0.resource == key }
        return (own.isEmpty ? all : own).map(\.node)
    }

    /// Returns the pointer to a schema with an `$id` in its file.
    mutating func pointer(to resource: Node) -> String {
        let key = NodeKey(resource)
        if let known = pointers[key] { return known }
        let pointer = makePointer(to: resource).description
        pointers[key] = pointer
        return pointer
    }

    private mutating func makePointer(to resource: Node) -> JSONPointer {
        guard let path = index(resource.tree).paths[NodeKey(resource)] else { return resource.jsonPointer }
        var tokens: [String] = []
        var next: Path? = path
        while let step = next, step.outer != nil {
            tokens.append(step.node.key ?? String(step.position))
            next = step.outer
        }
        return JSONPointer(tokens.reversed())
    }

    /// Returns the schema or the file with the name `uri`.
    /// - Parameters:
    ///   - uri: An absolute URI, or one relative to the base of the reference.
    ///   - file: The file that contains the reference.
    ///   - resource: The innermost schema with an `$id` around the reference, which is its base.
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
        var open: [(path: Path, base: String?, resource: NodeKey?)] = [
            (Path(tree.root), tree.root["$self"]?.string, nil)
        ]
        while let (path, outerBase, outerResource) = open.popLast() {
            let node = path.node
            var base = outerBase
            var resource = outerResource
            if let id = node["$id"]?.string {
                resource = NodeKey(node)
                found.ids[id] = node
                found.paths[NodeKey(node)] = path
                base = base.flatMap { Self.resolve(id, against: $0) } ?? id
                if let base { found.ids[base] = node }
            }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let name = node[keyword]?.string {
                    found.anchors[name, default: []].append(Anchor(node: node, resource: resource))
                }
            }
            for (position, element) in node.elements.enumerated() where !element.isScalar {
                open.append((Path(element, at: position, in: path), base, resource))
            }
            for entry in node.entries where !entry.value.isScalar && !Self.isLiteral(entry.key) {
                open.append((Path(entry.value, in: path), base, resource))
            }
        }
        names[key] = found
        return found
    }

    /// Whether the value of a keyword is data, in which `$id` is an ordinary key.
    private static func isLiteral(_ key: String) -> Bool {
        key == "example" || key == "examples" || key == "default" || key == "const" || key == "enum"
    }

    private static func resolve(_ uri: String, against base: String) -> String? {
        URL(string: base).flatMap { URL(string: uri, relativeTo: $0)?.absoluteString }
    }
}
