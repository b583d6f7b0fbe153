/// Converts the HTML in CommonMark text of a description to Markdown.
///
/// CommonMark allows HTML, but documentation comments do not show it and reference pages must not contain it. Elements
/// with a counterpart in Markdown become it, the tags of others are removed, and scripts and styles are removed with their
/// content. Names in angle brackets that HTML does not define, such as `<token>`, stay as text. Code is not changed.
///
///     Use <code>id</code>.<ul><li>One<li>Two</ul>   →   Use `id`.
///
///                                                       - One
///                                                       - Two
package enum HTMLText {
    /// The text in UTF-8, without HTML and character references, with LF for every kind of line end and without tabs.
    package static func markdown(_ text: String) -> [UInt8] {
        let bytes = VisibleLines.bytes(of: text)
        guard bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return bytes }
        var conversion = HTMLConversion(bytes)
        return conversion.converted()
    }
}

/// Reads the lines and inlines of a text, and the elements of HTML in it.
struct HTMLConversion {
    struct OpenElement {
        let name: String
        let element: HTMLElement
        /// The frame of an item or a quotation in the writer.
        var frame: Int?
        /// The number of items of a list until now.
        var items = 0
        /// Whether the text before the element was on one line.
        var wasFlat = false
    }

    let bytes: [UInt8]
    var index = 0
    var writer = MarkdownWriter()
    var open: [OpenElement] = []
    /// The table whose cells are being read, and the writer of the text around it.
    var table: HTMLTable?
    var outerWriter: MarkdownWriter?
    /// The endings of comments and declarations that do not follow.
    var missingEndings: Set<String> = []
    /// The number of open tables inside of cells.
    var innerTables = 0
    /// Whether the line belongs to a block of HTML: its indentation has no meaning.
    var isInBlock = false
    private var isInList = false
    private var isAfterBlank = true
    /// The index of the last closing tag of each name.
    private var lastClosing: [String: Int] = [:]
    private var isInTable = false
    private let backticks: BacktickRuns

    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        backticks = BacktickRuns(bytes)
        for index in bytes.indices.dropLast() where bytes[index] == 0x3C && bytes[index + 1] == UInt8(ascii: "/") {
            let name = bytes[(index + 2)...].prefix(33).prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D }
            lastClosing[String(decoding: name, as: UTF8.self).lowercased()] = index
        }
    }

    mutating func converted() -> [UInt8] {
        while index < bytes.count {
            readLine()
        }
        while !open.isEmpty { closeLast() }
        endTable()
        return writer.output
    }

    // MARK: - Lines

    var isInPhrasing: Bool { open.contains { $0.element.isPhrasing } }

    /// Whether a closing tag of the name follows.
    func isClosed(_ name: String) -> Bool { lastClosing[name].map { $0 > index } ?? false }

    private mutating func readLine() {
        let end = bytes[index...].firstIndex(of: Self.newline) ?? bytes.count
        let line = bytes[index..<end]
        let content = line.drop { $0 == Self.space }
        guard !content.isEmpty else {
            endBlock()
            index = end + 1
            return
        }
        if table == nil, content.first == UInt8(ascii: "`") || content.first == UInt8(ascii: "~"),
            let fence = CodeFence(opening: content)
        {
            return copyFence(fence, line, end)
        }
        if !isInBlock, !isInPhrasing {
            if open.isEmpty, !isInList, isAfterBlank, line.count - content.count >= 4 { return copyCode() }
            beginLine(line, end)
        } else {
            writer.separate(isInPhrasing && writer.isFlat ? .space : .line)
            index = content.startIndex
        }
        if !isInBlock, content.first == UInt8(ascii: "<") {
            isInBlock = HTMLTag(bytes, at: index).map(isBlock) ?? false
        }
        isAfterBlank = false
        readInlines()
    }

    private func isBlock(_ tag: HTMLTag) -> Bool { HTMLElement(tag.name.lowercased())?.isBlock ?? false }

    private mutating func endBlock() {
        while let last = open.last, last.element == .paragraph || !isClosed(last.name) { closeLast() }
        isInBlock = false
        isAfterBlank = true
        isInTable = false
        writer.endLineFrame()
        writer.separate(.paragraph)
    }

    private mutating func beginLine(_ line: ArraySlice<UInt8>, _ end: Int) {
        let prefix = LinePrefix(line)
        if prefix.hasListMarker { isInList = true } else if isAfterBlank, prefix.indent == 0 { isInList = false }
        writer.separate(.line)
        index = line.startIndex + prefix.length
        writer.beginLine(line[..<index], continuation: prefix.continuation, isItem: prefix.hasListMarker)
        let hasBar = line.contains(UInt8(ascii: "|"))
        isInTable = hasBar && (isInTable || isTableSeparator(after: end))
    }

    /// Whether the line after `end` separates the header of a table from its rows.
    private func isTableSeparator(after end: Int) -> Bool {
        guard end < bytes.count else { return false }
        let next = bytes[(end + 1)...].prefix { $0 != Self.newline }
        return next.contains(0x7C) && next.contains(0x2D) && next.allSatisfy("|:->  ".utf8.contains)
    }

    /// Reads the rest of a line. Elements may end in a later line.
    private mutating func readInlines() {
        let wasFlat = writer.isFlat
        let isRow = isInTable && !isInBlock && open.isEmpty
        var isStarted = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Self.newline {
                index += 1
                break
            }
            readInline(byte)
            // The break before the row belongs to the text around it.
            if isRow, !isStarted, !writer.isAtLineStart { (writer.isFlat, isStarted) = (true, true) }
        }
        if isRow { writer.isFlat = wasFlat }
        if open.isEmpty, !isInBlock { writer.endLineFrame() }
    }

    // MARK: - Code of Markdown

    private mutating func copyFence(_ fence: CodeFence, _ first: ArraySlice<UInt8>, _ end: Int) {
        let isIndented = isInBlock || isInPhrasing
        var lines = [first]
        index = end + 1
        while index < bytes.count {
            let lineEnd = bytes[index...].firstIndex(of: Self.newline) ?? bytes.count
            let line = bytes[index..<lineEnd]
            lines.append(line)
            index = lineEnd + 1
            if fence.isClosed(by: line) { break }
        }
        isAfterBlank = false
        if isIndented {
            let indent = first.prefix { $0 == Self.space }.count
            writer.write(
                lines: lines.map { Array($0.dropFirst(min(indent, $0.prefix { $0 == Self.space }.count))) }
            )
        } else {
            writer.separate(.line)
            for line in lines { writer.writeVerbatim(line) }
            writer.separate(.line)
        }
    }

    private mutating func copyCode() {
        while index < bytes.count {
            let end = bytes[index...].firstIndex(of: Self.newline) ?? bytes.count
            let line = bytes[index..<end]
            let indent = line.prefix { $0 == Self.space }.count
            guard indent >= 4 || indent == line.count else { break }
            if indent < line.count {
                writer.writeVerbatim(line)
                isAfterBlank = false
            } else {
                writer.separate(.line)
                writer.writeVerbatim([])
                isAfterBlank = true
            }
            index = end + 1
        }
        writer.separate(.line)
    }

    // MARK: - Inlines

    private mutating func readInline(_ byte: UInt8) {
        switch byte {
        case Self.space:
            writer.separate(.space)
            index += 1
        case UInt8(ascii: "\\") where index + 1 < bytes.count && bytes[index + 1] != Self.newline:
            writer.write(bytes[index...(index + 1)])
            index += 2
        case UInt8(ascii: "`"): copyCodeSpan()
        case UInt8(ascii: "<"): readAngle()
        case UInt8(ascii: "&"): readReference()
        case UInt8(ascii: "["), UInt8(ascii: "]"):
            writer.isInLink ? writer.writeEscaped(byte) : writer.write(byte)
            index += 1
        default:
            var end = index + 1
            while end < bytes.count, !Self.isSpecial(bytes[end]) || isSingleSpace(at: end) { end += 1 }
            writer.write(bytes[index..<end])
            index = end
        }
    }

    /// Whether a space stands between two characters of text. Other spaces can belong to a break.
    private func isSingleSpace(at index: Int) -> Bool {
        bytes[index] == Self.space && index + 1 < bytes.count && !Self.isSpecial(bytes[index + 1])
    }

    /// Whether a byte ends a run of text that is copied as it is.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case newline, space, UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "&"),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }

    private mutating func copyCodeSpan() {
        let length = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
        var end = index + length
        var run = 0
        let canEnd = backticks.contains(length, from: end)
        while canEnd, end < bytes.count,
            bytes[end] != Self.newline || (end + 1 < bytes.count && bytes[end + 1] != Self.newline)
        {
            run = bytes[end] == UInt8(ascii: "`") ? run + 1 : 0
            end += 1
            let isRunEnd = end == bytes.count || bytes[end] != UInt8(ascii: "`")
            if run == length, isRunEnd, end - run >= index + length {
                writer.write(bytes[index..<end])
                index = end
                return
            }
        }
        writer.write(bytes[index..<(index + length)])
        index += length
    }

    private mutating func readReference() {
        guard let reference = CharacterReferences.read(bytes, at: index) else {
            writer.write(bytes[index])
            index += 1
            return
        }
        index = reference.end
        guard reference.text.utf8.count == 1, let byte = reference.text.utf8.first else {
            return writer.write(reference.text.utf8)
        }
        let next = index < bytes.count ? bytes[index] : 0
        let needsEscape =
            switch byte {
            case UInt8(ascii: "<"): next.isASCIILetter || "/!?&".utf8.contains(next)
            case UInt8(ascii: "&"): next.isASCIILetter || next == UInt8(ascii: "#")
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "\\"):
                true
            default:
                writer.isAtLineStart && !byte.isASCIILetter && byte != UInt8(ascii: "\"")
                    && byte != UInt8(ascii: "'") && byte != Self.space && !byte.isASCIIDigit
            }
        if byte == Self.space {
            writer.separate(.space)
        } else if needsEscape {
            writer.writeEscaped(byte)
        } else {
            writer.write(byte)
        }
    }
}
