import ApusDiagnostics
import ApusSpecParser

/// Reads a configuration from the tree of an `apus.yaml` or `apus.json`.
struct ConfigurationReader {
    var diagnostics = Diagnostics()

    init() {}

    mutating func read(_ root: Node, folder: String) -> Configuration {
        var configuration = Configuration(folder: folder)
        guard root.isMapping else {
            diagnostics.add(.configurationKind(of: "the configuration", wanted: "a mapping", at: root.place))
            return configuration
        }
        for entry in root.entries where entry.key != "clients" {
            diagnostics.add(.unknownConfigurationKey(entry.key, among: ["clients"], at: entry.keyPlace))
        }
        guard let clients = root["clients"] else {
            diagnostics.add(.missingConfigurationKey("clients", at: root.place))
            return configuration
        }
        guard clients.isSequence else {
            diagnostics.add(.configurationKind(of: "'clients'", wanted: "a list", at: clients.place))
            return configuration
        }
        for client in clients.elements { configuration.clients.append(self.client(client)) }
        return configuration
    }

    private mutating func client(_ node: Node) -> ClientConfiguration {
        var client = ClientConfiguration()
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "a client", wanted: "a mapping", at: node.place))
            return client
        }
        for entry in node.entries {
            guard let key = ClientKey.all.first(where: { $0.name == entry.key }) else {
                let names = ClientKey.all.map(\.name)
                diagnostics.add(.unknownConfigurationKey(entry.key, among: names, at: entry.keyPlace))
                continue
            }
            apply(key, entry.value, to: &client)
        }
        for name in ClientKey.required where node[name] == nil {
            diagnostics.add(.missingConfigurationKey(name, at: node.place))
        }
        return client
    }

    private mutating func apply(_ key: ClientKey, _ node: Node, to client: inout ClientConfiguration) {
        switch key.value {
        case .text(let set):
            if let text = text(node, of: key.name) { set(text, &client) }
        case .choice(let words, let set):
            guard let word = text(node, of: key.name) else { return }
            if words.contains(word) {
                set(word, &client)
            } else {
                diagnostics.add(.unknownConfigurationValue(word, of: key.name, among: words, at: node.place))
            }
        case .list(let set): set(list(node, of: key.name), &client)
        case .map(let set): set(map(node, of: key.name), &client)
        case .words(let words, let set): set(self.words(node, of: key.name, among: words), &client)
        case .paging(let set): set(paging(node, of: key.name), &client)
        case .filter(let set): set(filter(node, of: key.name), &client)
        }
    }

    mutating func text(_ node: Node, of key: String) -> String? {
        if let text = node.scalarText, !node.isNull { return text }
        diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a text", at: node.place))
        return nil
    }

    private mutating func list(_ node: Node, of key: String) -> [String] {
        guard node.isSequence else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a list of texts", at: node.place))
            return []
        }
        return node.elements.compactMap { text($0, of: key) }
    }

    private mutating func map(_ node: Node, of key: String) -> [NamedValue] {
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a mapping of texts", at: node.place))
            return []
        }
        return node.entries.compactMap { entry in
            text(entry.value, of: key).map { NamedValue(entry.key, $0) }
        }
    }

    private mutating func words(_ node: Node, of key: String, among words: [String]) -> [NamedValue] {
        map(node, of: key).filter { entry in
            if words.contains(entry.value) { return true }
            let place = node[entry.name]?.place ?? node.place
            diagnostics.add(.unknownConfigurationValue(entry.value, of: key, among: words, at: place))
            return false
        }
    }

    private mutating func filter(_ node: Node, of key: String) -> OperationSelection {
        var filter = OperationSelection()
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a mapping", at: node.place))
            return filter
        }
        for entry in node.entries {
            switch entry.key {
            case "tags": filter.tags = list(entry.value, of: "tags")
            case "paths": filter.paths = list(entry.value, of: "paths")
            case "operations": filter.operations = list(entry.value, of: "operations")
            case "methods": filter.methods = list(entry.value, of: "methods").map { $0.uppercased() }
            default:
                let names = ["tags", "paths", "operations", "methods"]
                diagnostics.add(.unknownConfigurationKey(entry.key, among: names, at: entry.keyPlace))
            }
        }
        return filter
    }
}
