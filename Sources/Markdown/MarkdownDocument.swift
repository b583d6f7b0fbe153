/// Formats blocks as the lines of a page or of a documentation comment.
struct MarkdownDocument {
    let blocks: [MarkdownBlock]
    let form: MarkdownForm

    /// The lines, without empty lines at either end and without adjacent empty lines outside of code.
    var lines: [String] {
        var lines: [String] = []
        for block in blocks { append(block, to: &lines) }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private func append(_ block: MarkdownBlock, to lines: inout [String]) {
        switch block {
        case .text(let prefix, let continuation, let text):
            let text = isItem(prefix) ? DocCTag.emphasized(rewritten(text)) : rewritten(text)
            for (index, line) in text.split(separator: "\n").enumerated() {
                let line = line.last == " " ? line.dropLast() : line
                lines.append((index == 0 ? prefix : continuation) + Self.withoutBlockMeaning(line))
            }
        case .heading(let prefix, let text):
            let title = Self.trimmed(rewritten(text))
            guard !title.isEmpty else { return }
            separate(&lines)
            lines.append(prefix + "**" + title + "**")
            lines.append("")
        case .code(let language, let code): appendCode(language, code, to: &lines)
        case .table(let rows): appendTable(rows, to: &lines)
        case .rule:
            separate(&lines)
            lines += ["---", ""]
        case .blank: separate(&lines)
        }
    }

    private func rewritten(_ text: String, isCell: Bool = false) -> String {
        MarkdownInline.rewritten(text, form: form, isCell: isCell)
    }

    /// Whether the markers are those of an item of a list without numbers.
    private func isItem(_ prefix: String) -> Bool {
        ["-", "*", "+"].contains(prefix.trimmingPrefix { $0 == " " }.dropLast())
    }

    private func appendCode(_ language: String, _ code: [String], to lines: inout [String]) {
        let longest = code.lazy.map { $0.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        separate(&lines)
        lines.append(fence + language)
        lines += code
        lines += [fence, ""]
    }

    private func appendTable(_ rows: [[String]], to lines: inout [String]) {
        guard let columns = rows.first?.count, columns > 0 else { return }
        if columns > Self.maximumColumns { return appendList(rows, to: &lines) }
        separate(&lines)
        for (index, row) in rows.enumerated() {
            let cells = (0..<columns).map { column in
                column < row.count ? Self.trimmed(rewritten(row[column], isCell: true), of: " ") : ""
            }
            lines.append("| " + cells.joined(separator: " | ") + " |")
            if index == 0 { lines.append("|" + String(repeating: " --- |", count: columns)) }
        }
        lines.append("")
    }

    /// Wider tables become lists, because they do not fit on a phone.
    private static let maximumColumns = 4

    /// Writes each row as an item, with the heading of each column before its cell.
    private func appendList(_ rows: [[String]], to lines: inout [String]) {
        let headings = rows[0].map(listCell)
        separate(&lines)
        for row in rows.dropFirst() {
            var isFirst = true
            for (heading, text) in zip(headings, row) {
                let cell = listCell(text)
                if cell.isEmpty { continue }
                let name = Self.trimmed(heading)
                lines.append((isFirst ? "- " : "  - ") + (name.isEmpty ? "" : "**" + name + "**: ") + cell)
                isFirst = false
            }
        }
        if rows.count == 1 { lines.append(headings.filter { !$0.isEmpty }.joined(separator: ", ")) }
        lines.append("")
    }

    /// A cell outside of a table, where bars need no escape.
    private func listCell(_ text: String) -> String {
        Self.trimmed(rewritten(text.replacing("\\|", with: "|")), of: " ")
    }

    private func separate(_ lines: inout [String]) {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// The line, with a backslash if it would otherwise underline a heading or separate the header of a table.
    private static func withoutBlockMeaning(_ line: Substring) -> String {
        let isUnderline = line.utf8.allSatisfy("=-|: ".utf8.contains)
        return isUnderline ? "\\" + line.drop { $0 == " " } : String(line)
    }

    /// Removes `characters` from both ends. For headings, these include `*`, which would end the bold text around them.
    static func trimmed(_ text: String, of characters: String = " *") -> String {
        let trimmed = text.drop(while: characters.contains)
        guard let end = trimmed.lastIndex(where: { !characters.contains($0) }) else { return "" }
        // Remove a backslash that escaped a removed character, because it would escape the next one.
        let kept = trimmed[...end]
        let isEscape = kept.reversed().prefix { $0 == "\\" }.count % 2 == 1
        return String(isEscape ? kept.dropLast() : kept)
    }
}

/// Formats blocks on one line, for a cell of a table.
struct MarkdownCell {
    let blocks: [MarkdownBlock]

    var text: String {
        blocks.compactMap(part).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func part(_ block: MarkdownBlock) -> String? {
        switch block {
        case .text(let prefix, _, let text):
            let isItem = prefix.contains { "-*+".contains($0) }
            return (isItem ? "• " : "") + inline(text)
        case .heading(_, let text):
            let title = MarkdownDocument.trimmed(MarkdownInline.rewritten(text, form: .page, isCell: true))
            return title.isEmpty ? nil : "**" + title + "**"
        case .code(_, let lines):
            return MarkdownText.code(lines.joined(separator: " "), isCell: true)
        case .table(let rows):
            return rows.map { $0.map(inline).joined(separator: " – ") }.joined(separator: "; ")
        case .rule, .blank: return nil
        }
    }

    private func inline(_ text: String) -> String {
        MarkdownDocument.trimmed(MarkdownInline.rewritten(text, form: .page, isCell: true), of: " ")
    }
}
