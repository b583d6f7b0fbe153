import ApusDiagnostics
import ApusSpecParser

/// The actions of an overlay that fix a diagnostic of a description.
package struct OverlayFix: Sendable {
    package let diagnostic: Diagnostic
    /// Actions that fix the diagnostic, the best first. The first are used, until ``useNextCandidate()`` discards them.
    package private(set) var candidates: [Candidate]
    /// Whether the actions change the client, so that a person must decide.
    package let isProposal: Bool

    /// Actions that together fix a diagnostic.
    package struct Candidate: Sendable {
        package let actions: [OverlayDraft.Action]
        /// The JSON Pointer of the value that the actions change.
        package let scope: JSONPointer
        /// Whether the actions give a value another path, so that they must follow those that use the earlier path.
        package let movesValue: Bool
    }

    package var actions: [OverlayDraft.Action] { candidates[0].actions }
    package var scope: JSONPointer { candidates[0].scope }
    package var movesValue: Bool { candidates[0].movesValue }

    init?(_ diagnostic: Diagnostic, _ candidates: [Candidate], isProposal: Bool) {
        guard !candidates.isEmpty else { return nil }
        self.diagnostic = diagnostic
        self.candidates = candidates
        self.isProposal = isProposal
    }

    /// Replaces the first candidate by the next one. Without a next one, returns `false` and changes nothing.
    package mutating func useNextCandidate() -> Bool {
        guard candidates.count > 1 else { return false }
        candidates.removeFirst()
        return true
    }
}

