/// Text of a description made Markdown for one place of a page, so that it can neither leave that place nor run.
///
/// Descriptions are CommonMark by the standard (OpenAPI 3.1.1 §3.5), and hostile until proved otherwise: prose stays
/// Markdown, but raw HTML, images, DocC directives, symbol links and links that are not web addresses become text.
package enum MarkdownText {
    /// A name or a title: no character of it means anything to Markdown.
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
    /// There is only one backtick on each side, because DocC takes two for the link to a symbol; a backtick inside
    /// becomes an apostrophe.
    ///
    /// - Parameter isCell: whether it stands in a table, where a vertical bar ends the cell even inside of code.
    package static func code(_ text: String, isCell: Bool = false) -> String {
        let line = VisibleLines.line(text).replacing("`", with: "'")
        guard line.contains(where: { $0 != " " }) else { return "`\"" + line + "\"`" }
        return "`" + (isCell ? escapingBars(line) : line) + "`"
    }

    /// Prose as paragraphs, lists, quotes, tables and code blocks; no line of it is a heading.
    package static func prose(_ text: String) -> [String] {
        MarkdownDocument(blocks: MarkdownBlocks.read(text)).lines
    }

    /// Prose on one line of a table's cell.
    package static func cell(_ text: String) -> String {
        MarkdownCell(blocks: MarkdownBlocks.read(text)).text
    }

    /// A link, or the label alone when the destination is not a web address, a mail address or a page of ours.
    ///
    /// - Parameters:
    ///   - label: Markdown.
    ///   - destination: as it stands in the description.
    package static func link(_ label: String, to destination: String) -> String {
        guard let destination = LinkDestination(destination) else { return label }
        return "[" + label + "](" + destination.text + ")"
    }

    /// A bar inside of code ends a cell unless a backslash stands before it (GitHub Flavored Markdown §4.10).
    private static func escapingBars(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
