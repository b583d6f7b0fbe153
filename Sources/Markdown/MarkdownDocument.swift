/// Formats blocks as the lines of a page or of a documentation comment.
struct MarkdownDocument {
    private let form: MarkdownForm
    /// The lines until now, each with its line end.
    private var output: [UInt8] = []

    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")
    private static let backtick = UInt8(ascii: "`")

    /// The text in UTF-8, without empty lines at either end and without adjacent empty lines outside of code.
    static func text(of blocks: [MarkdownBlock], form: MarkdownForm) -> [UInt8] {
        var document = MarkdownDocument(form: form)
        for block in blocks { document.append(block) }
        while document.output.last == newline { document.output.removeLast() }
        return document.output
    }

    private init(form: MarkdownForm) { self.form = form }

    private mutating func append(_ block: MarkdownBlock) {
        switch block {
        case .text(let prefix, let continuation, let text): appendText(text, prefix, continuation)
        case .heading(let prefix, let text):
            let title = Self.trimmed(rewritten(text)[...])
            guard !title.isEmpty else { return }
            separate()
            append(prefix + "**")
            output.append(contentsOf: title)
            append("**\n\n")
        case .code(let language, let lines): appendCode(language, lines)
        case .table(let rows): appendTable(rows)
        case .rule:
            separate()
            append("---\n\n")
        case .blank: separate()
        }
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    /// Adds an empty line, unless there is one at the end.
    private mutating func separate() {
        guard output.last == Self.newline else { return }
        let isSeparated = output.count == 1 || output[output.count - 2] == Self.newline
        if !isSeparated { output.append(Self.newline) }
    }

    private func rewritten(_ text: ArraySlice<UInt8>, isCell: Bool = false) -> [UInt8] {
        MarkdownInline.rewritten(text, form: form, isCell: isCell)
    }

    // MARK: - Paragraphs and items

    private mutating func appendText(_ text: [UInt8], _ prefix: String, _ continuation: String) {
        var text = rewritten(text[...])
        if Self.isItem(prefix) { text = DocCTag.emphasized(text) }
        var isFirst = true
        for line in text.split(separator: Self.newline) {
            append(isFirst ? prefix : continuation)
            appendWithoutBlockMeaning(line.last == Self.space ? line.dropLast() : line)
            output.append(Self.newline)
            isFirst = false
        }
    }

    /// Whether the markers are those of an item of a list without numbers.
    private static func isItem(_ prefix: String) -> Bool {
        let marker = prefix.utf8.drop { $0 == space }
        return marker.count == 2 && marker.first.map("-*+".utf8.contains) == true
    }

    /// Appends the line, with a backslash if it would otherwise underline a heading or separate the header of a table.
    private mutating func appendWithoutBlockMeaning(_ line: ArraySlice<UInt8>) {
        let isUnderline = line.allSatisfy("=-|: ".utf8.contains)
        if isUnderline { output.append(UInt8(ascii: "\\")) }
        output.append(contentsOf: isUnderline ? line.drop { $0 == Self.space } : line)
    }

    // MARK: - Code and tables

    private mutating func appendCode(_ language: ArraySlice<UInt8>, _ lines: [ArraySlice<UInt8>]) {
        let longest = lines.lazy.map(Self.longestBackticks).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        separate()
        append(fence)
        for line in [language] + lines {
            output.append(contentsOf: line)
            output.append(Self.newline)
        }
        append(fence + "\n\n")
    }

    /// The number of backticks in the longest run of a line.
    private static func longestBackticks(_ line: ArraySlice<UInt8>) -> Int {
        var (longest, length) = (0, 0)
        for byte in line {
            length = byte == backtick ? length + 1 : 0
            longest = max(longest, length)
        }
        return longest
    }

    private mutating func appendTable(_ rows: [[[UInt8]]]) {
        guard let columns = rows.first?.count, columns > 0 else { return }
        if columns > Self.maximumColumns { return appendList(rows) }
        separate()
        for (index, row) in rows.enumerated() {
            for column in 0..<columns {
                append("| ")
                if column < row.count {
                    output.append(contentsOf: Self.trimmed(rewritten(row[column][...], isCell: true)[...], of: " "))
                }
                output.append(Self.space)
            }
            append("|\n")
            if index == 0 { append("|" + String(repeating: " --- |", count: columns) + "\n") }
        }
        output.append(Self.newline)
    }

    /// Wider tables become lists, because they do not fit on a phone.
    private static let maximumColumns = 4

    /// Writes each row as an item, with the heading of each column before its cell.
    private mutating func appendList(_ rows: [[[UInt8]]]) {
        let headings = rows[0].map(listCell)
        separate()
        for row in rows.dropFirst() {
            var isFirst = true
            for (heading, text) in zip(headings, row) {
                let cell = listCell(text)
                if cell.isEmpty { continue }
                let name = Self.trimmed(heading)
                append(isFirst ? "- " : "  - ")
                if !name.isEmpty { output += Array("**".utf8) + name + Array("**: ".utf8) }
                output.append(contentsOf: cell)
                output.append(Self.newline)
                isFirst = false
            }
        }
        if rows.count == 1 {
            output.append(contentsOf: headings.filter { !$0.isEmpty }.joined(separator: ", ".utf8))
            output.append(Self.newline)
        }
        output.append(Self.newline)
    }

    /// A cell outside of a table, where bars need no escape.
    private func listCell(_ text: [UInt8]) -> ArraySlice<UInt8> {
        Self.trimmed(rewritten(text.replacing("\\|".utf8, with: "|".utf8)[...])[...], of: " ")
    }

    /// Removes `characters` from both ends. For headings, these include `*`, which would end the bold text around them.
    static func trimmed(_ text: ArraySlice<UInt8>, of characters: String = " *") -> ArraySlice<UInt8> {
        let trimmed = text.drop(while: characters.utf8.contains)
        guard let end = trimmed.lastIndex(where: { !characters.utf8.contains($0) }) else { return [] }
        // Remove a backslash that escaped a removed character, because it would escape the next one.
        let kept = trimmed[...end]
        let isEscape = kept.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
        return isEscape ? kept.dropLast() : kept
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
            return (isItem ? "• " : "") + inline(text[...], trimming: " ")
        case .heading(_, let text):
            let title = inline(text, trimming: " *")
            return title.isEmpty ? nil : "**" + title + "**"
        case .code(_, let lines):
            let code = Array(lines.joined(separator: " ".utf8))
            return MarkdownText.code(String(decoding: code, as: UTF8.self), isCell: true)
        case .table(let rows):
            return rows.map { $0.map { inline($0[...], trimming: " ") }.joined(separator: " – ") }
                .joined(separator: "; ")
        case .rule, .blank: return nil
        }
    }

    private func inline(_ text: ArraySlice<UInt8>, trimming characters: String) -> String {
        let rewritten = MarkdownInline.rewritten(text, form: .page, isCell: true)
        return String(decoding: MarkdownDocument.trimmed(rewritten[...], of: characters), as: UTF8.self)
    }
}
