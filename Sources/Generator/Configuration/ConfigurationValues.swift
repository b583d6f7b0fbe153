import ApusDiagnostics
import ApusSpecParser

/// The values of keys that have their own grammar.
extension ConfigurationReader {
    mutating func description(_ node: Node, of key: String) -> String? {
        guard let text = text(node, of: key) else { return nil }
        guard !text.hasPrefix("http://"), !text.hasPrefix("https://") else {
            diagnostics.add(.descriptionURL(text, at: node.place))
            return nil
        }
        return text
    }

    mutating func moduleName(_ node: Node, of key: String) -> String? {
        guard let text = text(node, of: key) else { return nil }
        guard SwiftTypeText.isModule(text) else {
            diagnostics.add(
                .configurationKind(of: "'\(text)'", wanted: "the name of a Swift module", at: node.place)
            )
            return nil
        }
        return text
    }

    mutating func typeName(_ node: Node, of key: String) -> String? {
        guard let text = text(node, of: key) else { return nil }
        guard SwiftTypeText.isName(text), SwiftTypeText.isIdentifier(text) else {
            let wanted = "the name of a Swift type"
            diagnostics.add(
                .configurationKind(of: "'\(text)'", wanted: wanted, at: node.place, help: Self.helpForNames)
            )
            return nil
        }
        return text
    }

    /// Whether the value of an entry of `names` is a name. The value of a pattern is a text that is converted to one.
    mutating func isName(_ entry: NamedValue, in node: Node) -> Bool {
        if SwiftTypeText.isName(entry.value) || (entry.name.contains("*") && !entry.value.isEmpty) { return true }
        let place = node[entry.name]?.place ?? node.place
        diagnostics.add(
            .configurationKind(of: "'\(entry.value)'", wanted: "a Swift name", at: place, help: Self.helpForNames)
        )
        return false
    }

    private static let helpForNames = "use letters, digits and '_', and a letter at the start"

    /// Reports server URLs without a host, and paths of examples that are not Swift files.
    mutating func checkPaths(of client: ClientConfiguration, _ node: Node) {
        for key in ["output", "templates", "documentation", "catalog"] where node[key]?.string?.isEmpty == true {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a path", at: node[key]?.place ?? node.place))
        }
        for entry in client.servers where !Self.isServerURL(entry.value) {
            diagnostics.add(
                .configurationKind(
                    of: "'\(entry.value)'",
                    wanted: "the URL of a server",
                    at: node["servers"]?[entry.name]?.place ?? node.place,
                    help: "write a URL such as 'https://api.example.com/v1', or a path such as '/v1'"
                )
            )
        }
        if let path = client.examples, !path.hasSuffix(".swift") {
            let place = client.places[ConfigurationEntry("examples", path)] ?? node["examples"]?.place ?? node.place
            let isNear = NearestName.find(path, among: ["models"]) != nil
            diagnostics.add(
                .configurationKind(
                    of: "'\(path)'",
                    wanted: "'models' or the path of a Swift file",
                    at: place,
                    help: isNear ? "did you mean 'models'?" : "end the name of the file with '.swift'"
                )
            )
        }
    }

    /// Whether a text is an absolute URL, a path, or begins with a variable.
    private static func isServerURL(_ text: String) -> Bool {
        guard !text.contains(where: \.isWhitespace) else { return false }
        if text.hasPrefix("/") || text.hasPrefix("{") { return true }
        return text.firstRange(of: "://").map { $0.lowerBound > text.startIndex && $0.upperBound < text.endIndex }
            ?? false
    }

    mutating func modules(_ node: Node, of key: String, in client: inout ClientConfiguration) -> [String] {
        list(node, of: key, in: &client).filter { name in
            if SwiftTypeText.isModule(name) { return true }
            let place = client.places[ConfigurationEntry(key, name)] ?? node.place
            diagnostics.add(.configurationKind(of: "'\(name)'", wanted: "the name of a Swift module", at: place))
            return false
        }
    }

    mutating func types(_ node: Node, of key: String, in client: inout ClientConfiguration) -> [NamedValue] {
        entries(node, of: key, holding: "strings", in: &client).compactMap { entry in
            guard let text = text(entry.value, of: key) else { return nil }
            guard SwiftTypeText.isType(text) else {
                diagnostics.add(
                    .configurationKind(
                        of: "'\(text)'",
                        wanted: "a Swift type",
                        at: entry.value.place,
                        help: "write a type such as 'Money', 'Kit.Money', '[Money]' or '[String: Money]'"
                    )
                )
                return nil
            }
            return NamedValue(entry.name, text)
        }
    }

    /// Reads `none`, a scheme, or a list of alternatives.
    mutating func security(
        _ node: Node,
        of key: String,
        in client: inout ClientConfiguration
    ) -> [Named<[[String]]>] {
        entries(node, of: key, holding: "security schemes", in: &client).map { entry in
            if !entry.value.isSequence {
                guard let name = text(entry.value, of: entry.name) else { return Named(entry.name, []) }
                return Named(entry.name, name == "none" ? [] : [[name]])
            }
            let alternatives: [[String]] = entry.value.elements.compactMap { element in
                if element.isSequence { return element.elements.compactMap { text($0, of: entry.name) } }
                return text(element, of: entry.name).map { $0 == "none" ? [] : [$0] }
            }
            if alternatives.isEmpty { diagnostics.add(.emptyConfigurationList(entry.name, at: entry.value.place)) }
            return Named(entry.name, alternatives)
        }
    }

    mutating func severities(
        _ node: Node,
        of key: String,
        in client: inout ClientConfiguration
    ) -> [Named<DiagnosticLevel>] {
        codes(node, of: key, holding: "severities", in: &client).compactMap { code, value in
            guard let word = text(value, of: key) else { return nil }
            // YAML 1.1 reads a plain `off` as a boolean; `scalarText` is its spelling.
            guard let level = DiagnosticLevel(rawValue: word) else {
                let words = DiagnosticLevel.allCases.map(\.rawValue)
                diagnostics.add(.unknownConfigurationValue(word, of: code.name, among: words, at: value.place))
                return nil
            }
            guard code.severity != .error || level == .error else {
                diagnostics.add(.fixedSeverity(of: code, at: value.place))
                return nil
            }
            return Named(code.name, level)
        }
    }

    mutating func allowances(_ node: Node, of key: String, in client: inout ClientConfiguration) -> [NamedList] {
        codes(node, of: key, holding: "patterns", in: &client).compactMap { code, value in
            guard code.severity != .error else {
                diagnostics.add(.fixedSeverity(of: code, at: value.place))
                return nil
            }
            let member = key + "." + code.name
            if value.isSequence { return NamedList(code.name, list(value, of: member, in: &client)) }
            guard let pattern = text(value, of: member) else { return nil }
            client.places[ConfigurationEntry(member, pattern)] = value.place
            return NamedList(code.name, [pattern])
        }
    }

    /// The entries of a mapping of diagnostic codes.
    private mutating func codes(
        _ node: Node,
        of key: String,
        holding content: String,
        in client: inout ClientConfiguration
    ) -> [(code: DiagnosticCode, value: Node)] {
        entries(node, of: key, holding: content, in: &client).compactMap { entry in
            if let code = DiagnosticCatalog.apus[entry.name] { return (code, entry.value) }
            let names = DiagnosticCatalog.apus.codes.map(\.name)
            let place = client.places[ConfigurationEntry(key, entry.name)] ?? entry.value.place
            let nearest = NearestName.find(entry.name, among: names)
            diagnostics.add(.unknownDiagnosticCode(entry.name, nearest: nearest, at: place))
            return nil
        }
    }
}
