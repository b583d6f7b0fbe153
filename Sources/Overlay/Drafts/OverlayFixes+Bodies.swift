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
        if site.key == "examples" || site.key == "example" { return moveExamples(site, node) }
        guard site.key == "schema" else { return [] }
        let media = OverlayValue.mapping([("schema", .node(node))])
        return update(site.parent, [("application/json", media)]) + [remove(site)]
    }

    /// `content: { application/json: …, examples: … }` → `content: { application/json: { examples: … } }`
    private func moveExamples(_ site: OverlaySite, _ node: Node) -> [OverlayDraft.Action] {
        guard let key = site.key, let content = site.parent else { return [] }
        let others = content.node?.keys.filter { $0 != key } ?? []
        guard node.count > 0, others.count == 1, let media = content.child(others[0]), media.node?[key] == nil else {
            return [remove(site)]
        }
        return update(media, [(key, .node(node))]) + [remove(site)]
    }

    /// Removes a media type beside others.
    func removeMediaType(_ site: OverlaySite) -> [OverlayDraft.Action] {
        var site: OverlaySite? = site
        while let current = site {
            if let content = current.parent, content.key == "content" {
                return (content.node?.count ?? 0) > 1 ? [remove(current)] : []
            }
            site = current.parent
        }
        return []
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

    /// Copies the members of a parameter that a header refers to, without its name and location.
    func headerOfParameter(_ site: OverlaySite) -> [OverlayDraft.Action] {
        let reference = site.key == "$ref" ? site : site.child("$ref")
        guard let reference, let header = reference.parent, header.parent?.key == "headers",
            let text = reference.node?.string, text.hasPrefix("#/"),
            let pointer = JSONPointer(fragment: String(text.dropFirst()))
        else { return [] }
        let parameter = OverlaySite(root, pointer)
        guard parameter.depth == pointer.tokens.count, parameter.node?["in"] != nil else { return [] }
        let surplus = ["name", "in"].filter { parameter.node?[$0] != nil }
        return [Action(target: header.path.text, .copy(from: parameter.path.text)), remove(reference)]
            + surplus.map { Action(target: header.path.appending($0).text, .remove) }
    }

    /// Declares a missing component without keywords, which is what the client reads.
    func declareComponent(_ site: OverlaySite) -> [OverlayDraft.Action] {
        let prefix = root["swagger"] == nil ? "#/components/schemas/" : "#/definitions/"
        let reference = site.node?.string ?? site.node?["$ref"]?.string
        guard let reference, reference.hasPrefix(prefix),
            let pointer = JSONPointer(fragment: String(reference.dropFirst())),
            let name = pointer.tokens.last, pointer.tokens.count == (root["swagger"] == nil ? 3 : 2)
        else { return [] }
        let list = OverlaySite(root, JSONPointer(Array(pointer.tokens.dropLast())))
        guard list.depth == pointer.tokens.count - 1, list.node?[name] == nil else { return [] }
        return update(list, [(name, .mapping([]))])
    }
}
