import ApusDiagnostics
import ApusSpecParser

/// The actions of an overlay that fix a diagnostic of a description.
package struct OverlayFix: Sendable {
    package let diagnostic: Diagnostic
    package var actions: [OverlayDraft.Action]
    /// The JSON Pointer of the value that the actions change.
    package let scope: JSONPointer
}

/// Derives overlay actions from the diagnostics of a description.
///
/// If the help of a diagnostic has several fixes, the actions are the one that does not change the client.
package struct OverlayFixes {
    private let root: Node
    /// The names of undeclared security schemes.
    private let undeclaredSchemes: Set<String>
    /// The targets and values of earlier actions: one action can fix several diagnostics.
    private var known: Set<String> = []

    private typealias Action = OverlayDraft.Action

    private init(root: Node, diagnostics: [Diagnostic]) {
        self.root = root
        let undeclared = diagnostics.filter { $0.code.name == "undeclared-security-scheme" }
        undeclaredSchemes = Set(undeclared.compactMap { $0.message.quotedParts.first })
    }

    /// Returns the fixes of diagnostics in the root file of a description. Diagnostics without a fix are left out.
    package static func fixes(of diagnostics: [Diagnostic], in root: Node) -> [OverlayFix] {
        var fixes = OverlayFixes(root: root, diagnostics: diagnostics)
        return diagnostics.compactMap { fixes.fix(of: $0) }
    }

    private mutating func fix(of diagnostic: Diagnostic) -> OverlayFix? {
        guard let place = diagnostic.place, place.file.path == root.tree.file.path else { return nil }
        let site = OverlaySite(root, root.pointer(at: place.range))
        let actions = actions(of: diagnostic, at: site)
        if actions.isEmpty { return nil }
        let new = actions.filter { known.insert($0.identity).inserted }
        let changesMapping = site.node?.isMapping == true && actions.contains { $0.target == site.path.text }
        let scope = changesMapping ? site.pointer : JSONPointer(Array(site.pointer.tokens.dropLast()))
        return OverlayFix(diagnostic: diagnostic, actions: new, scope: scope)
    }

    private func actions(of diagnostic: Diagnostic, at site: OverlaySite) -> [OverlayDraft.Action] {
        let names = diagnostic.message.quotedParts
        let help = diagnostic.help ?? ""
        let suggestion = help.hasPrefix("did you mean '") ? help.quotedParts.first : nil
        switch diagnostic.code.name {
        case "undeclared-required", "required-without-property": return required(site, suggestion: suggestion)
        case "required-on-property": return requiredOnProperty(site)
        case "array-without-items": return update(site.enclosingMapping, [("items", .mapping([]))])
        case "format-as-type": return formatAsType(site, help.quotedParts)
        case "unknown-type":
            guard let suggestion else { return help.hasPrefix("remove") ? [remove(site)] : [] }
            return [Action(target: site.path.text, .update(.string(suggestion)))]
        case "duplicate-enum-value", "duplicate-tag", "duplicate-parameter", "unused-path-parameter":
            return removeElement(site)
        case "enum-of-another-type": return quoteValues(site)
        case "empty-enum", "unknown-parent-tag": return [remove(site)]
        case "default-of-other-type": return site.key == "default" ? [remove(site)] : []
        case "ignored-siblings": return wrapReference(site)
        case "deep-object-without-explode": return update(site.parent, [("explode", .bool(true))])
        case "optional-path-parameter": return update(site.parent, [("required", .bool(true))])
        case "invalid-style":
            guard site.key == "style" else { return [] }
            guard let suggestion else { return [remove(site)] }
            return [Action(target: site.path.text, .update(.string(suggestion)))]
        case "misspelled-path-parameter": return renameParameter(site, names)
        case "undeclared-path-parameter": return declareParameter(site, names)
        case "path-without-slash": return rename(site, to: "/" + (site.key ?? ""))
        case "framework-placeholder": return renamePlaceholder(site, names)
        case "undeclared-server-variable": return declareVariable(site, names)
        case "undeclared-security-scheme": return removeScheme(site)
        case "invalid-status": return [remove(site)]
        case "invalid-media-type": return mediaType(site, suggestion: suggestion)
        case "binary-json": return binaryBody(site)
        case "unknown-key":
            if let suggestion { return rename(site, to: suggestion) }
            return help.hasPrefix("remove it") ? [remove(site)] : []
        default: return []
        }
    }

    // MARK: Actions

    private func remove(_ site: OverlaySite) -> OverlayDraft.Action { Action(target: site.path.text, .remove) }

    private func update(_ site: OverlaySite?, _ members: [(key: String, value: OverlayValue)]) -> [OverlayDraft.Action]
    {
        guard let site, site.node?.isMapping == true else { return [] }
        return [Action(target: site.path.text, .update(.mapping(members)))]
    }

    /// Renames a key of a mapping.
    private func rename(_ site: OverlaySite, to key: String) -> [OverlayDraft.Action] {
        guard let node = site.node, let parent = site.parent, parent.node?.isMapping == true, key != site.key,
            parent.node?[key] == nil
        else { return [] }
        return update(parent, [(key, .node(node))]) + [remove(site)]
    }

    /// Removes the element of a list that contains the place.
    private func removeElement(_ site: OverlaySite) -> [OverlayDraft.Action] {
        var site: OverlaySite? = site
        while let current = site, let parent = current.parent {
            if parent.node?.isSequence == true { return [remove(current)] }
            if current.node?.isMapping == true { return [] }
            site = parent
        }
        return []
    }

    // MARK: Schemas

    /// Declares the property as an optional one, which the client has anyway, or replaces a misspelled name.
    private func required(_ site: OverlaySite, suggestion: String?) -> [OverlayDraft.Action] {
        guard let name = site.node?.string, let list = site.parent, let schema = list.parent, list.key == "required"
        else { return [] }
        let target = list.path.elements(equalTo: name)
        let names = list.node?.elements.compactMap(\.string) ?? []
        if let suggestion, !names.contains(suggestion) {
            return [Action(target: target, .update(.string(suggestion)))]
        }
        let property = OverlayValue.mapping([(name, .mapping([]))])
        return update(schema, [("properties", property)]) + [Action(target: target, .remove)]
    }

    private func requiredOnProperty(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard site.key == "required", let property = site.parent, let name = property.key,
            property.parent?.key == "properties"
        else { return [] }
        guard site.node?.bool == true else { return [remove(site)] }
        return [remove(site)] + update(property.parent?.parent, [("required", .list([.string(name)]))])
    }

    /// `type: date-time` → `type: string`, `format: date-time`
    private func formatAsType(_ site: OverlaySite, _ quoted: [String]) -> [OverlayDraft.Action] {
        guard site.key == "type" else { return [] }
        let members = quoted.compactMap { part -> (key: String, value: OverlayValue)? in
            let words = part.split(separator: " ")
            guard words.count == 2, words[0].hasSuffix(":") else { return nil }
            return (String(words[0].dropLast()), .string(String(words[1])))
        }
        guard members.count == 2, members.allSatisfy({ ["type", "format"].contains($0.key) }) else { return [] }
        return update(site.parent, members)
    }

    /// `enum: [false]` → `enum: ["false"]`
    private func quoteValues(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let list = site.parent, list.node?.isSequence == true, list.parent?.node?["type"]?.string == "string"
        else { return [] }
        return (list.node.map { Array($0.elements) } ?? []).enumerated().compactMap { position, element in
            guard element.string == nil, !element.isNull, let text = element.scalarText else { return nil }
            return Action(target: list.path.appending(position).text, .update(.string(text)))
        }
    }

    /// `{ $ref: …, enum: […] }` → `{ allOf: [{ $ref: … }], enum: […] }`
    private func wrapReference(_ site: OverlaySite) -> [OverlayDraft.Action] {
        let candidates = [site, site.parent].compactMap(\.self)
        guard let schema = candidates.first(where: { $0.node?["$ref"]?.string != nil }),
            let reference = schema.node?["$ref"]
        else { return [] }
        let members = OverlayValue.list([.mapping([("$ref", .node(reference))])])
        return update(schema, [("allOf", members)])
            + [Action(target: schema.path.appending("$ref").text, .remove)]
    }

    // MARK: Paths

    private func renameParameter(_ site: OverlaySite, _ names: [String]) -> [OverlayDraft.Action] {
        guard names.count > 1, site.key == "name", site.node?.string == names[0] else { return [] }
        return [Action(target: site.path.text, .update(.string(names[1].withoutBraces)))]
    }

    private func declareParameter(_ site: OverlaySite, _ names: [String]) -> [OverlayDraft.Action] {
        guard let name = names.first?.withoutBraces, site.parent?.key == "paths" else { return [] }
        let type: (key: String, value: OverlayValue) = ("type", .string("string"))
        let schema: (key: String, value: OverlayValue) =
            root["swagger"] == nil ? ("schema", .mapping([type])) : type
        let parameter: [(key: String, value: OverlayValue)] = [
            ("name", .string(name)), ("in", .string("path")), ("required", .bool(true)), schema,
        ]
        return update(site, [("parameters", .list([.mapping(parameter)]))])
    }

    private func renamePlaceholder(_ site: OverlaySite, _ names: [String]) -> [OverlayDraft.Action] {
        guard names.count > 2, let path = site.key else { return [] }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        return rename(site, to: segments.map { $0 == names[1] ? "{\(names[2])}" : String($0) }.joined(separator: "/"))
    }

    private func declareVariable(_ site: OverlaySite, _ names: [String]) -> [OverlayDraft.Action] {
        guard site.key == "url",
            let name = names.lazy.map(\.withoutBraces).first(where: { name in
                site.node?.string?.contains("{\(name)}") == true
            })
        else { return [] }
        let variable = OverlayValue.mapping([("default", .string(""))])
        return update(site.parent, [("variables", .mapping([(name, variable)]))])
    }

    // MARK: Security and bodies

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

    private func mediaType(_ site: OverlaySite, suggestion: String?) -> [OverlayDraft.Action] {
        guard site.parent?.key == "content", let node = site.node else { return [] }
        if let suggestion { return rename(site, to: suggestion) }
        guard site.key == "schema" else { return [] }
        let media = OverlayValue.mapping([("schema", .node(node))])
        return update(site.parent, [("application/json", media)]) + [remove(site)]
    }

    private func binaryBody(_ site: OverlaySite) -> [OverlayDraft.Action] {
        var site: OverlaySite? = site
        while let current = site {
            if current.parent?.key == "content" { return rename(current, to: "application/octet-stream") }
            site = current.parent
        }
        return []
    }
}

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

    /// The key of the value in a mapping.
    var key: String? { nodes.count > 1 && nodes[nodes.count - 2].isMapping ? pointer.tokens.last : nil }

    var parent: OverlaySite? {
        guard nodes.count > 1 else { return nil }
        let pointer = JSONPointer(Array(pointer.tokens.dropLast()))
        return OverlaySite(pointer: pointer, path: path.parent, nodes: Array(nodes.dropLast()))
    }

    /// This value if it is a mapping, otherwise the nearest mapping that contains it.
    var enclosingMapping: OverlaySite? { node?.isMapping == true ? self : parent?.enclosingMapping }
}

extension OverlayDraft.Action {
    /// A text that is equal for equal actions.
    fileprivate var identity: String {
        guard case .update(let value) = change else { return target }
        var writer = OverlayYAML()
        writer.write(value, indent: 0)
        return target + "\n" + writer.text
    }
}

extension String {
    /// The texts in single quotes: `no 'a' in 'b'` has `a` and `b`.
    fileprivate var quotedParts: [String] {
        let parts = split(separator: "'", omittingEmptySubsequences: false)
        return parts.enumerated().compactMap { index, part in
            index % 2 == 1 && index < parts.count - 1 ? String(part) : nil
        }
    }

    fileprivate var withoutBraces: String { hasPrefix("{") && hasSuffix("}") ? String(dropFirst().dropLast()) : self }
}
