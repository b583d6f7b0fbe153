/// The target of a resolved reference.
struct ReferenceTarget {
    let node: Node
    /// `#/components/schemas/Segment`, preceded by the path of the file unless it is the root file.
    let pointer: String
    /// The name of the target: the last token of the pointer, or the stem of the file name for a complete file.
    let name: String?
    /// The last token but one of the pointer, such as `schemas`; `nil` for a complete file and for other targets.
    let section: String?
    /// Whether the pointer is `#/components/section/name` in any file.
    var isComponent = false
}

/// The reason why a reference cannot be resolved.
enum ReferenceFault: Error {
    /// The place does not exist.
    case missing(suggestion: String?)
    case notAPointer
    case outside
    case absolute
    case url(scheme: String)
    case unreadable(path: String, reason: String)
    case unparsable(path: String)
    case circular
    /// Several schemas have the anchor.
    case ambiguous
}

extension DocumentReader {
    /// The maximum number of references that are followed to resolve a pointer.
    private static let maximumHops = 32

    /// Resolves a reference. The target may be a reference again.
    /// - Parameters:
    ///   - text: The text of the reference: a URI reference with a fragment.
    ///   - node: A node of the file that contains the reference.
    ///   - resource: The innermost schema with an `$id` around the reference, which is its base.
    mutating func resolve(
        _ text: String,
        from node: Node,
        in resource: Node? = nil
    ) -> Result<ReferenceTarget, ReferenceFault> {
        if let known = references[text, from: node, in: resource] { return known }
        let outcome = lookUp(text, from: node, in: resource, hops: 0)
        references[text, from: node, in: resource] = outcome
        return outcome
    }

    private mutating func lookUp(
        _ text: String,
        from node: Node,
        in resource: Node?,
        hops: Int
    ) -> Result<ReferenceTarget, ReferenceFault> {
        guard hops < Self.maximumHops, let file = files.file(of: node) else { return .failure(.circular) }
        let reference = ReferenceText(text)
        let form = reference.form
        if form == .sameFile {
            if let resource, let target = find(reference.fragment, below: resource, hops: hops) {
                return .success(target)
            }
            return find(reference.fragment, in: file, hops: hops)
        }
        let fault: ReferenceFault
        switch form {
        case .relativePath(let path):
            let target = file.path.folder.appending(path)
            switch files.file(at: target) {
            case .success(let file): return find(reference.fragment, in: file, hops: hops)
            case .failure(.outside): fault = .outside
            case .failure(.unreadable(let reason)):
                fault = .unreadable(path: target.text, reason: reason)
            case .failure(.unparsable): fault = .unparsable(path: target.text)
            case .failure(.tooMany): fault = .unreadable(path: target.text, reason: "too many files")
            }
        case .url(let scheme): fault = .url(scheme: scheme)
        case .absolutePath, .sameFile: fault = .absolute
        }
        // The reference may be the `$id` of a schema in any of the files.
        if let named = resources.node(
            named: reference.resource,
            in: file,
            relativeTo: resource,
            among: files,
            version
        ),
            let target = find(reference.fragment, below: named, hops: hops)
        {
            return .success(target)
        }
        // A file outside may exist, so a component with the same name is not what the reference means.
        if case .outside = fault { return .failure(fault) }
        if let suggestion = componentSuggestion(for: text) { return .failure(.missing(suggestion: suggestion)) }
        return .failure(fault)
    }

    // MARK: Fragments