/// Derives overlay actions from the diagnostics of a description.
///
/// If the help of a diagnostic has several fixes, the actions are the one that does not change the client.
package struct OverlayFixes {
    let root: Node
    /// The names of security schemes that are not declared and not similar to a declared one.
    let undeclaredSchemes: Set<String>

    typealias Action = OverlayDraft.Action

    private init(root: Node, diagnostics: [Diagnostic]) {
        self.root = root
        undeclaredSchemes = Set(
            diagnostics.compactMap { diagnostic in
                guard diagnostic.code.name == "undeclared-security-scheme",
                    case .declaration(let name) = diagnostic.fix
                else { return nil }
                return name
            }
        )
    }

    /// Returns the fixes of diagnostics in the root file of a description. Diagnostics without a fix are left out.
    package static func fixes(of diagnostics: [Diagnostic], in root: Node) -> [OverlayFix] {
        let fixes = OverlayFixes(root: root, diagnostics: diagnostics)
        return diagnostics.compactMap { fixes.fix(of: $0) }
    }

    private func fix(of diagnostic: Diagnostic) -> OverlayFix? {
        guard let place = diagnostic.place, place.file.path == root.tree.file.path else { return nil }
        let site = OverlaySite(root, root.pointer(at: place.range))
        if case .decision(let choices) = diagnostic.fix {
            return OverlayFix(diagnostic, choices.compactMap { proposal($0, at: site) }, isProposal: true)
        }
        let schema = diagnostic.code.name == "wrong-kind" ? schemaOfList(site) : []
        if let proposal = candidate(schema, at: site) { return OverlayFix(diagnostic, [proposal], isProposal: true) }
        let lists = [actions(of: diagnostic, at: site)] + otherActions(of: diagnostic, at: site)
        return OverlayFix(diagnostic, lists.compactMap { candidate($0, at: site) }, isProposal: false)
    }

    /// Whether the kind of a diagnostic has a fix.
    package static func canFix(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.fix != nil
            || ["unused-path-parameter", "duplicate-parameter", "array-without-items", "optional-path-parameter"]
                .contains(diagnostic.code.name)
    }

    func candidate(_ actions: [Action], at site: OverlaySite) -> OverlayFix.Candidate? {
        if actions.isEmpty { return nil }
        let changesMapping = site.node?.isMapping == true && actions.contains { $0.target == site.path.text }
        return OverlayFix.Candidate(
            actions: actions,
            scope: changesMapping ? site.pointer : JSONPointer(Array(site.pointer.tokens.dropLast())),
            movesValue: actions.contains { if case .copy = $0.change { true } else { false } }
                || (site.key != nil && site.node?.isMapping == true && actions.map(\.identity) == [site.path.text])
        )
    }

    /// Actions to use if those of ``actions(of:at:)`` cause other warnings.
    private func otherActions(of diagnostic: Diagnostic, at site: OverlaySite) -> [[OverlayDraft.Action]] {
        switch diagnostic.code.name {
        case "array-without-items": [moveIntoItems(site)]
        case "binary-json": [removeMediaType(site)]
        case "misspelled-path-parameter": parameterOfPath(diagnostic)
        case "key-of-another-version": if case .version = diagnostic.fix { [[remove(site)]] } else { [] }
        default: []
        }
    }

    private func actions(of diagnostic: Diagnostic, at site: OverlaySite) -> [OverlayDraft.Action] {
        switch diagnostic.code.name {
        case "undeclared-required", "required-without-property": required(site, diagnostic.fix)
        case "required-on-property": requiredOnProperty(site)
        case "array-without-items": update(site.enclosingMapping, [("items", .mapping([]))])
        case "items-list": prefixItems(site)
        case "duplicate-enum-value", "duplicate-tag", "duplicate-parameter", "unused-path-parameter":
            removeElement(site)
        case "enum-of-another-type": correctValues(site)
        case "empty-enum": [remove(site)]
        case "default-of-other-type": site.key == "default" ? [remove(site)] : []
        case "ignored-siblings": wrapReference(site)
        case "misplaced-reference": resolveReference(site)
        case "misplaced-schema": moveSchema(site)
        case "deep-object-without-explode": update(site.parent, [("explode", .bool(true))])
        case "optional-path-parameter": update(site.parent, [("required", .bool(true))])
        case "parameter-without-schema": parameterSchema(site)
        case "ambiguous-parameter-content": parameterContent(site)
        case "undeclared-security-scheme": undeclaredScheme(site, diagnostic.fix)
        case "wrong-reference-target": headerOfParameter(site)
        case "unresolved-reference" where diagnostic.fix == nil: declareComponent(site)
        case "invalid-media-type": mediaType(site, diagnostic.fix)
        case "binary-json": binaryBody(site)
        case "operation-id-taken", "operation-name-taken": renameOperation(site, diagnostic.fix)
        case "type-name-taken": renameSchema(site, diagnostic.fix)
        case "key-of-another-version": changeVersion(site, diagnostic.fix)
        default: actions(for: diagnostic.fix, of: diagnostic.code.name, at: site)
        }
    }

    /// The actions of fixes that need no knowledge of the rule.
    private func actions(for fix: DiagnosticFix?, of code: String, at site: OverlaySite) -> [OverlayDraft.Action] {
        switch fix {
        case .replacement(let text):
            let isKey = ["unknown-key", "invalid-status", "path-without-slash"].contains(code)
            if isKey { return rename(site, to: text) }
            guard let value = value(of: site, for: code) else { return [] }
            return [Action(target: value.path.text, .update(.string(text)))]
        case .removal: return value(of: site, for: code).map { [remove($0)] } ?? []
        case .members(let members): return update(site.parent, members.map { ($0.key, .string($0.value)) })
        case .keys(let names): return divideKey(site, names)
        case .kind(let kind, let isIgnored): return convert(site, to: kind, isIgnored: isIgnored)
        case .declaration(let name) where code == "undeclared-path-parameter": return declareParameter(site, name)
        case .declaration(let name) where code == "undeclared-server-variable": return declareVariable(site, name)
        case .declaration(let name) where code == "missing-key": return declareMember(site, name)
        case .renaming(let old, let new) where code == "framework-placeholder":
            return renameSegment(site, from: old, to: new)
        case .renaming(let old, let new): return replaceText(site, old, by: new)
        default: return []
        }
    }

    /// The value that a diagnostic is about, if its place is the object that contains the value.
    private func value(of site: OverlaySite, for code: String) -> OverlaySite? {
        let keys = ["unknown-parent-tag": "parent", "unknown-type": "type", "unknown-location": "in"]
        guard let key = keys[code], site.key != key else {
            return code == "invalid-style" && site.node?.isScalar != true ? nil : site
        }
        return site.enclosingMapping?.child(key)
    }

    // MARK: Actions

    func remove(_ site: OverlaySite) -> OverlayDraft.Action { Action(target: site.path.text, .remove) }

    func update(_ site: OverlaySite?, _ members: [(key: String, value: OverlayValue)]) -> [OverlayDraft.Action] {
        guard let site, site.node?.isMapping == true else { return [] }
        return [Action(target: site.path.text, .update(.mapping(members)))]
    }

    /// Renames a key of a mapping.
    func rename(_ site: OverlaySite, to key: String) -> [OverlayDraft.Action] {
        guard let node = site.node, let parent = site.parent, parent.node?.isMapping == true, key != site.key,
            parent.node?[key] == nil
        else { return [] }
        return add(site, node, as: key, to: parent) + [remove(site)]
    }

    /// Adds a value under another key. A mapping is copied, so that the overlay does not repeat the description.
    func add(_ site: OverlaySite, _ node: Node, as key: String, to parent: OverlaySite) -> [OverlayDraft.Action] {
        guard node.isMapping, node.count > 0 else { return update(parent, [(key, .node(node))]) }
        let copy = Action(target: parent.path.appending(key).text, .copy(from: site.path.text))
        return update(parent, [(key, .mapping([]))]) + [copy]
    }

    /// Removes the element of a list that contains the place.
    func removeElement(_ site: OverlaySite) -> [OverlayDraft.Action] {
        var site: OverlaySite? = site
        while let current = site, let parent = current.parent {
            if parent.node?.isSequence == true { return [remove(current)] }
            if current.node?.isMapping == true { return [] }
            site = parent
        }
        return []
    }

    /// Replaces a value by one of another kind, of which the standard allows no other.
    private func convert(_ site: OverlaySite, to kind: DiagnosticFix.Kind, isIgnored: Bool) -> [OverlayDraft.Action] {
        guard let node = site.node else { return [] }
        if let value = Self.converted(node, to: kind) {
            if case .list = value, node.isMapping || node.isSequence {
                guard let key = site.key else { return [] }
                return [remove(site)] + update(site.parent, [(key, value)])
            }
            guard case .list = value, let key = site.key else {
                return [Action(target: site.path.text, .update(value))]
            }
            return [remove(site)] + update(site.parent, [(key, value)])
        }
        return isIgnored ? [remove(site)] : []
    }

    private static func converted(_ node: Node, to kind: DiagnosticFix.Kind) -> OverlayValue? {
        switch kind {
        case .boolean:
            switch node.string?.lowercased() {
            case "true", "yes": .bool(true)
            case "false", "no": .bool(false)
            default: nil
            }
        case .number: node.string.flatMap { Double($0)?.isFinite == true ? .number($0) : nil }
        case .string: node.isScalar && !node.isNull ? node.scalarText.map { .string($0) } : nil
        case .list: node.isSequence || node.isNull ? nil : .list([.node(node)])
        }
    }

    private func divideKey(_ site: OverlaySite, _ names: [String]) -> [OverlayDraft.Action] {
        guard let node = site.node, let parent = site.parent, parent.node?.isMapping == true else { return [] }
        let new = names.filter { parent.node?[$0] == nil }
        return new.flatMap { add(site, node, as: $0, to: parent) } + [remove(site)]
    }

    /// Adds a member that the standard requires, with the value that the client has without it.
    private func declareMember(_ site: OverlaySite, _ key: String) -> [OverlayDraft.Action] {
        let value: OverlayValue
        switch key {
        case "info": value = .mapping([("title", .string("API")), ("version", .string(""))])
        case "title": value = .string("API")
        case "version": value = .string("")
        case "paths", "flows", "content", "schema": value = .mapping([])
        case "responses": value = .mapping([("2XX", .mapping([("description", .string(""))]))])
        case "scheme": value = .string("bearer")
        default: return []
        }
        return update(site.enclosingMapping, [(key, value)])
    }

    private func replaceText(_ site: OverlaySite, _ old: String, by new: String) -> [OverlayDraft.Action] {
        guard let text = site.node?.string, text.contains(old) else { return [] }
        return [Action(target: site.path.text, .update(.string(text.replacing(old, with: new, maxReplacements: 1))))]
    }
}

extension OverlayDraft.Action {
    /// A text that is equal for equal actions.
    package var identity: String {
        switch change {
        case .remove: return target
        case .copy(let source): return target + "\n" + source
        case .update(let value):
            var writer = OverlayYAML()
            writer.write(value, indent: 0)
            return target + "\n" + writer.text
        }
    }
}
