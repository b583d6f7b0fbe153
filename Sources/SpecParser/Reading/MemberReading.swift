/// Members of objects, with the tolerance that real descriptions need: `null` counts as absent, a scalar of the wrong
/// kind is read where it has one meaning, and everything else is reported and counts as absent.
extension DocumentReader {
    /// The text of a scalar member; `version: 1.0` is "1.0".
    mutating func text(_ node: Node, _ key: String) -> String? {
        guard let value = present(node, key) else { return nil }
        if let text = value.scalarText { return text }
        report(.wrongKind(of: "'\(key)'", expected: "a string", value))
        return nil
    }

    mutating func flag(_ node: Node, _ key: String) -> Bool? {
        guard let value = present(node, key) else { return nil }
        return flag(value, as: key)
    }

    /// - Parameter key: For the diagnostic.
    mutating func flag(_ value: Node, as key: String) -> Bool? {
        if let bool = value.bool { return bool }
        let meant: Bool? =
            switch value.string?.lowercased() {
            case "true", "yes": true
            case "false", "no": false
            default: nil
            }
        report(.wrongKind(of: "'\(key)'", expected: "a boolean", value, reading: meant.map { "\($0)" }))
        return meant
    }

    mutating func mapping(_ node: Node, _ key: String) -> Node? {
        guard let value = present(node, key) else { return nil }
        guard let value = followed(value, key) else { return nil }
        if value.isMapping { return value }
        report(.wrongKind(of: "'\(key)'", expected: "a mapping", value))
        return nil
    }

    /// What a mapping of things refers to: the standard has references to each of the things only, but tools split
    /// descriptions into files this way.
    mutating func followed(_ value: Node, _ key: String) -> Node? {
        guard let reference = value["$ref"], let text = reference.string else { return value }
        switch resolve(text, from: value) {
        case .success(let target):
            report(.misplacedReference(key, at: reference.keyPlace ?? reference.place))
            return target.node
        case .failure(let fault):
            report(.unresolvedReference(text, fault, at: reference.place, consequence: "'\(key)' is read as empty"))
            return nil
        }
    }

    mutating func list(_ node: Node, _ key: String) -> Node? {
        guard let value = present(node, key) else { return nil }
        guard let value = followed(value, key) else { return nil }
        if value.isSequence { return value }
        report(.wrongKind(of: "'\(key)'", expected: "a list", value))
        return nil
    }

    /// The texts of a list of scalars; one scalar counts as a list of one.
    mutating func texts(_ node: Node, _ key: String) -> [String]? {
        guard let value = present(node, key) else { return nil }
        return texts(value, as: key)
    }

    mutating func texts(_ value: Node, as key: String) -> [String]? {
        if let text = value.scalarText {
            report(.wrongKind(of: "'\(key)'", expected: "a list of strings", value, reading: "[\(text)]"))
            return [text]
        }
        guard value.isSequence else {
            report(.wrongKind(of: "'\(key)'", expected: "a list of strings", value))
            return nil
        }
        var texts: [String] = []
        for element in value.elements {
            if let text = element.scalarText {
                texts.append(text)
            } else {
                report(.wrongKind(of: "an element of '\(key)'", expected: "a string", element))
            }
        }
        return texts
    }

    /// The text of a member that has to be there.
    mutating func requiredText(_ node: Node, _ key: String, of object: String, consequence: String) -> String? {
        if let text = text(node, key) { return text }
        if present(node, key) == nil { report(.missingKey(key, of: object, node, consequence: consequence)) }
        return nil
    }

    mutating func externalURL(_ node: Node) -> String? {
        mapping(node, "externalDocs").flatMap { text($0, "url") }
    }

    private func present(_ node: Node, _ key: String) -> Node? {
        guard let value = node[key], !value.isNull else { return nil }
        return value
    }

    // MARK: Keys

    /// Reports the keys that an object doesn't have, and returns its `x-…` members.
    /// - Parameter object: For the diagnostics: `the operation`.
    @discardableResult
    mutating func checkFields(
        _ node: Node,
        _ fields: FixedFields,
        of object: String
    ) -> [(name: String, value: Node)] {
        var extensions: [(name: String, value: Node)] = []
        for entry in node.entries {
            if let range = entry.keyword(in: fields.table) {
                if version < range.since || version > range.until {
                    report(.keyOfAnotherVersion(entry, range, version, of: object))
                }
            } else if entry.isExtension {
                extensions.append((entry.key, entry.value))
            } else {
                let nearest = suggestions.nearest(to: entry.key, among: fields.names)
                report(.unknownKey(entry, in: node, of: object, nearest: nearest))
            }
        }
        return extensions
    }
}