    private mutating func find(
        _ fragment: String?,
        in file: FileStore.File,
        hops: Int
    ) -> Result<ReferenceTarget, ReferenceFault> {
        let prefix = file.tree === root.tree ? "" : file.path.text
        guard let fragment, !fragment.isEmpty else {
            let name = file.tree === root.tree ? nil : file.path.stem
            return .success(ReferenceTarget(node: file.root, pointer: prefix + "#", name: name, section: nil))
        }
        guard fragment.hasPrefix("/") || fragment.hasPrefix("%2F") else {
            switch resources.anchors(fragment, in: file.tree, below: nil, version) {
            case let found where found.count == 1:
                let pointer = "\(prefix)#\(fragment)"
                return .success(ReferenceTarget(node: found[0], pointer: pointer, name: found[0].key, section: nil))
            case let found where found.count > 1: return .failure(.ambiguous)
            default:
                let suggestion = componentSuggestion(for: fragment)
                return .failure(suggestion == nil ? .notAPointer : .missing(suggestion: suggestion))
            }
        }
        guard let pointer = JSONPointer(fragment: fragment) else { return .failure(.notAPointer) }
        switch walk(pointer.tokens, from: file.root, hops: hops) {
        case .success(let node):
            let text = prefix + "#" + (fragment.utf8.contains(UInt8(ascii: "%")) ? pointer.description : fragment)
            return .success(Self.target(node, pointer: text, tokens: pointer.tokens))
        case .failure(let fault): return .failure(fault)
        }
    }

    /// Resolves a fragment relative to a schema resource with its own `$id` (JSON Schema 2020-12 §9.2.1).
    private mutating func find(_ fragment: String?, below resource: Node, hops: Int) -> ReferenceTarget? {
        guard let file = files.file(of: resource) else { return nil }
        let prefix = file.tree === root.tree ? "#" : file.path.text + "#"
        var start = prefix + resources.pointer(to: resource)
        guard let fragment, !fragment.isEmpty else {
            return ReferenceTarget(node: resource, pointer: start, name: resource.key, section: nil)
        }
        guard let pointer = JSONPointer(fragment: fragment) else {
            let found = resources.anchors(fragment, in: resource.tree, below: resource, version)
            guard found.count == 1 else { return nil }
            return ReferenceTarget(node: found[0], pointer: "\(prefix)\(fragment)", name: found[0].key, section: nil)
        }
        guard case .success(let node) = walk(pointer.tokens, from: resource, hops: hops) else { return nil }
        start += pointer.description
        return Self.target(node, pointer: start, tokens: pointer.tokens)
    }

    private static func target(_ node: Node, pointer: String, tokens: [String]) -> ReferenceTarget {
        let section = tokens.count > 1 ? tokens[tokens.count - 2] : nil
        let isComponent = tokens.count == 3 && tokens[0] == "components"
        return ReferenceTarget(
            node: node,
            pointer: pointer,
            name: tokens.last,
            section: section,
            isComponent: isComponent && ComponentKind.sections.contains(section ?? "")
        )
    }

    /// Follows the tokens of a pointer, and the references between them.
    private mutating func walk(_ tokens: [String], from start: Node, hops: Int) -> Result<Node, ReferenceFault> {
        var node = start
        var hops = hops
        for (position, token) in tokens.enumerated() {
            var child = elements.child(token, of: node)
            while child == nil, let text = node["$ref"]?.string {
                hops += 1
                switch lookUp(text, from: node, in: nil, hops: hops) {
                case .success(let target):
                    node = target.node
                    child = elements.child(token, of: node)
                case .failure(let fault): return .failure(fault)
                }
            }
            guard let child else {
                return .failure(
                    .missing(suggestion: suggestion(for: tokens, failingAt: position, at: node, from: start))
                )
            }
            node = child
        }
        return .success(node)
    }

    // MARK: Suggestions

    private mutating func suggestion(for tokens: [String], failingAt position: Int, at node: Node, from start: Node)
        -> String?
    {
        if let nearest = suggestions.nearest(to: tokens[position], amongKeysOf: node) {
            var corrected = tokens
            corrected[position] = nearest
            if start.resolve(JSONPointer(corrected)) != nil { return "#\(JSONPointer(corrected))" }
        }
        return tokens.last.flatMap { componentSuggestion(for: $0) }
    }

    /// Returns the pointer to the component of the root file whose name is the last word of a text.
    private func componentSuggestion(for text: String) -> String? {
        let word = text.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? text
        let sections: [(pointer: [String], node: Node?)] = [
            (["components", "schemas"], root.root["components"]?["schemas"]),
            (["definitions"], root.root["definitions"]),
            (["components", "parameters"], root.root["components"]?["parameters"]),
            (["components", "responses"], root.root["components"]?["responses"]),
        ]
        for (pointer, node) in sections where node?[word] != nil { return "#\(JSONPointer(pointer + [word]))" }
        return nil
    }
}
