import ApusDiagnostics
import ApusJSONPath
import ApusSpecParser

/// An OpenAPI Overlay document, version 1.0 or 1.1.
struct OverlayDocument {
    enum Version { case version10, version11 }

    /// What an action does with the values that its target selects.
    enum Change {
        case remove
        case update(Node)
        case copy(JSONPath, Node)
        /// The action has no `remove`, `update` or `copy`.
        case none
    }

    struct Action {
        let target: JSONPath
        /// The value of the key `target`, the place of faults.
        let targetNode: Node
        let change: Change
    }

    let version: Version
    /// The value of `extends`, the URI of the description that the overlay changes.
    let extends: Node?
    let actions: [Action]
    let root: Node

    /// Reads an overlay; returns `nil` if it has an error, which is reported.
    init?(_ root: Node, diagnostics: inout Diagnostics) {
        var reader = OverlayReader(diagnostics: diagnostics)
        let document = reader.read(root)
        diagnostics = reader.diagnostics
        guard let document, !reader.hasFault else { return nil }
        self = document
    }

    fileprivate init(version: Version, extends: Node?, actions: [Action], root: Node) {
        self.version = version
        self.extends = extends
        self.actions = actions
        self.root = root
    }
}

/// Reads the objects of an overlay and reports their faults (Overlay 1.1.0 §4.4).
private struct OverlayReader {
    var diagnostics: Diagnostics
    var hasFault = false

    mutating func report(_ message: String, at node: Node, help: String? = nil) {
        hasFault = true
        diagnostics.add(.invalidOverlay(message, at: node.usePlace.start(upTo: 60), help: help))
    }

    mutating func read(_ root: Node) -> OverlayDocument? {
        guard root.isMapping else {
            report("expected a mapping with an overlay, found \(root.kind.noun)", at: root)
            return nil
        }
        guard let version = readVersion(root) else { return nil }
        checkKeys(of: root, ["overlay", "info", "extends", "actions"], in: "the overlay")
        readInfo(root, version: version)
        let extends = string("extends", of: root)
        guard let list = root["actions"] else {
            report("the overlay has no 'actions'", at: root)
            return nil
        }
        guard list.isSequence, list.count > 0 else {
            report(list.isSequence ? "'actions' is empty" : "'actions' must be a list", at: list)
            return nil
        }
        let actions = list.elements.compactMap { readAction($0, version: version) }
        checkUniqueness(of: list)
        return OverlayDocument(version: version, extends: extends, actions: actions, root: root)
    }

    private mutating func readVersion(_ root: Node) -> OverlayDocument.Version? {
        guard let node = root["overlay"] else {
            let help = root["openapi"] == nil ? nil : "the file is a description; name it under 'description'"
            report("the key 'overlay' with the version is missing", at: root, help: help)
            return nil
        }
        let parts = (node.string ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let isPatch = parts.count == 3 && !parts[2].isEmpty && parts[2].utf8.allSatisfy { (0x30...0x39).contains($0) }
        switch (parts.first, parts.dropFirst().first, isPatch) {
        case ("1", "0", true): return .version10
        case ("1", "1", true): return .version11
        default:
            report(
                "version '\(node.scalarText ?? node.kind.noun)' of Overlay is not supported",
                at: node,
                help: "use version 1.0.0 or 1.1.0"
            )
            return nil
        }
    }

    private mutating func readInfo(_ root: Node, version: OverlayDocument.Version) {
        guard let info = root["info"] else { return report("the overlay has no 'info'", at: root) }
        guard info.isMapping else { return report("'info' must be a mapping", at: info) }
        for key in ["title", "version"] where info[key] == nil { report("'info' has no '\(key)'", at: info) }
        for key in ["title", "version"] { _ = string(key, of: info) }
        if version == .version11 { _ = string("description", of: info) }
        checkKeys(of: info, ["title", "version"] + (version == .version11 ? ["description"] : []), in: "'info'")
    }

    private mutating func readAction(_ node: Node, version: OverlayDocument.Version) -> OverlayDocument.Action? {
        guard node.isMapping else {
            report("an action must be a mapping, found \(node.kind.noun)", at: node)
            return nil
        }
        let copyKeys = version == .version11 ? ["copy"] : []
        checkKeys(of: node, ["target", "description", "update", "remove"] + copyKeys, in: "an action")
        _ = string("description", of: node)
        guard node["target"] != nil else {
            report("an action has no 'target'", at: node)
            return nil
        }
        guard let target = string("target", of: node), let path = path(target) else { return nil }
        if let remove = node["remove"], remove.bool == nil { report("'remove' must be a boolean", at: remove) }
        let copy = version == .version11 ? string("copy", of: node) : nil
        let change: OverlayDocument.Change
        if node["remove"]?.bool == true {
            change = .remove
        } else if let copy {
            if node["update"] != nil {
                report("an action can't have both 'update' and 'copy'", at: copy, help: "write two actions")
            }
            guard let source = self.path(copy) else { return nil }
            change = .copy(source, copy)
        } else {
            change = node["update"].map { .update($0) } ?? .none
        }
        return OverlayDocument.Action(target: path, targetNode: target, change: change)
    }

    private mutating func path(_ node: Node) -> JSONPath? {
        do {
            return try JSONPath(node.string ?? "")
        } catch {
            report("invalid JSONPath: \(error)", at: node)
            return nil
        }
    }

    /// Returns the value of a key if it is a string; reports other kinds.
    private mutating func string(_ key: String, of node: Node) -> Node? {
        guard let value = node[key] else { return nil }
        guard value.string != nil else {
            report("'\(key)' must be a string, found \(value.kind.noun)", at: value)
            return nil
        }
        return value
    }

    private mutating func checkKeys(of node: Node, _ known: [String], in subject: String) {
        for entry in node.entries where !known.contains(entry.key) && !entry.key.hasPrefix("x-") {
            hasFault = true
            let isNewer = entry.key == "copy" && known.contains("target")
            let nearest = NearestName.find(entry.key, among: known).map { "did you mean '\($0)'" }
            let help = isNewer ? "write 'overlay: 1.1.0': version 1.0 has no 'copy'" : nearest
            let message = "unknown key '\(entry.key)' in \(subject)"
            diagnostics.add(.invalidOverlay(message, at: entry.keyPlace, help: help))
        }
    }

    /// Reports actions that are equal to an earlier one (`uniqueItems` in the schema of Overlay).
    private mutating func checkUniqueness(of list: Node) {
        var byTarget: [String: [Node]] = [:]
        for action in list.elements {
            let target = action["target"]?.string ?? ""
            // Only actions with the same target can be equal; a limit keeps the comparison linear.
            let earlier = byTarget[target, default: []]
            if earlier.contains(where: { $0.isEqualJSON(to: action) }) {
                report("the action is equal to an earlier one", at: action, help: "remove one of the two")
            } else if earlier.count < 100 {
                byTarget[target, default: []].append(action)
            }
        }
    }
}
