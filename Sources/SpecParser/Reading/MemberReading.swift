/// Reads members of objects.
///
/// Real descriptions need some tolerance: `null` counts as absent, and a scalar of the wrong kind is read if it has
/// exactly one meaning. Every other value of the wrong kind is reported and counts as absent.
extension DocumentReader {
    /// Reads a scalar member as it is written: `version: 1.0` is "1.0".
    mutating func text(_ node: Node, _ key: String) -> String? {
        guard let value = present(node, key) else { return nil }
        if let text = value.scalarText { return text }
        report(.wrongKind(of: "'\(key)'", expected: "a string", value))
        return nil
    }

    /// Reads a boolean member. The strings `true`, `yes`, `false` and `no` are reported and read as booleans.
    mutating func flag(_ node: Node, _ key: String) -> Bool? {
        guard let value = present(node, key) else { return nil }
        return flag(value, as: key)
    }

    /// Reads a boolean.
    /// - Parameter key: The key of the value, for the diagnostic.
    mutating func flag(_ value: Node, as key: String) -> Bool? {
        if let bool = value.bool { return bool }
        let reading: Bool? =
            switch value.string?.lowercased() {
            case "true", "yes": true
            case "false", "no": false
            default: nil
            }
        report(.wrongKind(of: "'\(key)'", expected: "a boolean", value, reading: reading.map { "\($0)" }))
        return reading
    }

    /// Reads a member that is a mapping, or a reference to one.
    mutating func mapping(_ node: Node, _ key: String) -> Node? {
        guard let value = present(node, key) else { return nil }
        guard let value = dereferenced(value, key) else { return nil }
        if value.isMapping { return value }
        report(.wrongKind(of: "'\(key)'", expected: "a mapping", value))
        return nil
    }

    /// Returns the target of a `$ref` that replaces a whole mapping or list, or the value itself.
    ///
    /// The standard allows references to the single entries only, but some tools split descriptions into files this way.
    /// - Returns: `nil` if the reference cannot be resolved, which is reported.
    mutating func dereferenced(_ value: Node, _ key: String) -> Node? {
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

    /// Reads a member that is a list, or a reference to one.
    mutating func list(_ node: Node, _ key: String) -> Node? {
        guard let value = present(node, key) else { return nil }
        guard let value = dereferenced(value, key) else { return nil }
        if value.isSequence { return value }
        report(.wrongKind(of: "'\(key)'", expected: "a list", value))
        return nil
    }

    /// Reads a list of scalars as they are written. A single scalar is reported and read as a list of one element.
    mutating func texts(_ node: Node, _ key: String) -> [String]? {
        guard let value = present(node, key) else { return nil }
        return texts(value, as: key)
    }

    /// Reads a list of scalars.
    /// - Parameter key: The key of the value, for the diagnostics.
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

    /// Reads a scalar member and reports it if it is absent.
    /// - Parameters:
    ///   - object: The object with an article, for the diagnostic: `the server`.
    ///   - consequence: The note of the diagnostic.
    mutating func requiredText(_ node: Node, _ key: String, of object: String, consequence: String) -> String? {
        if let text = text(node, key) { return text }
        if present(node, key) == nil { report(.missingKey(key, of: object, node, consequence: consequence)) }
        return nil
    }

    /// Reads `externalDocs.url` (OpenAPI 3.1.1 §4.8.11).
    mutating func externalURL(_ node: Node) -> String? {
        mapping(node, "externalDocs").flatMap { text($0, "url") }
    }

    private func present(_ node: Node, _ key: String) -> Node? {
        guard let value = node[key], !value.isNull else { return nil }
        return value
    }

    // MARK: Keys

    /// Reports keys that the standard does not define for an object, or that belong to another version.
    /// - Parameter object: The object with an article, for the diagnostics: `the operation`.
    /// - Returns: The `x-…` members, in document order.
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
