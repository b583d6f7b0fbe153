import ApusDiagnostics
import ApusFiles
import ApusLowering
import ApusSpecParser

/// Reads a configuration from the parsed tree of an `apus.yaml` or `apus.json`.
package struct ConfigurationReader {
    /// The faults of the configuration.
    package internal(set) var diagnostics = Diagnostics()
    private let given: Set<String>

    /// - Parameter given: Required keys that may be missing because the command line has values for them.
    package init(given: Set<String> = []) {
        self.given = given
    }

    /// Reads a configuration and adds its faults to ``diagnostics``.
    ///
    /// - Parameter folder: The folder that relative paths are relative to.
    package mutating func read(_ root: Node, folder: String) -> Configuration {
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
        if clients.count == 0 { diagnostics.add(.emptyConfigurationList("clients", at: clients.place)) }
        for client in clients.elements { configuration.clients.append(self.client(client)) }
        checkOutputs(of: configuration, places: clients.elements.map { $0["output"]?.place })
        return configuration
    }

    /// Reports clients with the same output folder, or with one inside another's.
    private mutating func checkOutputs(of configuration: Configuration, places: [SourceLocation?]) {
        var first: [FilePath: (output: String, place: SourceLocation)] = [:]
        var paths: [FilePath] = []
        for (client, place) in zip(configuration.clients, places) {
            guard let place, !client.output.isEmpty else { continue }
            let path = FilePath(FilePath.join(configuration.folder, client.output))
            if let other = first[path] {
                diagnostics.add(.conflictingOutput(client.output, other: other.output, at: place, and: other.place))
            } else {
                first[path] = (client.output, place)
                paths.append(path)
            }
        }
        for path in paths {
            var folder = path
            while folder.folder != folder, folder.folder.text.utf8.count < folder.text.utf8.count {
                folder = folder.folder
                guard folder.contains(path), let other = first[folder], let own = first[path] else {
                    continue
                }
                diagnostics.add(.conflictingOutput(own.output, other: other.output, at: own.place, and: other.place))
                break
            }
        }
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
            client.places[ConfigurationEntry(key.name, "")] = entry.keyPlace
            apply(key, entry.value, to: &client)
        }
        for name in ClientKey.required where node[name] == nil && !given.contains(name) {
            diagnostics.add(.missingConfigurationKey(name, at: node.place))
        }
        checkPaths(of: client, node)
        for contradiction in ConfigurationContradictions(client).diagnostics { diagnostics.add(contradiction) }
        return client
    }

    private mutating func apply(_ key: ClientKey, _ node: Node, to client: inout ClientConfiguration) {
        switch key.value {
        case .text(let set):
            if let text = text(node, of: key.name) { set(text, &client) }
        case .description(let set):
            if let path = description(node, of: key.name) { set(path, &client) }
        case .module(let set):
            if let name = moduleName(node, of: key.name) { set(name, &client) }
        case .typeName(let set):
            if let name = typeName(node, of: key.name) { set(name, &client) }
        case .modules(let set): set(modules(node, of: key.name, in: &client), &client)
        case .types(let set): set(types(node, of: key.name, in: &client), &client)
        case .security(let set): set(security(node, of: key.name, in: &client), &client)
        case .severities(let set): set(severities(node, of: key.name, in: &client), &client)
        case .allowances(let set): set(allowances(node, of: key.name, in: &client), &client)
        case .choice(let words, let set):
            guard let word = text(node, of: key.name) else { return }
            if !set(word, &client) {
                diagnostics.add(.unknownConfigurationValue(word, of: key.name, among: words, at: node.place))
            }
        case .list(let set): set(list(node, of: key.name, in: &client), &client)
        case .texts(let set):
            if node.isSequence {
                set(list(node, of: key.name, in: &client), &client)
            } else if let text = text(node, of: key.name) {
                set([text], &client)
            }
        case .map(let set): set(map(node, of: key.name, in: &client), &client)
        case .names(let set):
            let entries = map(node, of: key.name, in: &client)
            for entry in entries where NamePattern.hasUnmatchedStar(entry.name, entry.value) {
                let place = node[entry.name]?.place ?? node.place
                diagnostics.add(.unmatchedStar(entry.value, key: entry.name, at: place))
            }
            set(entries.filter { isName($0, in: node) }, &client)
        case .choices(let words, let add):
            for entry in entries(node, of: key.name, holding: "strings", in: &client) {
                guard let word = text(entry.value, of: key.name), !add(entry.name, word, &client) else { continue }
                let place = entry.value.place
                diagnostics.add(.unknownConfigurationValue(word, of: key.name, among: words, at: place))
            }
        case .lists(let set): set(lists(node, of: key.name, in: &client), &client)
        case .record(let names, let set): set(record(node, of: key.name, keys: names, in: &client), &client)
        case .paging(let set): set(paging(node, of: key.name, in: &client), &client)
        case .filter(let set): set(filter(node, of: key.name, in: &client), &client)
        case .limits(let set): set(limits(node, of: key.name), &client)
        }
    }

    mutating func text(_ node: Node, of key: String) -> String? {
        if let text = node.scalarText, !node.isNull { return text }
        diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a string", at: node.place))
        return nil
    }

    mutating func list(_ node: Node, of key: String, in client: inout ClientConfiguration) -> [String] {
        guard node.isSequence else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a list of strings", at: node.place))
            return []
        }
        return node.elements.compactMap { element in
            guard let text = text(element, of: key) else { return nil }
            client.places[ConfigurationEntry(key, text)] = element.place
            return text
        }
    }

    /// The entries of a mapping. Their places are stored in `client`.
    mutating func entries(
        _ node: Node,
        of key: String,
        holding content: String,
        in client: inout ClientConfiguration
    ) -> [(name: String, value: Node)] {
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a mapping of \(content)", at: node.place))
            return []
        }
        return node.entries.map { entry in
            client.places[ConfigurationEntry(key, entry.key)] = entry.keyPlace
            return (entry.key, entry.value)
        }
    }

    mutating func map(_ node: Node, of key: String, in client: inout ClientConfiguration) -> [NamedValue] {
        entries(node, of: key, holding: "strings", in: &client).compactMap { entry in
            text(entry.value, of: key).map { NamedValue(entry.name, $0) }
        }
    }

    private mutating func lists(_ node: Node, of key: String, in client: inout ClientConfiguration) -> [NamedList] {
        // Diagnostics point to the keys of the mapping, so the places of the lists' elements are discarded.
        var elementPlaces = ClientConfiguration()
        return entries(node, of: key, holding: "lists", in: &client).map { entry in
            NamedList(entry.name, list(entry.value, of: key, in: &elementPlaces).filter { isTypeName($0, entry.value) })
        }
    }

    /// Whether a string is the name of a Swift type, such as `Foundation.Identifiable`. Other text could inject code into
    /// the generated declaration.
    private mutating func isTypeName(_ text: String, _ node: Node) -> Bool {
        let isName = text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(SwiftTypeText.isIdentifier)
        if !isName {
            diagnostics.add(.configurationKind(of: "'\(text)'", wanted: "the name of a type", at: node.place))
        }
        return isName
    }

    private mutating func record(
        _ node: Node,
        of key: String,
        keys: [String],
        in client: inout ClientConfiguration
    ) -> [NamedValue] {
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a mapping of strings", at: node.place))
            return []
        }
        for entry in node.entries where !keys.contains(entry.key) {
            diagnostics.add(.unknownConfigurationKey(entry.key, among: keys, at: entry.keyPlace))
        }
        return map(node, of: key, in: &client).filter { keys.contains($0.name) }
    }

    private mutating func limits(_ node: Node, of key: String) -> DescriptionLimits {
        var limits = DescriptionLimits()
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a mapping of numbers", at: node.place))
            return limits
        }
        for entry in node.entries {
            guard let limit = DescriptionLimits.Name(rawValue: entry.key) else {
                let names = DescriptionLimits.Name.allCases.map(\.rawValue)
                diagnostics.add(.unknownConfigurationKey(entry.key, among: names, at: entry.keyPlace))
                continue
            }
            guard let value = entry.value.int, (1...limit.maximum).contains(value) else {
                let wanted = "a number from 1 to \(limit.maximum)"
                diagnostics.add(.configurationKind(of: "'\(limit.rawValue)'", wanted: wanted, at: entry.value.place))
                continue
            }
            limits.set(limit, to: value)
        }
        return limits
    }

    private mutating func paging(_ node: Node, of key: String, in client: inout ClientConfiguration)
        -> [String: PagingOverride]
    {
        var paging: [String: PagingOverride] = [:]
        for entry in entries(node, of: key, holding: "operations", in: &client) {
            var reader = PagingReader(operation: entry.name)
            paging[entry.name] = reader.read(entry.value)
            diagnostics.add(contentsOf: reader.diagnostics)
        }
        return paging
    }

    private mutating func filter(_ node: Node, of key: String, in client: inout ClientConfiguration)
        -> OperationSelection
    {
        var filter = OperationSelection()
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a mapping", at: node.place))
            return filter
        }
        for entry in node.entries {
            guard let member = OperationSelection.keys(of: key).first(where: { $0.name == entry.key }) else {
                let names = OperationSelection.keys(of: key).map(\.name)
                diagnostics.add(.unknownConfigurationKey(entry.key, among: names, at: entry.keyPlace))
                continue
            }
            filter[keyPath: member.path] = list(entry.value, of: "\(key).\(entry.key)", in: &client)
        }
        return filter
    }
}

extension OperationSelection {
    /// The keys of `include` or `exclude` in the file.
    package static func keys(of key: String) -> [(name: String, path: WritableKeyPath<OperationSelection, [String]>)] {
        [("tags", \.tags), ("paths", \.paths), ("operations", \.operations), ("methods", \.methods)]
            + (key == "include" ? [("schemas", \.schemas)] : [])
    }
}
