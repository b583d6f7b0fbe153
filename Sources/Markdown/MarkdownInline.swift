/// Where text of a description is printed.
enum MarkdownForm: Sendable {
    case page
    /// A documentation comment, which is also read as source: only characters with a meaning at their place are escaped.
    case comment
}

/// Rewrites the inlines of CommonMark text. Only emphasis, code and links to the web are kept.
struct MarkdownInline {
    private let bytes: [UInt8]
    private let form: MarkdownForm
    /// Whether the text is in a cell of a table: bars are escaped, lines are joined.
    private let isCell: Bool
    private let pairs: DelimiterPairs
    /// The index of the next `>`, kept so that the text is not searched again for each `<`.
    private var nextAngle = 0
    /// Whether the label of a link is being rewritten.
    private var isInLink = false
    private var output: [UInt8] = []

    static func rewritten(_ text: ArraySlice<UInt8>, form: MarkdownForm, isCell: Bool = false) -> [UInt8] {
        let bytes = Array(text)
        guard bytes.contains(where: isSpecial) else { return bytes }
        var inline = MarkdownInline(bytes, form: form, isCell: isCell)
        inline.rewrite(0..<bytes.count)
        return inline.output
    }

    private init(_ bytes: [UInt8], form: MarkdownForm, isCell: Bool) {
        self.bytes = bytes
        self.form = form
        self.isCell = isCell
        pairs = DelimiterPairs(in: bytes)
    }

    // MARK: - Rewriting

