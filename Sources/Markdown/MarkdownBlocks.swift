/// A block of CommonMark text in a description, with the details that a page needs. Text is in UTF-8: comparing and
/// splitting characters of a `String` takes a multiple of the time.
enum MarkdownBlock: Sendable, Equatable {
    /// A paragraph with unparsed inlines.
    ///
    /// - prefix: The quote and list markers before the first line.
    /// - continuation: The text before each further line.
    case text(prefix: String, continuation: String, text: [UInt8])
    /// A heading. Pages print it as a bold paragraph, because their own headings structure the page.
    case heading(prefix: String, text: ArraySlice<UInt8>)
    case code(language: ArraySlice<UInt8>, lines: [ArraySlice<UInt8>])
    /// The rows of cells, beginning with the header.
    case table([[[UInt8]]])
    case rule
    case blank
}

/// Parses the blocks of CommonMark text.
///
/// The parser may differ from CommonMark in rare cases. It is sufficient that each block is printed in an unambiguous
/// form.
struct MarkdownBlocks {
    private let lines: [ArraySlice<UInt8>]
    private var index = 0
    private var blocks: [MarkdownBlock] = []
    /// The paragraph that the next line may continue.
    private var open: (line: LinePrefix, text: [UInt8])?
    /// Whether indented text belongs to a list rather than being code.
    private var isInList = false

    /// - Parameter text: Text without HTML, from ``HTMLText/markdown(_:)``.
    static func read(_ text: [UInt8]) -> [MarkdownBlock] {
        var reader = MarkdownBlocks(lines: VisibleLines.slices(text))
        while reader.index < reader.lines.count { reader.readLine() }
        reader.close()
        return reader.blocks
    }

    private init(lines: [ArraySlice<UInt8>]) { self.lines = lines }

    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")
    private static let bar = UInt8(ascii: "|")
    /// The indentation of code.
    private static let indentation = [UInt8](repeating: space, count: 4)

    private mutating func readLine() {
        let line = lines[index]
        if line.isEmpty {
            close()
            blocks.append(.blank)
            index += 1
        } else if let heading = underlinedHeading(line) {
            open = nil
            append(.heading(prefix: "", text: heading[...]))
            index += 1
        } else if Self.isRule(line) {
            append(.rule)
            index += 1
        } else if !isInList, open == nil, line.starts(with: Self.indentation) {
            readIndentedCode()
        } else {
            read(LinePrefix(line), line)
        }
    }

    private mutating func read(_ prefix: LinePrefix, _ line: ArraySlice<UInt8>) {
        let text = line.dropFirst(prefix.length)
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

    private mutating func readText(_ text: ArraySlice<UInt8>, _ prefix: LinePrefix) {
        index += 1
        if let line = open?.line, !prefix.hasListMarker, !prefix.isQuote || prefix.text == line.text {
            // Append in place: copying the text for each line takes quadratic time.
            open?.text.append(Self.newline)
            open?.text.append(contentsOf: text)
        } else {
            close()
            open = (prefix, Array(text))
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
        var code: [ArraySlice<UInt8>] = []
        while index < lines.count, lines[index].isEmpty || lines[index].starts(with: Self.indentation) {
            code.append(lines[index].dropFirst(Self.indentation.count))
            index += 1
        }
        while code.last?.isEmpty == true { code.removeLast() }
        append(.code(language: [], lines: code))
        blocks.append(.blank)
    }

    private mutating func readFencedCode(_ fence: CodeFence, isQuoted: Bool) {
        var code: [ArraySlice<UInt8>] = []
        index += 1
        while index < lines.count {
            var line = lines[index]
            if isQuoted {
                let content = line.drop { $0 == Self.space }
                guard content.first == UInt8(ascii: ">") else { break }
                line = content.dropFirst()
                if line.first == Self.space { line = line.dropFirst() }
            }
            index += 1
            if fence.isClosed(by: line) { break }
            code.append(line)
        }
        let indent = code.lazy.filter { !$0.isEmpty }.map { $0.prefix { $0 == Self.space }.count }.min() ?? 0
        append(.code(language: fence.language, lines: code.map { $0.dropFirst(indent) }))
    }

    // MARK: - Headings, rules and tables

    /// The text of `## Heading ##`.
    private static func heading(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let mark = UInt8(ascii: "#")
        let rest = text.drop { $0 == mark }
        let level = rest.startIndex - text.startIndex
        guard (1...6).contains(level), rest.isEmpty || rest.first == space else { return nil }
        let content = rest.drop { $0 == space }
        let end = content.lastIndex { $0 != mark && $0 != space }
        return end.map { content[...$0] } ?? []
    }

    /// The open paragraph of one short line, if the line underlines it: `Heading` and `-------`. A line under a longer
    /// paragraph is a rule, because descriptions mean one.
    private func underlinedHeading(_ line: ArraySlice<UInt8>) -> [UInt8]? {
        guard let open, open.line.text.isEmpty, open.text.count <= Self.maximumHeading else { return nil }
        let marks = line.drop { $0 == Self.space }
        guard let mark = marks.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), marks.count > 1,
            marks.allSatisfy({ $0 == mark }), !open.text.contains(Self.newline)
        else { return nil }
        return open.text
    }

    /// The maximum number of bytes of an underlined heading.
    private static let maximumHeading = 80

    /// Whether the line is a thematic break: `---`, `* * *`.
    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        guard let mark = line.first(where: { $0 != space }), "-*_".utf8.contains(mark) else { return false }
        return line.allSatisfy { $0 == mark || $0 == space } && line.reduce(0) { $0 + ($1 == mark ? 1 : 0) } >= 3
    }

    /// Whether the line is the header of a table: it contains a bar, and the next line consists of bars and dashes.
    private func isTable(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.contains(Self.bar), index + 1 < lines.count else { return false }
        let next = lines[index + 1].dropFirst(LinePrefix(lines[index + 1], isQuoteOnly: true).length)
        return next.contains(Self.bar) && next.contains(UInt8(ascii: "-")) && next.allSatisfy("|:- ".utf8.contains)
    }

    private mutating func readTable(isQuoted: Bool) {
        var rows: [[[UInt8]]] = []
        let start = index
        while index < lines.count, lines[index].contains(Self.bar) {
            let prefix = LinePrefix(lines[index], isQuoteOnly: index != start)
            if index != start + 1 { rows.append(Self.cells(lines[index].dropFirst(prefix.length))) }
            index += 1
        }
        append(.table(rows))
    }

    /// Splits a row at its unescaped bars. The bars at both ends do not create cells.
    private static func cells(_ row: ArraySlice<UInt8>) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var isEscaped = false
        for byte in row {
            if byte == bar, !isEscaped {
                cells.append(cell)
                cell = []
            } else {
                if byte == bar { cell.removeLast() }
                cell.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        cells.append(cell)
        if cells.first?.allSatisfy({ $0 == space }) == true { cells.removeFirst() }
        if cells.last?.allSatisfy({ $0 == space }) == true { cells.removeLast() }
        return cells
    }
}
