/// Wraps prose into the lines of a documentation comment.
///
/// Works on bytes and creates a `String` only for each finished line, because most of the rendered text is prose.
struct ProseFilling {
    /// The maximum number of bytes of text in a line. A longer word is not broken.
    let width: Int
    /// The text before the first line.
    let marker: [UInt8]
    /// The text before each further line.
    let continuation: [UInt8]

    /// The lines, each empty or with the space that separates it from `///`.
    private(set) var lines: [String]
    private let start: Int
    private var line: [UInt8] = []
    /// The lines of the paragraph that is being read.
    private var paragraph: [Range<Int>] = []

    /// - Parameters:
    ///   - lines: The existing lines, after which new lines are added.
    ///   - marker: The text before the first line, such as `- Returns: `. It does not count towards `width`.
    ///   - indent: The number of spaces before each further line.
    init(after lines: consuming [String] = [], width: Int, marker: String = "", indent: Int = 0) {
        start = lines.count
        self.lines = lines
        self.width = width
        self.marker = Array(marker.utf8)
        continuation = [UInt8](repeating: Self.space, count: indent)
    }

    private static let space = UInt8(ascii: " ")

    /// Whether no line was added.
    var isEmpty: Bool { lines.count == start }

    /// Moves the lines out, so that the caller has the only reference to them.
    mutating func takeLines() -> [String] {
        var taken: [String] = []
        swap(&taken, &lines)
        return taken
    }

    /// Adds text. Its line ends must be LF, and it must not contain invisible characters.
    ///
    /// If a line of a paragraph is too long, the whole paragraph is wrapped again, so that no short lines remain inside it.
    /// Code blocks and tables keep their lines. Trailing empty lines are dropped.
    mutating func add(_ text: [UInt8]) {
        var isInFence = false
        var lower = 0
        while lower <= text.count {
            var end = lower
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            var upper = end
            while upper > lower, text[upper - 1] == Self.space { upper -= 1 }
            add(lower..<upper, of: text, &isInFence)
            lower = end + 1
        }
        finishParagraph(text)
        while !isEmpty, lines.last?.isEmpty == true { lines.removeLast() }
    }

    private mutating func add(_ range: Range<Int>, of text: [UInt8], _ isInFence: inout Bool) {
        let kind = MarkdownLine(text, range, isInFence: isInFence)
        if kind == .fence { isInFence.toggle() }
        if kind != .prose || text[range.lowerBound] == Self.space { finishParagraph(text) }
        switch kind {
        case .blank: if !isEmpty, lines.last?.isEmpty == false { lines.append("") }
        case .fence, .verbatim:
            if range.isEmpty { lines.append("") } else { keep(range, of: text) }
        case .item, .prose: paragraph.append(range)
        }
    }

    private mutating func finishParagraph(_ text: [UInt8]) {
        guard !paragraph.isEmpty else { return }
        if paragraph.contains(where: { $0.count > width }) {
            fill(text)
        } else {
            for range in paragraph { keep(range, of: text) }
        }
        paragraph.removeAll(keepingCapacity: true)
    }

    private mutating func keep(_ range: Range<Int>, of text: [UInt8]) {
        let indent = isEmpty ? marker : continuation
        let count = 1 + indent.count + range.count
        lines.append(
            String(unsafeUninitializedCapacity: count) { line in
                line[0] = Self.space
                var end = line[1...].initialize(fromContentsOf: indent)
                end = line[end...].initialize(fromContentsOf: text[range])
                return end
            }
        )
    }

