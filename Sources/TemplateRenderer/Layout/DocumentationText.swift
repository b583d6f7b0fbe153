import ApusMarkdown
import ApusPlan

/// The lines of a documentation comment.
///
/// Each line is the text after `///`: empty, or a space and text. Paragraphs and list items are wrapped. Code blocks and
/// tables keep their lines. HTML becomes Markdown, and what DocC would read as the structure of the comment becomes text.
package struct DocumentationText: Sendable {
    /// The maximum number of columns of text in a line, without indentation and `/// `.
    package static let width = 100

    package private(set) var lines: [String] = []

    package init() {}

    package init(_ documentation: Documentation, isDeprecated: Bool = false) {
        if let summary = documentation.summary { append(summary) }
        if let description = documentation.description, description != documentation.summary { append(description) }
        if let url = documentation.externalURL.flatMap({ LinkDestination($0) }) { append("See <" + url.text + ">.") }
        if isDeprecated { appendItem("- Important: ", "Deprecated.", separated: true) }
    }

    /// The lines of the comment at the beginning of a file, whose text is the user's and not a description's.
    package init(header: String?) {
        if let header { append(bytes: VisibleLines.bytes(of: header)) }
    }

    package var isEmpty: Bool { lines.isEmpty }

    /// Appends one or more paragraphs, separated from existing text by an empty line.
    package mutating func append(_ text: String) { append(bytes: MarkdownText.comment(text)) }

    private mutating func append(bytes: [UInt8]) {
        let count = lines.count
        if count > 0 { lines.append("") }
        var filling = ProseFilling(after: lines, width: Self.width)
        lines = []
        filling.add(bytes)
        lines = filling.lines
        if filling.isEmpty, count > 0 { lines.removeLast() }
    }

    /// Appends an item that is already formatted.
    mutating func appendItem(_ item: DocumentationText, separated: Bool) {
        if separated, !lines.isEmpty { lines.append("") }
        lines += item.lines
    }

    /// Appends a list item such as `- Returns: …` or `  - limit: …`. Its further lines are indented.
    package mutating func appendItem(_ marker: String, _ text: String, separated: Bool) {
        let indent = marker.utf8.prefix { $0 == UInt8(ascii: " ") }.count + 2
        if separated, !lines.isEmpty { lines.append("") }
        let width = Self.width - indent - marker.utf8.count
        // Move the lines: copying them for each item takes quadratic time.
        var before: [String] = []
        swap(&before, &lines)
        var filling = ProseFilling(after: consume before, width: width, marker: marker, indent: indent)
        filling.add(MarkdownText.comment(text))
        let isBare = filling.isEmpty
        lines = filling.takeLines()
        guard isBare else { return }
        var bare = marker
        while bare.last == " " { bare.removeLast() }
        lines.append(" " + bare)
    }
}
