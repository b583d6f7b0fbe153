/// A block of CommonMark text in a description, with the details that a page needs.
enum MarkdownBlock: Sendable, Equatable {
    /// A paragraph with unparsed inlines.
    ///
    /// - prefix: The quote and list markers before the first line.
    /// - continuation: The text before each further line.
    case text(prefix: String, continuation: String, text: String)
    /// A heading. Pages print it as a bold paragraph, because their own headings structure the page.
    case heading(prefix: String, text: String)
    case code(language: String, lines: [String])
    /// The rows of cells, beginning with the header.
    case table([[String]])
    case rule
    case blank
}

/// Parses the blocks of CommonMark text.
///
/// The parser may differ from CommonMark in rare cases. It is sufficient that each block is printed in an unambiguous
/// form.
struct MarkdownBlocks {
    private let lines: [String]
    private var index = 0
    private var blocks: [MarkdownBlock] = []
    /// The paragraph that the next line may continue.
    private var open: (line: LinePrefix, text: String)?
    /// Whether indented text belongs to a list rather than being code.
    private var isInList = false

    /// - Parameter text: Text without HTML, from ``HTMLText/markdown(_:)``.
    static func read(_ text: [UInt8]) -> [MarkdownBlock] {
        var reader = MarkdownBlocks(lines: VisibleLines.split(text))
        while reader.index < reader.lines.count { reader.readLine() }
        reader.close()
        return reader.blocks
    }

    private init(lines: [String]) { self.lines = lines }

    private mutating func readLine() {
        let line = lines[index]
        if line.isEmpty {
            close()
            blocks.append(.blank)
            index += 1
        } else if let heading = underlinedHeading(line) {
            open = nil
            append(.heading(prefix: "", text: heading))
            index += 1
        } else if Self.isRule(line) {
            append(.rule)
            index += 1
        } else if !isInList, open == nil, line.hasPrefix("    ") {
            readIndentedCode()
        } else {
            read(LinePrefix(line), line)
        }
    }

    private mutating func read(_ prefix: LinePrefix, _ line: String) {
        let rest = line.utf8.dropFirst(prefix.length)
        let text = String(rest) ?? ""
        if prefix.hasListMarker { isInList = true } else if open == nil, prefix.indent == 0 { isInList = false }
        if let fence = CodeFence(opening: text) {
            readFencedCode(fence, isQuoted: prefix.isQuote)
        } else if let heading = Self.heading(text) {
            append(.heading(prefix: prefix.text, text: heading))
            index += 1
        } else if isTable(text) {
            readTable(isQuoted: prefix.isQuote)
        } else {
            readText(text, prefix)
        }
    }

    private mutating func readText(_ text: String, _ prefix: LinePrefix) {
        index += 1
        if let line = open?.line, !prefix.hasListMarker, !prefix.isQuote || prefix.text == line.text {
            // Append in place: copying the text for each line takes quadratic time.
            open?.text += "\n"
            open?.text += text
        } else {
            close()
            open = (prefix, text)
        }
    }

    /// Ends the open paragraph.
    private mutating func close() {
        guard let last = open else { return }
        blocks.append(.text(prefix: last.line.text, continuation: last.line.continuation, text: last.text))
        open = nil
    }

    private mutating func append(_ block: MarkdownBlock) {
        close()
        blocks.append(block)
    }

    // MARK: - Code

    private mutating func readIndentedCode() {
        var code: [String] = []
        while index < lines.count, lines[index].isEmpty || lines[index].hasPrefix("    ") {
            code.append(String(lines[index].dropFirst(4)))
            index += 1
        }
        while code.last?.isEmpty == true { code.removeLast() }
        append(.code(language: "", lines: code))
        blocks.append(.blank)
    }

    private mutating func readFencedCode(_ fence: CodeFence, isQuoted: Bool) {
        var code: [String] = []
        index += 1
        while index < lines.count {
            var line = Substring(lines[index])
            let content = line.drop { $0 == " " }
            if isQuoted {
                guard content.first == ">" else { break }
                line = content.dropFirst()
                if line.first == " " { line = line.dropFirst() }
            }
            index += 1
            if fence.isClosed(by: line) { break }
            code.append(String(line))
        }
        let indent = code.lazy.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        append(.code(language: fence.language, lines: code.map { String($0.dropFirst(indent)) }))
    }

    // MARK: - Headings, rules and tables

    /// The text of `## Heading ##`.
    private static func heading(_ text: String) -> String? {
        let level = text.prefix { $0 == "#" }.count
        let rest = text.dropFirst(level)
        guard (1...6).contains(level), rest.isEmpty || rest.first == " " else { return nil }
        let content = rest.drop { $0 == " " }
        let end = content.lastIndex { $0 != "#" && $0 != " " }
        return end.map { String(content[...$0]) } ?? ""
    }

    /// The open paragraph of one short line, if the line underlines it: `Heading` and `-------`. A line under a longer
    /// paragraph is a rule, because descriptions mean one.
    private func underlinedHeading(_ line: String) -> String? {
        guard let open, open.line.text.isEmpty, !open.text.contains("\n"), open.text.utf8.count <= Self.maximumHeading
        else { return nil }
        let marks = line.utf8.drop { $0 == UInt8(ascii: " ") }
        guard let mark = marks.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), marks.count > 1 else {
            return nil
        }
        return marks.allSatisfy { $0 == mark } ? open.text : nil
    }

    /// The maximum number of bytes of an underlined heading.
    private static let maximumHeading = 80

    /// Whether the line is a thematic break: `---`, `* * *`.
    private static func isRule(_ line: String) -> Bool {
        let marks = line.utf8.filter { $0 != UInt8(ascii: " ") }
        guard let first = marks.first, marks.count >= 3, "-*_".utf8.contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }

    /// Whether the line is the header of a table: it contains a bar, and the next line consists of bars and dashes.
    private func isTable(_ text: String) -> Bool {
        guard text.contains("|"), index + 1 < lines.count else { return false }
        let next = String(lines[index + 1].utf8.dropFirst(LinePrefix(lines[index + 1], isQuoteOnly: true).length)) ?? ""
        return next.contains("|") && next.contains("-") && next.utf8.allSatisfy("|:- ".utf8.contains)
    }

    private mutating func readTable(isQuoted: Bool) {
        var rows: [[String]] = []
        let start = index
        while index < lines.count, lines[index].contains("|") {
            let prefix = LinePrefix(lines[index], isQuoteOnly: index != start)
            let text = String(lines[index].utf8.dropFirst(prefix.length)) ?? ""
            if index != start + 1 { rows.append(Self.cells(text)) }
            index += 1
        }
        append(.table(rows))
    }

    /// Splits a row at its unescaped bars. The bars at both ends do not create cells.
    private static func cells(_ row: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for scalar in row.unicodeScalars {
            if scalar == "|", !isEscaped {
                cells.append(cell)
                cell = ""
            } else {
                if scalar == "|" { cell.unicodeScalars.removeLast() }
                cell.unicodeScalars.append(scalar)
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        cells.append(cell)
        if cells.first?.allSatisfy({ $0 == " " }) == true { cells.removeFirst() }
        if cells.last?.allSatisfy({ $0 == " " }) == true { cells.removeLast() }
        return cells
    }
}
