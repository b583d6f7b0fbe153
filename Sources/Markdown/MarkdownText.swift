/// Formats text of a description as Markdown for one place of a page, so that it cannot affect the rest of the page.
///
/// Descriptions are CommonMark (OpenAPI 3.1.1 §3.5) and untrusted. Prose remains Markdown and HTML becomes Markdown, but unknown tags, images, DocC
/// directives, symbol links and links that are not web addresses become text.
package enum MarkdownText {
    /// A name or a title on one line, with all special characters of Markdown escaped.
    ///
    ///     Users & <Groups>   →   Users &amp; \<Groups\>
    package static func plain(_ text: String) -> String {
        var escaped = ""
        for scalar in VisibleLines.line(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "@", "!", "{", "}", "$":
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A code span on one line.
    ///
    /// A backtick inside becomes an apostrophe: two backticks on each side would allow it, but DocC parses them as a
    /// symbol link.
    ///
    /// - Parameter isCell: Whether the span is in a table, where a vertical bar ends the cell even inside code.
    package static func code(_ text: String, isCell: Bool = false) -> String {
        var line = VisibleLines.line(text)
        if line.utf8.contains(UInt8(ascii: "`")) { line = line.replacing("`", with: "'") }
        guard line.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else { return "`\"" + line + "\"`" }
        return "`" + (isCell ? escapingBars(line) : line) + "`"
    }

    /// Prose as the lines of paragraphs, lists, quotes, tables and code blocks, without headings.
    package static func prose(_ text: String) -> [String] {
        MarkdownDocument(blocks: MarkdownBlocks.read(text)).lines
    }

    /// Prose on one line, for a cell of a table.
    package static func cell(_ text: String) -> String {
        MarkdownCell(blocks: MarkdownBlocks.read(text)).text
    }

    /// Escapes bars, which end a cell even inside code (GitHub Flavored Markdown §4.10).
    private static func escapingBars(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "|")) ? text.replacing("|", with: "\\|") : text
    }
}
