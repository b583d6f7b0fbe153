/// Fills the lines of a documentation comment with prose.
///
/// It works on bytes, and makes a `String` of a line only when the line is done, because most of what is rendered is prose.
struct ProseFilling {
    /// Bytes of text in a line at most, unless one word is longer.
    let width: Int
    /// What stands before the text of the first line, and before that of all others.
    let marker: [UInt8]
    let continuation: [UInt8]

    /// Each with the space that separates it from `///`, or empty.
    private(set) var lines: [String]
    private let start: Int
    private var line: [UInt8] = []
    /// The lines of the paragraph that is read.
    private var paragraph: [Range<Int>] = []

    /// - Parameters:
    ///   - lines: Lines to go on from.
    ///   - marker: What stands before the text, such as `- Returns: `; it does not count for `width`.
    ///   - indent: The spaces before all other lines.
    init(after lines: consuming [String] = [], width: Int, marker: String = "", indent: Int = 0) {
        start = lines.count
        self.lines = lines
        self.width = width
        self.marker = Array(marker.utf8)
        continuation = [UInt8](repeating: Self.space, count: indent)
    }

    private static let space = UInt8(ascii: " ")

    /// Whether nothing was added yet.
    var isEmpty: Bool { lines.count == start }

    /// Hands the lines over, so that who goes on with them has the only copy.
    mutating func takeLines() -> [String] {
        var taken: [String] = []
        swap(&taken, &lines)
        return taken
    }

    /// Adds the text, which has LF at the ends of its lines and nothing that is hidden.
    ///
    /// A paragraph with a line that is too long is filled anew, so that no line of it stays short. Code blocks and tables
    /// keep their lines. Empty lines at the end are dropped.
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
        begin()
        append(range, of: text)
        end()
    }

    /// Breaks the paragraph between words; the further lines of a list item are indented to its text.
    private mutating func fill(_ text: [UInt8]) {
        guard let first = paragraph.first else { return }
        let indent = first.prefix { text[$0] == Self.space }.count
        let isItem = MarkdownLine.isBullet(text, first.dropFirst(indent))
        let hanging = min(indent + (isItem ? 2 : 0), 8)
        begin()
        for _ in 0..<min(indent, 8) { line.append(Self.space) }
        var length = min(indent, 8)
        var isLineEmpty = true
        for range in paragraph {
            var lower = range.lowerBound
            while lower < range.upperBound {
                var upper = lower
                while upper < range.upperBound, text[upper] != Self.space { upper += 1 }
                defer { lower = upper + 1 }
                guard upper > lower else { continue }
                if !isLineEmpty, length + 1 + upper - lower > width {
                    end()
                    begin()
                    for _ in 0..<hanging { line.append(Self.space) }
                    length = hanging
                    isLineEmpty = true
                }
                if !isLineEmpty {
                    line.append(Self.space)
                    length += 1
                }
                append(lower..<upper, of: text)
                length += upper - lower
                isLineEmpty = false
            }
        }
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

/// What a line of Markdown is, as far as filling paragraphs is concerned.
enum MarkdownLine {
    case blank, fence, verbatim, item, prose

    /// - Parameter range: The line, without its end and without spaces before that.
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

    /// What begins a table, a heading, a tag or a quotation.
    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
        default: false
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
