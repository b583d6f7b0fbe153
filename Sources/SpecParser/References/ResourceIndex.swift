import Foundation

/// The schemas that have a name of their own: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 2020-12 §8.2), and
/// files with a `$self` (OpenAPI 3.2.0 §4.1.2.2.1).
///
/// Nearly no description needs it, so it is made when the first reference does.
struct ResourceIndex {
    private struct Names {
        var ids: [String: Node] = [:]
        var anchors: [String: [Node]] = [:]
    }

    private var names: [ObjectIdentifier: Names] = [:]

    /// The schemas of a file with this `$anchor` or `$dynamicAnchor`.
    mutating func anchors(_ name: String, in tree: SourceTree, _ version: SpecVersion) -> [Node] {
        guard version >= .v3_1 else { return [] }
        return index(tree).anchors[name] ?? []
    }

    /// The schema, or file, that a URI is the name of.
    /// - Parameter resource: The schema with an `$id` that the URI is relative to.
    mutating func node(
        named uri: String,
        relativeTo resource: Node?,
        in files: FileStore,
        _ version: SpecVersion
    ) -> Node? {
        guard version >= .v3_1 else { return nil }
        var candidates = [uri]
        if let base = resource?["$id"]?.string, let resolved = Self.resolve(uri, against: base) {
            candidates.insert(resolved, at: 0)
        }
        for file in files.files {
            let names = index(file.tree)
            for candidate in candidates {
                if let found = names.ids[candidate] { return found }
            }
            if let base = file.root["$self"]?.string, let resolved = Self.resolve(uri, against: base),
                let found = names.ids[resolved]
            {
                return found
            }
        }
        return nil
    }

    private mutating func index(_ tree: SourceTree) -> Names {
        let key = ObjectIdentifier(tree)
        if let known = names[key] { return known }
        var found = Names()
        if let name = tree.root["$self"]?.string { found.ids[name] = tree.root }
        var open: [(node: Node, base: String?)] = [(tree.root, tree.root["$self"]?.string)]
        while let (node, outerBase) = open.popLast() {
            var base = outerBase
            if let id = node["$id"]?.string {
                found.ids[id] = node
                base = base.flatMap { Self.resolve(id, against: $0) } ?? id
                if let base { found.ids[base] = node }
            }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let name = node[keyword]?.string { found.anchors[name, default: []].append(node) }
            }
            for element in node.elements where !element.isScalar { open.append((element, base)) }
            for entry in node.entries where !entry.value.isScalar && !Self.isLiteral(entry.key) {
                open.append((entry.value, base))
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
