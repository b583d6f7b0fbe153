import ApusDiagnostics
import ApusSpecParser

// Fixes of schemas.
extension OverlayFixes {
    /// Declares the property as an optional one, which the client has anyway, or replaces a misspelled name.
    func required(_ site: OverlaySite, _ fix: DiagnosticFix?) -> [OverlayDraft.Action] {
        guard let name = site.node?.string, let list = site.parent, let schema = list.parent, list.key == "required"
        else { return [] }
        let target = list.path.elements(equalTo: name)
        let names = list.node?.elements.compactMap(\.string) ?? []
        if case .replacement(let suggestion) = fix, !names.contains(suggestion) {
            return [Action(target: target, .update(.string(suggestion)))]
        }
        let property = OverlayValue.mapping([(name, .mapping([]))])
        return update(schema, [("properties", property)]) + [Action(target: target, .remove)]
    }

    func requiredOnProperty(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard site.key == "required", let property = site.parent, let name = property.key,
            property.parent?.key == "properties"
        else { return [] }
        guard site.node?.bool == true else { return [remove(site)] }
        return [remove(site)] + update(property.parent?.parent, [("required", .list([.string(name)]))])
    }

    /// `items: [A, B]` → `prefixItems: [A, B]`
    func prefixItems(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard site.key == "items", let node = site.node, let version = root["openapi"]?.scalarText,
            !version.hasPrefix("3.0"), site.parent?.node?["prefixItems"] == nil
        else { return [] }
        return update(site.parent, [("prefixItems", .node(node))]) + [remove(site)]
    }

    /// `type: array`, `enum: [a]` → `type: array`, `items: { enum: [a] }`
    private func moveValues(_ list: OverlaySite) -> [OverlayDraft.Action] {
        guard let node = list.node, list.key == "enum", list.parent?.node?["type"]?.string == "array" else { return [] }
        return update(list.parent, [("items", .mapping([("enum", .node(node))]))]) + [remove(list)]
    }

    /// `enum: [false]` → `enum: ["false"]`
    func correctValues(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let list = site.parent, list.node?.isSequence == true else { return [] }
        guard list.parent?.node?["type"]?.string == "string" else { return moveValues(list) }
        return (list.node.map { Array($0.elements) } ?? []).enumerated().compactMap { position, element in
            guard element.string == nil, !element.isNull, let text = element.scalarText else { return nil }
            return Action(target: list.path.appending(position).text, .update(.string(text)))
        }
    }

    /// `{ $ref: …, enum: […] }` → `{ allOf: [{ $ref: … }], enum: […] }`
    func wrapReference(_ site: OverlaySite) -> [OverlayDraft.Action] {
        let candidates = [site, site.parent].compactMap(\.self)
        guard let schema = candidates.first(where: { $0.node?["$ref"]?.string != nil }),
            let reference = schema.node?["$ref"]
        else { return [] }
        let members = OverlayValue.list([.mapping([("$ref", .node(reference))])])
        return update(schema, [("allOf", members)])
            + [Action(target: schema.path.appending("$ref").text, .remove)]
    }

    /// Renames a schema of the components, with all references to it.
    func renameSchema(_ site: OverlaySite, _ fix: DiagnosticFix?) -> [OverlayDraft.Action] {
        guard case .configuredName(let key, let name) = fix, let schema = site.ancestor(named: key),
            let list = schema.parent, list.pointer.tokens.last == "schemas" || list.pointer.tokens == ["definitions"]
        else { return [] }
        let old = "#\(list.pointer)/\(JSONPointer([key]).description.dropFirst())"
        let references = root.referenceTexts
        guard !references.contains(where: { $0.hasPrefix(old + "/") }) else { return [] }
        let new = "#\(list.pointer)/\(name)"
        var actions = rename(schema, to: name)
        if actions.isEmpty { return [] }
        if references.contains(old) {
            let target = "$.." + OverlayPath.objects(with: "$ref", equalTo: old)
            actions.append(Action(target: target, .update(.mapping([("$ref", .string(new))]))))
        }
        return actions
    }

    /// Raises the version of the description, or writes a keyword as the version requires.
    func changeVersion(_ site: OverlaySite, _ fix: DiagnosticFix?) -> [OverlayDraft.Action] {
        switch fix {
        case .version(let version):
            guard root["openapi"]?.scalarText != nil else { return [] }
            return [Action(target: OverlayPath().appending("openapi").text, .update(.string(version + ".0")))]
        case .removal: return [remove(site)]
        default: break
        }
        guard let schema = site.parent else { return [] }
        switch site.key {
        case "nullable": return nullable(site, schema)
        case "exclusiveMinimum": return exclusiveBound(site, schema, "minimum")
        case "exclusiveMaximum": return exclusiveBound(site, schema, "maximum")
        default: return []
        }
    }

    /// `type: string`, `nullable: true` → `type: [string, "null"]`, or a member `type: "null"` of a union
    private func nullable(_ site: OverlaySite, _ schema: OverlaySite) -> [OverlayDraft.Action] {
        if site.node?.bool == false { return [remove(site)] }
        let null = OverlayValue.mapping([("type", .string("null"))])
        for key in ["anyOf", "oneOf"] {
            guard let list = schema.child(key), list.node?.isSequence == true else { continue }
            return [remove(site), Action(target: list.path.text, .update(.list([null])))]
        }
        if let reference = schema.child("$ref"), let node = reference.node {
            let members = OverlayValue.list([.mapping([("$ref", .node(node))]), null])
            return [remove(site), remove(reference)] + update(schema, [("anyOf", members)])
        }
        guard let type = schema.child("type"), let name = type.node?.string else { return [] }
        return [remove(site), remove(type)]
            + update(schema, [("type", .list([.string(name), .string("null")]))])
    }

    /// `minimum: 5`, `exclusiveMinimum: true` → `exclusiveMinimum: 5`
    private func exclusiveBound(_ site: OverlaySite, _ schema: OverlaySite, _ key: String) -> [OverlayDraft.Action] {
        if site.node?.bool == false { return [remove(site)] }
        guard let bound = schema.child(key), let value = bound.node, let name = site.key else { return [] }
        return [remove(bound), Action(target: schema.path.appending(name).text, .update(.node(value)))]
    }
}
