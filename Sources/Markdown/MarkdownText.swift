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
    /// A backtick inside becomes an apostrophe. ``value(_:isDocC:)`` keeps it.
    ///
    /// - Parameter isCell: Whether the span is in a table, where a vertical bar ends the cell even inside code.
    package static func code(_ text: String, isCell: Bool = false) -> String {
        var line = VisibleLines.line(text)
        if line.utf8.contains(UInt8(ascii: "`")) { line = line.replacing("`", with: "'") }
        guard line.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else { return "`\"" + line + "\"`" }
        return "`" + (isCell ? escapingBars(line) : line) + "`"
    }

    /// A code span of a value, a pattern or a name of the description, with its backticks.
    ///
    /// More backticks on each side allow backticks inside (CommonMark §6.1). DocC parses such a span as a symbol link, so
    /// for DocC an escaped backtick separates two spans.
    ///
    ///     a`b   →   ``a`b``   in DocC: `a`\``b`
    package static func value(_ text: String, isDocC: Bool) -> String {
        let line = VisibleLines.line(text)
        guard line.utf8.contains(UInt8(ascii: "`")) else { return code(line) }
        if isDocC {
            return line.split(separator: "`", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : "`" + padded($0) + "`" }
                .joined(separator: "\\`")
        }
        let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return fence + padded(line[...]) + fence
    }

    /// The content of a code span, with spaces around it if a parser would otherwise strip spaces of the content, or read
    /// its first or last backtick as a part of the fence.
    private static func padded(_ content: Substring) -> String {
        let isStripped = content.hasPrefix(" ") && content.hasSuffix(" ") && content.contains { $0 != " " }
        let isPadded = isStripped || content.hasPrefix("`") || content.hasSuffix("`")
        return isPadded ? " " + content + " " : String(content)
    }

    /// Prose as the lines of paragraphs, lists, quotes, tables and code blocks, without headings.
    package static func prose(_ text: String) -> [String] {
        let text = MarkdownDocument.text(of: MarkdownBlocks.read(HTMLText.markdown(text)), form: .page)
        guard !text.isEmpty else { return [] }
        return text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Prose on one line, for a cell of a table.
    package static func cell(_ text: String) -> String {
        MarkdownCell(blocks: MarkdownBlocks.read(HTMLText.markdown(text))).text
    }

    /// Escapes bars, which end a cell even inside code (GitHub Flavored Markdown §4.10).
    static func escapingBars(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "|")) ? text.replacing("|", with: "\\|") : text
    }
}
