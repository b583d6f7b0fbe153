import ApusDiagnostics
import ApusSpecParser

// Fixes of paths, parameters and servers.
extension OverlayFixes {
    func declareParameter(_ site: OverlaySite, _ name: String) -> [OverlayDraft.Action] {
        guard site.parent?.key == "paths" else { return [] }
        let type: (key: String, value: OverlayValue) = ("type", .string("string"))
        let schema: (key: String, value: OverlayValue) =
            root["swagger"] == nil ? ("schema", .mapping([type])) : type
        let parameter: [(key: String, value: OverlayValue)] = [
            ("name", .string(name)), ("in", .string("path")), ("required", .bool(true)), schema,
        ]
        return update(site, [("parameters", .list([.mapping(parameter)]))])
    }

    func renameSegment(_ site: OverlaySite, from old: String, to new: String) -> [OverlayDraft.Action] {
        guard let path = site.key else { return [] }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        return rename(site, to: segments.map { $0 == old ? new : String($0) }.joined(separator: "/"))
    }

    func declareVariable(_ site: OverlaySite, _ name: String) -> [OverlayDraft.Action] {
        guard site.key == "url" else { return [] }
        let variable = OverlayValue.mapping([("default", .string(""))])
        return update(site.parent, [("variables", .mapping([(name, variable)]))])
    }

    /// Gives an operation the operationId that leads to its Swift name.
    func renameOperation(_ site: OverlaySite, _ fix: DiagnosticFix?) -> [OverlayDraft.Action] {
        let name: String
        switch fix {
        case .replacement(let text), .configuredName(_, let text): name = text
        default: return []
        }
        var site: OverlaySite? = site
        while let current = site, current.parent?.parent?.key != "paths" { site = current.parent }
        guard let operation = site, operation.node?["operationId"] != nil, !operationIDs.contains(name) else {
            return []
        }
        return update(operation, [("operationId", .string(name))])
    }

    private var operationIDs: Set<String> {
        var names: Set<String> = []
        for path in root["paths"]?.entries.map(\.value) ?? [] where path.isMapping {
            for entry in path.entries { if let id = entry.value["operationId"]?.string { names.insert(id) } }
        }
        return names
    }

    // MARK: Parameters

    /// Lets a path refer to the parameter with the name in the path, or copies a parameter of the components with this
    /// name. Other paths use the parameter of the components with its own name.
    func parameterOfPath(_ diagnostic: Diagnostic) -> [[OverlayDraft.Action]] {
        guard case .renaming(_, let name) = diagnostic.fix, let place = diagnostic.place,
            let path = diagnostic.related.first?.place, path.file.path == root.tree.file.path
        else { return [] }
        let parameter = OverlaySite(root, root.pointer(at: place.range)).enclosingMapping
        var item: OverlaySite? = OverlaySite(root, root.pointer(at: path.range))
        while let current = item, current.parent?.key != "paths" { item = current.parent }
        guard let parameter, let item, parameter.parent?.key == "parameters" else { return [] }
        let reference = "#\(parameter.pointer)"
        let lists = ([item] + (item.node?.keys ?? []).compactMap { item.child($0) }).compactMap {
            $0.child("parameters")
        }
        let uses = lists.flatMap { list in
            (0..<(list.node?.count ?? 0)).compactMap { list.element($0)?.child("$ref") }
        }.filter { $0.node?.string == reference }
        if uses.isEmpty { return [] }
        let others = parameter.parent?.node?.entries.filter {
            $0.value["name"]?.string == name && $0.value["in"]?.string == "path"
        }
        let pointers = others?.map { "#\(JSONPointer(parameter.pointer.tokens.dropLast() + [$0.key]))" } ?? []
        let replaced = pointers.map { pointer in
            uses.map { Action(target: $0.path.text, .update(.string(pointer))) }
        }
        let copied = uses.flatMap { use -> [Action] in
            let element = use.path.parent
            return [
                Action(target: element.text, .copy(from: parameter.path.text)), remove(use),
                Action(target: element.appending("name").text, .update(.string(name))),
            ]
        }
        return replaced + [copied]
    }

    /// `{ name: a, in: query, type: string }` → `{ name: a, in: query, schema: { type: string } }`
    func parameterSchema(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard let parameter = site.enclosingMapping, let node = parameter.node, node["schema"] == nil else { return [] }
        return moveKeywords(of: parameter, otherThan: Self.parameterKeys, default: [("type", .string("string"))])
    }

    /// Moves the keywords of a schema into `schema`.
    func moveKeywords(
        of object: OverlaySite,
        otherThan keys: Set<String>,
        default members: [(key: String, value: OverlayValue)]
    ) -> [OverlayDraft.Action] {
        let entries = object.node?.entries.filter { !keys.contains($0.key) && !$0.key.hasPrefix("x-") } ?? []
        let moved = entries.map { (key: $0.key, value: OverlayValue.node($0.value)) }
        let schema = OverlayValue.mapping(moved.isEmpty ? members : moved)
        return update(object, [("schema", schema)])
            + entries.compactMap { object.child($0.key).map(remove) }
    }

    static let parameterKeys: Set<String> = [
        "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved",
        "example", "examples", "content", "schema",
    ]

    /// Removes `content` beside `schema`, and all media types of a parameter but the first.
    func parameterContent(_ site: OverlaySite) -> [OverlayDraft.Action] {
        guard site.key == "content", let node = site.node else { return [] }
        if site.parent?.node?["schema"] != nil { return [remove(site)] }
        return node.keys.dropFirst().compactMap { site.child($0).map(remove) }
    }
}
