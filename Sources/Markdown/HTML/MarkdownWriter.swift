/// Writes the text of HTML as CommonMark: places line breaks, list markers, emphasis and links.
struct MarkdownWriter {
    /// The separation before the next text. A larger one replaces a smaller one.
    enum Break: Int, Comparable {
        case none, space, line, hardLine, paragraph

        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    /// A list item or a quotation around the following lines.
    private struct Frame {
        let id: Int
        /// The text before its first line.
        let marker: [UInt8]
        /// The text before its further lines.
        let continuation: [UInt8]
        var isStarted = false
        /// Whether the marker contains a marker of a list.
        var isItem = false
    }

    struct OpenEmphasis {
        let mark: [UInt8]
        var isWritten = false
        /// Whether equal emphasis is around it, so that its marks are not written.
        var isNested = false
    }

    var output: [UInt8] = []
    /// Whether all text is on one line, as in a cell of a table or a heading.
    var isFlat = false
    var pending = Break.none
    private var frames: [Frame] = []
    private var nextFrame = 1
    var emphases: [OpenEmphasis] = []
    var link: (destination: LinkDestination, start: Int?)?
    /// The mark of emphasis that ends at the end of the output.
    var closedMark: [UInt8] = []

    /// The maximum number of nested lists and quotations that are indented, and of nested emphasis.
    static let limit = 8
    static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")
    /// The identifier of the frame for the markers of a line of Markdown.
    private static let lineFrame = 0
    private static let headingFrame = 1

    var isInLink: Bool { link != nil }
    /// Whether no text was written since the last break of a line.
    var isAtLineStart: Bool { output.isEmpty || pending > .space || frames.contains { !$0.isStarted } }

    // MARK: - Breaks

    mutating func separate(_ separation: Break) {
        if separation > .space {
            // The first text of an item stays in the line of its marker.
            if let last = frames.last, !last.isStarted, !last.marker.allSatisfy({ $0 == Self.space }) { return }
            if isFlat || link != nil {
                pending = max(pending, .space)
                return
            }
        }
        if separation == .paragraph { interruptEmphases() }
        pending = max(pending, separation)
    }

    /// Replaces the break before the next item of a list.
    mutating func separateItem(isFirst: Bool, isNested: Bool) {
        guard !isFlat, link == nil else {
            pending = max(pending, .space)
            return
        }
        if let last = frames.last, !last.isStarted { return }
        interruptEmphases()
        pending = isFirst && !isNested ? .paragraph : .line
    }

    // MARK: - Frames

    /// Begins a list item or a quotation. Returns its identifier.
    mutating func begin(marker: String, continuation: String) -> Int {
        nextFrame += 1
        if frames.count < Self.limit, !isFlat {
            frames.append(Frame(id: nextFrame, marker: Array(marker.utf8), continuation: Array(continuation.utf8)))
        }
        return nextFrame
    }

    /// Begins a heading, whose text is on one line.
    mutating func beginHeading(_ level: Int) {
        frames.append(
            Frame(
                id: Self.headingFrame,
                marker: Array((String(repeating: "#", count: level) + " ").utf8),
                continuation: []
            )
        )
        isFlat = true
    }

    mutating func endHeading(isFlat: Bool) {
        interruptEmphases()
        frames.removeAll { $0.id == Self.headingFrame }
        self.isFlat = isFlat
    }

    mutating func end(_ id: Int) { frames.removeAll { $0.id == id } }

    /// Begins a line of Markdown with its indentation and markers.
    mutating func beginLine(_ prefix: ArraySlice<UInt8>, continuation: String, isItem: Bool) {
        if isItem {
            interruptEmphases()
            if pending == .hardLine { pending = isLastLineItem ? .line : .paragraph }
        }
        frames.removeAll { $0.id == Self.lineFrame }
        frames.append(
            Frame(
                id: Self.lineFrame,
                marker: Array(prefix),
                continuation: Array(continuation.utf8),
                isItem: isItem
            )
        )
    }