    /// Wraps the paragraph between words. The further lines of a list item are indented to its text. A word that would begin
    /// a block at the beginning of a line stays on the line before, even if that becomes too long.
    private mutating func fill(_ text: [UInt8]) {
        guard let first = paragraph.first else { return }
        let indent = first.prefix { text[$0] == Self.space }.count
        let isItem = MarkdownLine.isBullet(text, first.dropFirst(indent))
        let hanging = min(indent + (isItem ? 2 : 0), 8)
        begin()
        for _ in 0..<min(indent, 8) { line.append(Self.space) }
        var length = min(indent, 8)
        // The words at the end of the line that are not copied yet, because they follow each other in the text, too.
        var run = 0..<0
        for range in paragraph {
            var lower = range.lowerBound
            while lower < range.upperBound {
                var upper = lower
                while upper < range.upperBound, text[upper] != Self.space { upper += 1 }
                defer { lower = upper + 1 }
                guard upper > lower else { continue }
                if run.isEmpty {
                    run = lower..<upper
                } else if length + 1 + upper - lower > width, !MarkdownLine.beginsBlock(text, lower..<upper) {
                    append(run, of: text)
                    end()
                    begin()
                    for _ in 0..<hanging { line.append(Self.space) }
                    length = hanging
                    run = lower..<upper
                } else {
                    length += 1
                    if run.upperBound + 1 == lower, text[run.upperBound] == Self.space {
                        run = run.lowerBound..<upper
                    } else {
                        append(run, of: text)
                        line.append(Self.space)
                        run = lower..<upper
                    }
                }
                length += upper - lower
            }
        }
        append(run, of: text)
        end()
    }

    private mutating func begin() {
        line.removeAll(keepingCapacity: true)
        line.append(Self.space)
        line.append(contentsOf: isEmpty ? marker : continuation)
    }

    private mutating func append(_ range: Range<Int>, of text: [UInt8]) {
        line.append(contentsOf: text[range])
    }

    private mutating func end() {
        lines.append(String(decoding: line, as: UTF8.self))
    }
}

/// The kind of a line of Markdown, for wrapping paragraphs.
enum MarkdownLine {
    case blank, fence, verbatim, item, prose

    /// - Parameter range: The line, without trailing spaces and line end.
    init(_ text: [UInt8], _ range: Range<Int>, isInFence: Bool) {
        var line = range
        while let first = line.first, text[first] == UInt8(ascii: " ") { line = line.dropFirst() }
        if Self.isFence(text, line) {
            self = .fence
        } else if isInFence {
            self = .verbatim
        } else if line.isEmpty {
            self = .blank
        } else if Self.isMarkup(text[line.lowerBound]) {
            self = .verbatim
        } else {
            self = Self.isBullet(text, line) || Self.isNumbered(text, line) ? .item : .prose
        }
    }

    /// Whether the byte begins a table, a heading, a tag or a quotation.
    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
        default: false
        }
    }

    /// Whether a word at the beginning of a line would end a paragraph: the marker of an item, a heading or a quote, an
    /// underline, a fence, a directive of DocC or a tag of Doxygen.
    static func beginsBlock(_ text: [UInt8], _ word: Range<Int>) -> Bool {
        let first = text[word.lowerBound]
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "~"):
            return word.allSatisfy { text[$0] == first } || isFence(text, word)
        case UInt8(ascii: "*"), UInt8(ascii: "+"): return word.count == 1
        case UInt8(ascii: "`"): return isFence(text, word)
        case UInt8(ascii: ">"): return true
        case UInt8(ascii: "@"), UInt8(ascii: "\\"):
            return word.count > 1 && (0x41...0x5A).contains(text[word.lowerBound + 1] & 0xDF)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let last = text[word.upperBound - 1]
            return (last == UInt8(ascii: ".") || last == UInt8(ascii: ")"))
                && word.dropLast().allSatisfy { (0x30...0x39).contains(text[$0]) }
        default: return false
        }
    }

    /// Whether the line begins with `- `, `* ` or `+ `.
    static func isBullet(_ text: [UInt8], _ line: Range<Int>) -> Bool {
        guard line.count > 1, text[line.lowerBound + 1] == UInt8(ascii: " ") else { return false }
        switch text[line.lowerBound] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return true
        default: return false
        }
    }

    /// Whether the line begins with a number, a full stop and a space.
    private static func isNumbered(_ text: [UInt8], _ line: Range<Int>) -> Bool {
        var index = line.lowerBound
        while index < line.upperBound, text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") { index += 1 }
        guard index > line.lowerBound, line.upperBound - index > 1 else { return false }
        return text[index] == UInt8(ascii: ".") && text[index + 1] == UInt8(ascii: " ")
    }

    /// Whether the line begins with three backticks or tildes.
    private static func isFence(_ text: [UInt8], _ line: Range<Int>) -> Bool {
        guard line.count > 2 else { return false }
        let first = text[line.lowerBound]
        guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return false }
        return text[line.lowerBound + 1] == first && text[line.lowerBound + 2] == first
    }
}
