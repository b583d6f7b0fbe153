import ApusSpecParser

/// A mutable JSON value.
package indirect enum Tree: Sendable {
    /// A scalar as JSON text.
    case scalar(String)
    case list([Tree])
    case map([(key: String, value: Tree)])

    init(_ node: Node) {
        if node.isMapping {
            var members: [(key: String, value: Tree)] = []
            for entry in node.entries { members.append((entry.key, Tree(entry.value))) }
            self = .map(members)
        } else if node.isSequence {
            self = .list(node.elements.map { Tree($0) })
        } else {
            self = .scalar(node.jsonText)
        }
    }

    static func text(_ text: String) -> Tree {
        var json = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                json += "\\" + String(scalar)
            } else if scalar.value < 0x20 {
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                json.unicodeScalars.append(scalar)
            }
        }
        return .scalar(json + "\"")
    }

    subscript(key: String) -> Tree? {
        guard case .map(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var members: [(key: String, value: Tree)] {
        if case .map(let members) = self { return members }
        return []
    }

    func write(to json: inout String) {
        switch self {
        case .scalar(let text): json += text
        case .list(let elements):
            json += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { json += "," }
                element.write(to: &json)
            }
            json += "]"
        case .map(let members):
            json += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { json += "," }
                Tree.text(member.key).write(to: &json)
                json += ":"
                member.value.write(to: &json)
            }
            json += "}"
        }
    }

    var bytes: [UInt8] {
        var json = ""
        write(to: &json)
        return Array(json.utf8)
    }

    /// Adds the components that the references of the tree lead to: `schemas/Pet`.
    func references(into found: inout Set<String>) {
        switch self {
        case .scalar(let text):
            if text.hasPrefix("\"#/components/") { found.insert(String(text.dropFirst(14).dropLast())) }
        case .list(let elements): for element in elements { element.references(into: &found) }
        case .map(let members): for member in members { member.value.references(into: &found) }
        }
    }

    /// The number of values in the tree.
    var count: Int {
        switch self {
        case .scalar: 1
        case .list(let elements): elements.reduce(1) { $0 + $1.count }
        case .map(let members): members.reduce(1) { $0 + $1.value.count }
        }
    }

    /// Returns the value at an index in depth-first order; `self` if the index is out of range.
    func value(at index: Int) -> Tree {
        var index = index
        return value(&index) ?? self
    }

    private func value(_ index: inout Int) -> Tree? {
        if index == 0 { return self }
        index -= 1
        switch self {
        case .scalar: return nil
        case .list(let elements):
            for element in elements { if let found = element.value(&index) { return found } }
        case .map(let members):
            for member in members { if let found = member.value.value(&index) { return found } }
        }
        return nil
    }

    /// Returns the tree with the value at an index changed.
    func changing(at index: Int, _ change: (Tree) -> Tree) -> Tree {
        var index = index
        return changing(&index, change)
    }

    private func changing(_ index: inout Int, _ change: (Tree) -> Tree) -> Tree {
        if index == 0 {
            index = -1
            return change(self)
        }
        guard index > 0 else { return self }
        index -= 1
        switch self {
        case .scalar: return self
        case .list(let elements): return .list(elements.map { $0.changing(&index, change) })
        case .map(let members): return .map(members.map { ($0.key, $0.value.changing(&index, change)) })
        }
    }
}