    /// Ends the indentation and markers of a line of Markdown. Markers without text are kept.
    mutating func endLineFrame() {
        if let last = frames.last, last.id == Self.lineFrame, !last.isStarted,
            last.marker.contains(where: { $0 != Self.space })
        {
            flush(before: Self.space)
            while output.last == Self.space { output.removeLast() }
        }
    }

    mutating func dropLineFrame() { frames.removeAll { $0.id == Self.lineFrame } }

    /// Whether the line of Markdown is an item of a list.
    var isInItem: Bool { frames.first { $0.id == Self.lineFrame }?.isItem ?? false }

    private var isLastLineItem: Bool {
        let start = output.lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
        return LinePrefix(output[start...].prefix(64)).hasListMarker
    }

    // MARK: - Text

    /// Writes visible text.
    mutating func write(_ text: some Collection<UInt8>) {
        guard let first = text.first else { return }
        flush(before: first)
        output.append(contentsOf: text)
    }

    mutating func write(_ byte: UInt8) {
        flush(before: byte)
        output.append(byte)
    }

    /// Writes a byte of punctuation that must not have a meaning in Markdown.
    mutating func writeEscaped(_ byte: UInt8) { write([UInt8(ascii: "\\"), byte]) }

    /// Writes a space, unless one would be at the beginning of a line.
    mutating func writeSpace() { pending = max(pending, .space) }

    /// Writes lines that keep their text, such as a code block, as a paragraph.
    mutating func write(lines: [[UInt8]]) {
        separate(.paragraph)
        for (index, line) in lines.enumerated() {
            if index > 0 { pending = .line }
            if line.isEmpty {
                output.append(Self.newline)
                pending = .none
                continue
            }
            flush(before: Self.newline)
            output.append(contentsOf: line)
        }
        separate(.paragraph)
    }

    /// Writes a line of a code block of Markdown without changes.
    mutating func writeVerbatim(_ line: ArraySlice<UInt8>) {
        if !output.isEmpty {
            if pending == .paragraph { output.append(Self.newline) }
            output.append(Self.newline)
        }
        pending = .none
        output.append(contentsOf: line)
    }

    private mutating func flush(before first: UInt8) {
        let isNewLine = !output.isEmpty && pending > .space
        if isNewLine {
            writeBreak()
        } else if pending != .none, !output.isEmpty, output.last != Self.space, output.last != Self.newline {
            output.append(Self.space)
        } else if pending == .none, !closedMark.isEmpty {
            // A mark after punctuation ends emphasis only if no letter follows it (CommonMark §6.2).
            let isAmbiguous = output.dropLast(closedMark.count).last.map { !$0.isWordPart } ?? false
            if isAmbiguous, first.isWordPart, emphases.allSatisfy({ $0.mark != closedMark }) {
                output.append(Self.space)
            }
        }
        if isNewLine || frames.contains(where: { !$0.isStarted }) || output.isEmpty { writeFrames(isNewLine) }
        pending = .none
        writeMarks(before: first)
        closedMark = []
    }

    private mutating func writeBreak() {
        if pending == .hardLine {
            let isSentence = output.last.map { ".:!?".utf8.contains($0) } ?? true
            if isSentence { pending = .paragraph } else { output.append(UInt8(ascii: "\\")) }
        }
        output.append(Self.newline)
        guard pending == .paragraph else { return }
        let quotes = frames.prefix { $0.isStarted }.flatMap(\.continuation)
        if let end = quotes.lastIndex(of: UInt8(ascii: ">")) { output.append(contentsOf: quotes[...end]) }
        output.append(Self.newline)
    }

    private mutating func writeFrames(_ isNewLine: Bool) {
        for index in frames.indices {
            if !frames[index].isStarted {
                output.append(contentsOf: frames[index].marker)
                frames[index].isStarted = true
            } else if isNewLine {
                output.append(contentsOf: frames[index].continuation)
            }
        }
    }
}
