import ApusJSONPath
import ApusSpecParser

/// A value that an overlay adds to a description.
package indirect enum OverlayValue: Sendable {
    case node(Node)
    case string(String)
    case bool(Bool)
    /// A number, as it is written.
    case number(String)
    case list([OverlayValue])
    case mapping([(key: String, value: OverlayValue)])
}

/// The spelling of names in YAML.
package enum OverlayText {
    /// A key of a mapping, in quotes if it needs them.
    package static func key(_ name: String) -> String { OverlayYAML.scalar(name) }

    /// A string in double quotes.
    package static func quoted(_ text: String) -> String { OverlayYAML.quoted(text) }
}

/// Writes values as YAML 1.2 in block style.
struct OverlayYAML {
    private(set) var text = ""

    /// The maximum length of a key that YAML allows without `?` is 1,024 characters (YAML 1.2.2 §7.4.2).
    private static let maximumKeyLength = 1_000

    /// Writes a value after `key:` or `-`, and a line break.
    mutating func write(_ value: OverlayValue, indent: Int) {
        switch value {
        case .node(let node): write(node, indent: indent)
        case .string(let string): text += " \(Self.scalar(string))\n"
        case .bool(let bool): text += " \(bool)\n"
        case .number(let number): text += " \(number)\n"
        case .list(let elements):
            if elements.isEmpty { text += " []\n" } else { text += "\n" }
            for element in elements { writeElement(element, indent: indent) }
        case .mapping(let members):
            if members.isEmpty { text += " {}\n" } else { text += "\n" }
            for member in members { write(member.value, key: member.key, indent: indent) }
        }
    }

    private mutating func write(_ node: Node, indent: Int) {
        switch node.kind {
        case .null: text += " null\n"
        case .bool: text += " \(node.bool == true)\n"
        case .integer, .number: text += " \(node.numberText ?? "null")\n"
        case .string: text += " \(Self.scalar(node.string ?? ""))\n"
        case .sequence: write(.list(node.elements.map { .node($0) }), indent: indent)
        case .mapping: write(.mapping(node.entries.map { ($0.key, .node($0.value)) }), indent: indent)
        }
    }

    mutating func write(_ value: OverlayValue, key: String, indent: Int) {
        let spaces = String(repeating: " ", count: indent)
        let spelled = Self.scalar(key)
        text += key.utf8.count > Self.maximumKeyLength ? "\(spaces)? \(spelled)\n\(spaces):" : "\(spaces)\(spelled):"
        write(value, indent: indent + 2)
    }

    private mutating func writeElement(_ value: OverlayValue, indent: Int) {
        var element = OverlayYAML()
        element.write(value, indent: indent + 2)
        text += String(repeating: " ", count: indent) + "-"
        // The first member of a mapping is on the line of the dash.
        let margin = "\n" + String(repeating: " ", count: indent + 2)
        text += element.text.hasPrefix(margin) ? " " + element.text.dropFirst(margin.utf8.count) : element.text
    }

    // MARK: Scalars

    /// A string, in double quotes unless every reader takes it for this string without quotes.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) || "/$".utf8.contains(first), text.utf8.count < 200 else {
            return false
        }
        let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        return text.utf8.last != UInt8(ascii: " ") && !words.contains(text.lowercased())
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "/._-$ ".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// The text in double quotes (YAML 1.2.2 §7.3.1), with escapes that JSON has, too.
    static func quoted(_ text: String) -> String {
        let inside = EscapedText.escaped(text, quote: "\"") { scalar in
            switch scalar {
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}": true
            default: false
            }
        }
        return "\"\(inside)\""
    }
}
