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

    /// `items: [A, B]` → `prefixItems: [A, B]`. Before version 3.1, a list without `minItems` and `maxItems` is read as a
    /// list of any values.
    func prefixItems(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard site.key == "items", let node = site.node, let schema = site.parent, schema.node?["prefixItems"] == nil
        else { return [] }
        if let version = root["openapi"]?.scalarText, !version.hasPrefix("3.0") {
            return update(schema, [("prefixItems", .node(node))]) + [remove(site)]
        }
        guard schema.node?["minItems"] == nil, schema.node?["maxItems"] == nil else { return [] }
        let elements = Array(node.elements)
        let isUniform = elements.first.map { first in elements.allSatisfy { $0.isEqualJSON(to: first) } } ?? false
        let items = isUniform ? OverlayValue.node(elements[0]) : .mapping([])
        return [remove(site)] + update(schema, [("items", items)])
    }

    /// `type: array`, `allOf: [A]` → `type: array`, `items: A`
    func moveIntoItems(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let schema = site.enclosingMapping, let node = schema.node else { return [] }
        let moved = node.entries.filter { Self.elementKeys.contains($0.key) }
        if moved.isEmpty { return [] }
        var items = OverlayValue.mapping(moved.map { ($0.key, .node($0.value)) })
        if moved.count == 1, let list = node["allOf"], list.count == 1,
            let only = list.elements.first(where: { _ in true })
        {
            items = .node(only)
        }
        return update(schema, [("items", items)]) + moved.compactMap { schema.child($0.key).map(remove) }
    }

    /// Keywords that do not apply to arrays, so that they were meant for their elements.
    private static let elementKeys: Set<String> = [
        "allOf", "oneOf", "anyOf", "properties", "required", "additionalProperties", "enum", "discriminator", "format",
    ]

    /// `A: [B]` → `A: { allOf: [B] }`
    func schemaOfList(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let node = site.node, node.isSequence, node.count > 0, node.elements.allSatisfy(\.isMapping),
            let key = site.key, let list = site.parent,
            ["schemas", "properties", "definitions"].contains(list.key ?? "")
        else { return [] }
        return [remove(site)] + update(list, [(key, .mapping([("allOf", .node(node))]))])
    }

    /// `type: array`, `enum: [a]` → `type: array`, `items: { enum: [a] }`
    private func moveValues(_ list: OverlaySite) -> [OverlayDraft.Action] {
        guard let node = list.node, list.key == "enum", list.parent?.node?["type"]?.string == "array" else { return [] }
        return update(list.parent, [("items", .mapping([("enum", .node(node))]))]) + [remove(list)]
    }

    /// `enum: [false]` → `enum: ["false"]`, and `type: integer`, `enum: ["1"]` → `enum: [1]`
    func correctValues(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let list = site.parent, list.node?.isSequence == true else { return [] }
        switch list.parent?.node?["type"]?.string {
        case "string": break
        case "integer": return correctNumbers(list) { text in Int(text).map(String.init) == text }
        case "number":
            return correctNumbers(list) { text in
                Double(text).map { "\($0)" == text || "\($0)" == text + ".0" } ?? false
            }
        default: return moveValues(list)
        }
        return (list.node.map { Array($0.elements) } ?? []).enumerated().compactMap { position, element in
            guard element.string == nil, !element.isNull, let text = element.scalarText else { return nil }
            return Action(target: list.path.appending(position).text, .update(.string(text)))
        }
    }

    /// Writes strings as numbers, if all of them are numbers. Otherwise the type is that of the values.
    private func correctNumbers(_ list: OverlaySite, _ isNumber: (String) -> Bool) -> [OverlayDraft.Action] {
        let elements = list.node.map { Array($0.elements) } ?? []
        let strings = elements.enumerated().filter { $0.element.string != nil }
        guard strings.allSatisfy({ isNumber($0.element.string ?? "") }) else {
            guard strings.count == elements.count, let type = list.parent?.child("type") else { return [] }
            return [Action(target: type.path.text, .update(.string("string")))]
        }
        return strings.map { position, element in
            Action(target: list.path.appending(position).text, .update(.number(element.string ?? "")))
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
            guard root["openapi"]?.scalarText != nil else { return nullableType(site) }
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

    /// `type: [string, "null"]` → `type: string`, `x-nullable: true`, in version 2.0
    private func nullableType(_ site: OverlaySite) -> [OverlayDraft.Action] {
        let type = site.key == "type" ? site : site.parent
        guard let type, type.key == "type", let list = type.node, list.isSequence, let schema = type.parent else {
            return []
        }
        let names = list.elements.compactMap { $0.isNull ? "null" : $0.string }
        let others = names.filter { $0 != "null" }
        guard names.count == list.count, names.contains("null"), others.count == 1 else { return [] }
        return [remove(type)] + update(schema, [("type", .string(others[0])), ("x-nullable", .bool(true))])
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
        guard let type = schema.child("type"), let name = type.node?.string else {
            return nullableReference(schema, null)
        }
        return [remove(site), remove(type)]
            + update(schema, [("type", .list([.string(name), .string("null")]))])
    }

    /// `allOf: [A, { nullable: true }]` → `anyOf: [A, { type: "null" }]`
    private func nullableReference(_ element: OverlaySite, _ null: OverlayValue) -> [OverlayDraft.Action] {
        guard let list = element.parent, list.key == "allOf", list.node?.count == 2, let schema = list.parent,
            schema.node?["anyOf"] == nil, schema.node?["oneOf"] == nil,
            element.node?.keys.allSatisfy({ $0 == "nullable" || $0 == "description" }) == true,
            let other = list.node?.elements.first(where: { $0["nullable"] == nil })
        else { return [] }
        var members: [(key: String, value: OverlayValue)] = [("anyOf", .list([.node(other), null]))]
        if let text = element.node?["description"], schema.node?["description"] == nil {
            members.append(("description", .node(text)))
        }
        return [remove(list)] + update(schema, members)
    }

    /// `minimum: 5`, `exclusiveMinimum: true` → `exclusiveMinimum: 5`
    private func exclusiveBound(_ site: OverlaySite, _ schema: OverlaySite, _ key: String) -> [OverlayDraft.Action] {
        if site.node?.bool == false { return [remove(site)] }
        guard let bound = schema.child(key), let value = bound.node, let name = site.key else { return [] }
        return [remove(bound), Action(target: schema.path.appending(name).text, .update(.node(value)))]
    }
}
