import ApusMarkdown
import ApusPlan

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
        filling.add(VisibleLines.bytes(of: text))
        lines = filling.lines
        if filling.isEmpty, count > 0 { lines.removeLast() }
    }

    /// Adds a list item such as `- Returns: …` or `  - limit: …`; further lines are indented to its text.
    package mutating func appendItem(_ marker: String, _ text: String, separated: Bool) {
        let indent = marker.utf8.prefix { $0 == UInt8(ascii: " ") }.count + 2
        if separated, !lines.isEmpty { lines.append("") }
        let width = Self.width - indent - marker.utf8.count
        // Handed over: a copy for each item would take time with the square of their number.
        var before: [String] = []
        swap(&before, &lines)
        var filling = ProseFilling(after: consume before, width: width, marker: marker, indent: indent)
        filling.add(VisibleLines.bytes(of: text))
        let isBare = filling.isEmpty
        lines = filling.takeLines()
        guard isBare else { return }
        var bare = marker
        while bare.last == " " { bare.removeLast() }
        lines.append(" " + bare)
    }
}
