import ApusDiagnostics
import ApusSpecParser

// Fixes of security requirements, bodies and media types.
extension OverlayFixes {
    func undeclaredScheme(_ site: OverlaySite, _ fix: DiagnosticFix?) -> [OverlayDraft.Action] {
        if case .renaming(_, let name) = fix, site.parent?.node?[name] == nil { return rename(site, to: name) }
        return removeScheme(site)
    }

    /// Removes the scheme, the alternative, or the whole list, so that the declared schemes remain.
    private func removeScheme(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let requirement = site.parent, let list = requirement.parent, list.node?.isSequence == true else {
            return []
        }
        if let node = requirement.node, node.keys.contains(where: { !undeclaredSchemes.contains($0) }) {
            return [remove(site)]
        }
        let alternatives = list.node.map { Array($0.elements) } ?? []
        let isUsable = alternatives.contains { $0.keys.allSatisfy { !undeclaredSchemes.contains($0) } }
        return [remove(isUsable ? requirement : list)]
    }

    func mediaType(_ site: OverlaySite, _ fix: DiagnosticFix?) -> [OverlayDraft.Action] {
        guard site.parent?.key == "content", let node = site.node else { return [] }
        if case .replacement(let suggestion) = fix { return rename(site, to: suggestion) }
        guard site.key == "schema" else { return [] }
        let media = OverlayValue.mapping([("schema", .node(node))])
        return update(site.parent, [("application/json", media)]) + [remove(site)]
    }

    func binaryBody(_ site: OverlaySite) -> [OverlayDraft.Action] {
        var site: OverlaySite? = site
        while let current = site {
            if current.parent?.key == "content" { return rename(current, to: "application/octet-stream") }
            site = current.parent
        }
        return []
    }

    /// Moves a schema in the place of a response, a body or a header into `content` or `schema`.
    func moveSchema(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let object = site.enclosingMapping, let node = object.node else { return [] }
        if object.parent?.key == "schemas" { return moveReferences(to: object) }
        if object.parent?.key == "headers" {
            return moveKeywords(of: object, otherThan: OverlayFixes.parameterKeys, default: [])
        }
        // A reference to a schema, or the keywords of one.
        let kept: Set<String> = ["description", "required"]
        let entries = node.entries.filter { entry in
            !entry.key.hasPrefix("x-") && !(kept.contains(entry.key) && !entry.value.isSequence)
        }
        guard !entries.isEmpty else { return [] }
        let schema = OverlayValue.mapping(entries.map { ($0.key, .node($0.value)) })
        var members: [(key: String, value: OverlayValue)] = [
            ("content", .mapping([("application/json", .mapping([("schema", schema)]))]))
        ]
        if object.parent?.key == "responses", node["description"] == nil {
            members.append(("description", .string("")))
        }
        return update(object, members) + entries.compactMap { object.child($0.key).map(remove) }
    }

    /// `responses: { 200: { $ref: S } }` → `responses: { 200: { content: { application/json: { schema: { $ref: S } } } } }`
    private func moveReferences(to schema: OverlaySite) -> [OverlayDraft.Action] {
        let reference = "#\(schema.pointer)"
        let content = OverlayValue.mapping([
            ("application/json", .mapping([("schema", .mapping([("$ref", .string(reference))]))]))
        ])
        let operations = root["paths"]?.entries.filter(\.value.isMapping).flatMap { Array($0.value.entries) } ?? []
        var actions: [OverlayDraft.Action] = []
        func move(_ parent: String, _ members: [(key: String, value: OverlayValue)]) {
            let target = parent + OverlayPath.objects(with: "$ref", equalTo: reference)
            actions.append(Action(target: target, .update(.mapping(members))))
            actions.append(Action(target: target + "['$ref']", .remove))
        }
        if operations.contains(where: { $0.value["requestBody"]?["$ref"]?.string == reference }) {
            move("$.paths.*.*", [("content", content)])
        }
        let responses = operations.flatMap { $0.value["responses"].map { Array($0.entries) } ?? [] }
        if responses.contains(where: { $0.value["$ref"]?.string == reference }) {
            move("$.paths.*.*.responses", [("description", .string("")), ("content", content)])
        }
        return actions
    }

    /// Copies the members of a referenced mapping into the mapping that can't be a reference.
    func resolveReference(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard site.key == "$ref", let text = site.node?.string, let object = site.parent, text.hasPrefix("#/"),
            let pointer = JSONPointer(fragment: String(text.dropFirst()))
        else { return [] }
        let target = OverlaySite(root, pointer)
        guard target.pointer.tokens == pointer.tokens, let node = target.node, target.depth == pointer.tokens.count
        else { return [] }
        if node.isSequence, let key = object.key {
            return [remove(object)] + update(object.parent, [(key, .node(node))])
        }
        guard node.isMapping else { return [] }
        return [Action(target: object.path.text, .copy(from: target.path.text)), remove(site)]
    }
}
