/// Rewrites the inlines of CommonMark text. Only emphasis, code and links to the web are kept.
struct MarkdownInline {
    private let bytes: [UInt8]
    /// Whether the text is in a cell of a table: bars are escaped, lines are joined.
    private let isCell: Bool
    /// The index of the closing backticks of each code span, by the index of its opening backticks.
    private var codeEnds: [Int: Int] = [:]
    /// The index of each closing bracket, by the index of its opening bracket.
    private var brackets: [Int: Int] = [:]
    /// The index of each closing parenthesis, by the index of its opening parenthesis.
    private var parentheses: [Int: Int] = [:]
    /// The index of the next `>`, kept so that the text is not searched again for each `<`.
    private var nextAngle = 0
    private var output: [UInt8] = []

    static func rewritten(_ text: String, isCell: Bool = false) -> String {
        var inline = MarkdownInline(text, isCell: isCell)
        inline.scan()
        inline.rewrite(0..<inline.bytes.count)
        return String(decoding: inline.output, as: UTF8.self)
    }

    private init(_ text: String, isCell: Bool) {
        bytes = Array(text.utf8)
        self.isCell = isCell
    }

    // MARK: - Finding code spans and brackets

    private mutating func scan() {
        var openBrackets: [Int] = []
        var openParentheses: [Int] = []
        var unclosed: Set<Int> = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"):
                let length = run(at: index)
                if !unclosed.contains(length), let end = closing(length, after: index + length) {
                    codeEnds[index] = end
                    index = end + length
                } else {
                    unclosed.insert(length)
                    index += length
                }
            case UInt8(ascii: "["):
                openBrackets.append(index)
                index += 1
            case UInt8(ascii: "]"):
                if let start = openBrackets.popLast() { brackets[start] = index }
                index += 1
            case UInt8(ascii: "("):
                openParentheses.append(index)
                index += 1
            case UInt8(ascii: ")"):
                if let start = openParentheses.popLast() { parentheses[start] = index }
                index += 1
            default: index += 1
            }
        }
    }

    /// The length of the run of equal bytes at `index`.
    private func run(at index: Int) -> Int { bytes[index...].prefix { $0 == bytes[index] }.count }

    private func closing(_ length: Int, after start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let found = run(at: index)
            if found == length { return index }
            index += found
        }
        return nil
    }

    // MARK: - Rewriting

    private mutating func rewrite(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            index = rewriteOne(at: index, before: range.upperBound)
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
        case UInt8(ascii: "]"): escape(byte)
        case UInt8(ascii: "|") where isCell: escape(byte)
        case UInt8(ascii: "\n"): output.append(isCell ? UInt8(ascii: " ") : byte)
        case UInt8(ascii: "@"):
            // At the beginning of a line, DocC parses `@` and a word as a directive.
            if index == 0 || !Self.isWord(bytes[index - 1]) { escape(byte) } else { output.append(byte) }
        case UInt8(ascii: "~"):
            let length = run(at: index)
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
            escape(UInt8(ascii: "\\"))
            return index + 1
        }
        escape(next)
        return index + 2
    }

    private mutating func rewriteCode(at index: Int) -> Int {
        let length = run(at: index)
        guard let end = codeEnds[index] else {
            for _ in 0..<length { escape(UInt8(ascii: "`")) }
            return index + length
        }
        var content = bytes[(index + length)..<end]
        let space = UInt8(ascii: " ")
        if content.first == space, content.last == space, content.contains(where: { $0 != space }) {
            content = content.dropFirst().dropLast()
        }
        append(MarkdownText.code(String(decoding: content, as: UTF8.self), isCell: isCell))
        return end + length
    }

    /// Rewrites an autolink, or prints the bracket as text.
    private mutating func rewriteAngle(at index: Int, before end: Int) -> Int {
        nextAngle = max(nextAngle, index)
        while nextAngle < bytes.count, bytes[nextAngle] != UInt8(ascii: ">") { nextAngle += 1 }
        let close = nextAngle
        if close < end, close - index < 2048 {
            let inner = bytes[(index + 1)..<close]
            let isUnbroken = !inner.contains { $0 <= 0x20 || $0 == UInt8(ascii: "<") }
            if isUnbroken, let link = LinkDestination(String(decoding: inner, as: UTF8.self)) {
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
        guard let close = brackets[index], close < end, !hasBrackets(in: (index + 1)..<close),
            let target = linkTarget(at: close + 1, before: end)
        else {
            escape(UInt8(ascii: "["))
            return index + 1
        }
        let label = (index + 1)..<close
        if let destination = target.destination {
            output.append(UInt8(ascii: "["))
            rewrite(label)
            append("](" + destination.text + ")")
        } else {
            rewriteLabel(label)
        }
        return target.end
    }

    /// Rewrites the label of a link whose destination is dropped. At the beginning of a line, punctuation is escaped so
    /// that it does not begin a block.
    private mutating func rewriteLabel(_ label: Range<Int>) {
        let range = label.drop { bytes[$0] == UInt8(ascii: " ") }
        let isAtStart = output.isEmpty || output.last == UInt8(ascii: "\n")
        if isAtStart, let first = range.first, Self.isPunctuation(bytes[first]), bytes[first] != UInt8(ascii: "`"),
            bytes[first] != UInt8(ascii: "["), bytes[first] != UInt8(ascii: "\\")
        {
            escape(bytes[first])
            rewrite((first + 1)..<range.upperBound)
        } else {
            rewrite(range)
        }
    }

    /// Whether a label contains brackets: links must not be nested (CommonMark §6.3).
    private func hasBrackets(in range: Range<Int>) -> Bool { range.contains { brackets[$0] != nil } }

    /// Parses `(destination "title")`. The destination is `nil` if it is not allowed.
    private func linkTarget(at start: Int, before end: Int) -> (destination: LinkDestination?, end: Int)? {
        guard start < end, let close = parentheses[start], close < end, close - start < 4096 else { return nil }
        let inner = String(decoding: bytes[(start + 1)..<close], as: UTF8.self)
        let word = inner.split { $0 == " " || $0 == "\n" }.first ?? ""
        let isBracketed = word.hasPrefix("<") && word.hasSuffix(">")
        return (LinkDestination(isBracketed ? word.dropFirst().dropLast() : word), close + 1)
    }

    // MARK: - Output

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func escape(_ byte: UInt8) {
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    private static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
    }

    /// Whether the byte is ASCII punctuation, which can be escaped with a backslash (CommonMark §2.4).
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !isLetter(byte) && !(0x30...0x39).contains(byte)
    }
}
