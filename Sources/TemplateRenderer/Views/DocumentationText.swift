import ApusIR

/// Prose of a description as the lines of a documentation comment.
///
/// Each line is what follows `///`: empty, or a space and text. Paragraphs and list items are wrapped, code blocks and
/// tables keep their lines, characters that a reader cannot see are shown by their code point.
package struct DocumentationText: Sendable {
    /// Columns of text in a line, without indentation and `/// `.
    package static let width = 100

    package private(set) var lines: [String] = []

    package init() {}

    package init(_ documentation: Documentation, isDeprecated: Bool = false) {
        if let summary = documentation.summary { append(summary) }
        if let description = documentation.description, description != documentation.summary { append(description) }
        if let url = documentation.externalURL { append("See <" + url + ">.") }
        if isDeprecated { append("- Important: Deprecated.") }
    }

    package var isEmpty: Bool { lines.isEmpty }

    /// Adds a paragraph or more, after an empty line when there is text before.
    package mutating func append(_ text: String) {
        let count = lines.count
        if count > 0 { lines.append("") }
        var filling = ProseFilling(after: lines, width: Self.width)
        lines = []
        filling.add(Self.shown(text))
        lines = filling.lines
        if filling.isEmpty, count > 0 { lines.removeLast() }
    }

    /// Adds a list item such as `- Returns: …` or `  - limit: …`; further lines are indented to its text.
    package mutating func appendItem(_ marker: String, _ text: String, separated: Bool) {
        let indent = marker.utf8.prefix { $0 == UInt8(ascii: " ") }.count + 2
        if separated, !lines.isEmpty { lines.append("") }
        let width = Self.width - indent - marker.utf8.count
        var filling = ProseFilling(after: lines, width: width, marker: marker, indent: indent)
        lines = []
        filling.add(Self.shown(text))
        lines = filling.lines
        guard filling.isEmpty else { return }
        var bare = marker
        while bare.last == " " { bare.removeLast() }
        lines.append(" " + bare)
    }

    /// A text on one line, without anything that could end the line or hide in it.
    package static func line(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in shown(text) {
            if byte == newline { while result.last == space { result.removeLast() } }
            result.append(byte == newline ? space : byte)
        }
        while result.last == space { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    /// The text with LF for every kind of line end, with spaces for tabs, and with hidden characters made visible.
    private static func shown(_ text: String) -> [UInt8] {
        var text = text
        let isPlain = text.withUTF8 { $0.allSatisfy { $0 == newline || ($0 >= 0x20 && $0 < 0x7F) } }
        if isPlain { return Array(text.utf8) }
        var shown: [UInt8] = []
        shown.reserveCapacity(text.utf8.count)
        var previousWasReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": if !previousWasReturn { shown.append(newline) }
            case "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": shown.append(newline)
            case "\t": shown += "    ".utf8
            case "\u{A0}": shown.append(space)
            default:
                if scalar.isHidden, scalar != "\u{200D}" {
                    shown += ("U+" + String(scalar.value, radix: 16, uppercase: true)).utf8
                } else {
                    shown.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
            previousWasReturn = scalar == "\r"
        }
        return shown
    }
}