    private mutating func rewrite(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            var end = index
            while end < range.upperBound, !Self.isSpecial(bytes[end]) { end += 1 }
            output.append(contentsOf: bytes[index..<end])
            index = end < range.upperBound ? rewriteOne(at: end, before: range.upperBound) : end
        }
    }

    /// Whether ``rewriteOne(at:before:)`` changes the byte in some form or place.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "!"),
            UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "\n"), UInt8(ascii: "@"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Rewrites the inline at `index` and returns the index of the next.
    private mutating func rewriteOne(at index: Int, before end: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\\"): return rewriteEscape(at: index, before: end)
        case UInt8(ascii: "`"): return rewriteCode(at: index)
        case UInt8(ascii: "<"): return rewriteAngle(at: index, before: end)
        case UInt8(ascii: "["): return rewriteBracket(at: index, before: end)
        case UInt8(ascii: "!") where index + 1 < end && bytes[index + 1] == UInt8(ascii: "["):
            return rewriteBracket(at: index + 1, before: end)
        case UInt8(ascii: "]") where form == .page: escape(byte)
        case UInt8(ascii: "|") where isCell: escape(byte)
        case UInt8(ascii: "\n"): output.append(isCell ? UInt8(ascii: " ") : byte)
        case UInt8(ascii: "@"):
            let isInWord = index > 0 && Self.isWord(bytes[index - 1])
            if beginsCommand(at: index, with: index) {
                append("&#64;")
            } else if form == .page && !isInWord {
                escape(byte)
            } else {
                output.append(byte)
            }
        case UInt8(ascii: "~"):
            let length = bytes.run(at: index)
            for _ in 0..<length { if length > 2 { escape(byte) } else { output.append(byte) } }
            return index + length
        default: output.append(byte)
        }
        return index + 1
    }

    private mutating func rewriteEscape(at index: Int, before end: Int) -> Int {
        let next = index + 1 < end ? bytes[index + 1] : 0
        if next == UInt8(ascii: "\n") {
            if !isCell { output.append(UInt8(ascii: "\\")) }
            return index + 1
        }
        guard Self.isPunctuation(next) else {
            if beginsCommand(at: index, with: index) {
                append("&#92;")
            } else if form == .comment {
                output.append(UInt8(ascii: "\\"))
            } else {
                escape(UInt8(ascii: "\\"))
            }
            return index + 1
        }
        if next == UInt8(ascii: "\\") || next == UInt8(ascii: "@"), beginsCommand(at: index, with: index + 1) {
            append(next == UInt8(ascii: "@") ? "&#64;" : "&#92;")
            return index + 2
        }
        escape(next)
        return index + 2
    }

    private mutating func rewriteCode(at index: Int) -> Int {
        let length = bytes.run(at: index)
        guard let end = pairs.codeEnds[index] else {
            for _ in 0..<length { escape(UInt8(ascii: "`")) }
            return index + length
        }
        var content = bytes[(index + length)..<end]
        let space = UInt8(ascii: " ")
        if content.first == space, content.last == space, content.contains(where: { $0 != space }) {
            content = content.dropFirst().dropLast()
        }
        if content.first != nil, content.last != space, content.allSatisfy(Self.isPlainCode) {
            output.append(UInt8(ascii: "`"))
            output.append(contentsOf: content)
            output.append(UInt8(ascii: "`"))
        } else {
            let code = MarkdownText.value(String(decoding: content, as: UTF8.self), isDocC: true)
            append(isCell ? MarkdownText.escapingBars(code) : code)
        }
        return end + length
    }

    /// Whether a code span of only such bytes needs no change.
    private static func isPlainCode(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "|")
    }

    /// Rewrites an autolink, or prints the bracket as text.
    private mutating func rewriteAngle(at index: Int, before end: Int) -> Int {
        nextAngle = max(nextAngle, index)
        while nextAngle < bytes.count, bytes[nextAngle] != UInt8(ascii: ">") { nextAngle += 1 }
        let close = nextAngle
        if close < end, close - index < 2048 {
            let inner = bytes[(index + 1)..<close]
            let isUnbroken = !inner.contains { $0 <= 0x20 || $0 == UInt8(ascii: "<") }
            if isUnbroken, let link = LinkDestination(inner) {
                append("<" + link.text + ">")
                return close + 1
            }
        }
        let next = index + 1 < end ? bytes[index + 1] : 0
        if Self.isLetter(next) || "/!?".utf8.contains(next) {
            escape(UInt8(ascii: "<"))
        } else {
            output.append(UInt8(ascii: "<"))
        }
        return index + 1
    }

    /// Rewrites a link to an allowed destination. For other links, only the text is kept. Other brackets are escaped.
    private mutating func rewriteBracket(at index: Int, before end: Int) -> Int {
        guard let close = pairs.brackets[index], close < end, let target = linkTarget(at: close + 1, before: end),
            !hasBrackets(in: (index + 1)..<close)
        else {
            if form == .page || beginsLink(index) { escape(UInt8(ascii: "[")) } else { output.append(bytes[index]) }
            return index + 1
        }
        let label = (index + 1)..<close
        if let destination = target.destination, !isInLink {
            output.append(UInt8(ascii: "["))
            isInLink = true
            rewrite(label)
            isInLink = false
            append("](" + destination.text + ")")
        } else {
            rewriteLabel(label)
        }
        return target.end
    }

    /// Whether a bracket can begin a link, an image or the definition of a link.
    private func beginsLink(_ index: Int) -> Bool {
        guard let close = pairs.brackets[index], close + 1 < bytes.count else { return false }
        return "([:".utf8.contains(bytes[close + 1])
    }

    /// Rewrites the label of a link whose destination is dropped. At the beginning of a line, punctuation is escaped so
    /// that it does not begin a block.
    private mutating func rewriteLabel(_ label: Range<Int>) {
        let range = label.drop { bytes[$0] == UInt8(ascii: " ") }
        let isAtStart = output.isEmpty || output.last == UInt8(ascii: "\n")
        if isAtStart, let first = range.first, Self.isPunctuation(bytes[first]), bytes[first] != UInt8(ascii: "`"),
            !"[\\!@".utf8.contains(bytes[first])
        {
            escape(bytes[first])
            rewrite((first + 1)..<range.upperBound)
        } else {
            rewrite(range)
        }
    }

    /// Whether a label contains brackets: links must not be nested (CommonMark §6.3). Of an image in a link, the text is
    /// printed.
    private func hasBrackets(in range: Range<Int>) -> Bool {
        range.contains { index in
            guard let close = pairs.brackets[index] else { return false }
            let isImage = index > range.lowerBound && bytes[index - 1] == UInt8(ascii: "!")
            return !isImage || linkTarget(at: close + 1, before: range.upperBound) == nil
                || ((index + 1)..<close).contains { pairs.brackets[$0] != nil }
        }
    }

    /// Parses `(destination "title")`. The destination is `nil` if it is not allowed.
    private func linkTarget(at start: Int, before end: Int) -> (destination: LinkDestination?, end: Int)? {
        guard start < end, let close = pairs.parentheses[start], close < end, close - start < 4096 else { return nil }
        let word = bytes[(start + 1)..<close].drop(while: Self.isSpace).prefix { !Self.isSpace($0) }
        let isBracketed = word.first == UInt8(ascii: "<") && word.last == UInt8(ascii: ">")
        return (LinkDestination(isBracketed ? word.dropFirst().dropLast() : word), close + 1)
    }

    // MARK: - Output

    /// Whether the mark is at the beginning of a line and before a word. There DocC parses `@Image` as a directive, and
    /// `\param` and `@param` as tags of Doxygen, also if the mark is escaped. A character reference is only text.
    ///
    /// - index: The index of the mark or of its escape.
    private func beginsCommand(at index: Int, with mark: Int) -> Bool {
        guard mark + 1 < bytes.count, Self.isLetter(bytes[mark + 1]) else { return false }
        let before = bytes[..<index].last { $0 != UInt8(ascii: " ") }
        return before == nil || before == UInt8(ascii: "\n")
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func escape(_ byte: UInt8) {
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    private static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
    }

    /// Whether the byte is ASCII punctuation, which can be escaped with a backslash (CommonMark §2.4).
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !isLetter(byte) && !(0x30...0x39).contains(byte)
    }
}
