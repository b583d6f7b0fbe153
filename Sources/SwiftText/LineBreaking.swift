/// Breaks long lines of Swift source in the same way as swift-format.
///
/// Templates print each declaration, call or assignment on one line, without regard to its width. A line such as
///
///     func getSegment(projectKey: String, environmentKey: String) async throws -> UserSegment {
///
/// becomes the following if it is wider than 120 columns:
///
///     func getSegment(
///         projectKey: String,
///         environmentKey: String
///     ) async throws -> UserSegment {
package enum LineBreaking {
    /// The maximum number of columns of a line.
    package static let width = 120
    /// The number of columns of an indentation level.
    private static let step = 4

    /// Returns the text with its long lines broken. Comments are not changed.
    package static func broken(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 64)
        // Consecutive unchanged lines are copied together.
        var copied = 0
        var start = 0
        while start < text.count {
            if let short = text.withUnsafeBufferPointer({ lastLineEnd(in: $0, from: start) }) {
                start = short + 1
                continue
            }
            var end = min(start + width, text.count)
            while end < text.count, text[end] != newline { end += 1 }
            if end - start >= width, isTooLong(text[start..<end]) {
                result.append(contentsOf: text[copied..<start])
                append(text[start..<end], to: &result)
                copied = end
            }
            start = end + 1
        }
        result.append(contentsOf: text[copied...])
        return result
    }

    private static let newline = UInt8(ascii: "\n")

    /// The last line end within `width` bytes of `start`; every line up to it is short.
    private static func lastLineEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var end = min(start + width, text.count)
        while end > start {
            end -= 1
            if text[end] == newline { return end }
        }
        return nil
    }

    /// The number of columns of a line: one for each Unicode scalar.
    private static func columns(of line: ArraySlice<UInt8>) -> Int {
        line.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// Whether swift-format would break the line. It counts the comma that a collection gets when it is broken.
    private static func isTooLong(_ line: ArraySlice<UInt8>) -> Bool {
        let columns = columns(of: line)
        guard columns == width else { return columns > width }
        return BracketGroup.widest(in: line.drop { $0 == UInt8(ascii: " ") })?.endsWithComma ?? false
    }

    private static func append(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
        let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
        let content = line.dropFirst(indent)
        guard !content.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else {
            result.append(contentsOf: line)
            return
        }
        let places = SwiftLine(content: content)
        if let commas = places.conditionCommas {
            appendConditions(content, commas: commas, indent: indent, to: &result)
        } else if let commas = places.inheritanceCommas {
            appendInheritance(content, commas: commas, indent: indent, to: &result)
        } else if let open = places.bodyStart {
            appendBody(content, open: open, indent: indent, to: &result)
        } else if let colon = places.caseColon {
            appendSplit(content, after: colon, indent: indent, to: &result)
        } else if let group = BracketGroup.widest(in: content), fits(content[...group.open], indent: indent) {
            appendBroken(content, at: group, indent: indent, to: &result)
        } else if content.starts(with: ") -> ".utf8), content.suffix(2).elementsEqual(" {".utf8) {
            appendResult(content.dropLast(2), indent: indent, to: &result)
        } else if let arrow = places.resultArrow {
            appendSplit(content, after: arrow - 2, indent: indent, to: &result)
        } else if let equals = places.assignment {
            let head = content[...equals]
            let isSplitAtType = !fits(head, indent: indent) && SwiftLine(content: head).typeColon != nil
            appendSplit(content, after: equals, indent: indent, steps: isSplitAtType ? 2 : 1, to: &result)
        } else if let colon = places.typeColon {
            appendSplit(content, after: colon, indent: indent, to: &result)
        } else if let group = BracketGroup.widest(in: content) {
            appendBroken(content, at: group, indent: indent, to: &result)
        } else if let dot = places.memberDot(fitting: { fits($0, indent: indent) }) {
            appendSplit(content, after: dot - 1, indent: indent, to: &result)
        } else {
            result.append(contentsOf: line)
        }
    }

    /// Moves the text after `index` to the next line, and the opening brace of a body to a line of its own.
    private static func appendSplit(
        _ content: ArraySlice<UInt8>,
        after index: Int,
        indent: Int,
        steps: Int = 1,
        to result: inout [UInt8]
    ) {
        let hasBody = content.suffix(2).elementsEqual(" {".utf8)
        appendIndented(content[...index], indent: indent, to: &result)
        result.append(newline)
        let rest = content[(index + 1)...].drop { $0 == UInt8(ascii: " ") }
        appendIndented(rest.dropLast(hasBody ? 2 : 0), indent: indent + steps * step, to: &result)
        guard hasBody else { return }
        result.append(newline)
        appendIndented(content.suffix(1), indent: indent, to: &result)
    }

    /// Breaks the result of a method whose parameters are on the lines above: `) -> Paged<A, B>`. The brace is moved to a
    /// line of its own.
    private static func appendResult(_ content: ArraySlice<UInt8>, indent: Int, to result: inout [UInt8]) {
        let open = content.firstIndex(of: UInt8(ascii: "<"))
        if !fits(content, indent: indent), let open, content.last == UInt8(ascii: ">") {
            appendIndented(content[...open], indent: indent, to: &result)
            result.append(newline)
            let arguments = content[(open + 1)...].dropLast()
            if !fits(arguments, indent: indent + step), let comma = arguments.firstIndex(of: UInt8(ascii: ",")) {
                appendSplit(arguments, after: comma, indent: indent + step, steps: 0, to: &result)
            } else {
                appendIndented(arguments, indent: indent + step, to: &result)
            }
            result.append(newline)
            appendIndented(Array("> {".utf8)[...], indent: indent, to: &result)
        } else {
            appendIndented(content, indent: indent, to: &result)
            result.append(newline)
            appendIndented([UInt8(ascii: "{")], indent: indent, to: &result)
        }
    }

    private static func fits(_ content: ArraySlice<UInt8>, indent: Int) -> Bool {
        indent + columns(of: content) <= width
    }

    /// Puts each condition after the first, and the opening brace, on a line of its own.
    private static func appendConditions(
        _ content: ArraySlice<UInt8>,
        commas: [Int],
        indent: Int,
        to result: inout [UInt8]
    ) {
        var start = content.startIndex
        for comma in commas {
            let depth = start == content.startIndex ? indent : indent + step
            appendIndented(content[start...comma], indent: depth, to: &result)
            result.append(newline)
            start = comma + 2
        }
        appendIndented(content[start..<(content.endIndex - 2)], indent: indent + step, to: &result)
        result.append(newline)
        appendIndented(content.suffix(1), indent: indent, to: &result)
    }

    /// Puts as many types as fit on each line, and the opening brace on a line of its own.
    private static func appendInheritance(
        _ content: ArraySlice<UInt8>,
        commas: [Int],
        indent: Int,
        to result: inout [UInt8]
    ) {
        var start = content.startIndex
        var end = start
        var depth = indent
        for next in commas.map({ $0 + 1 }) + [content.endIndex - 2] {
            if end > start, !fits(content[start..<next], indent: depth) {
                appendIndented(content[start..<end], indent: depth, to: &result)
                result.append(newline)
                start = end + 1
                depth = indent + step
            }
            end = next
        }
        appendIndented(content[start..<end], indent: depth, to: &result)
        result.append(newline)
        appendIndented(content.suffix(1), indent: indent, to: &result)
    }

    /// Puts the body on a line of its own.
    private static func appendBody(_ content: ArraySlice<UInt8>, open: Int, indent: Int, to result: inout [UInt8]) {
        appendIndented(content[content.startIndex...open], indent: indent, to: &result)
        result.append(newline)
        var body = content[(open + 1)..<(content.endIndex - 1)]
        body = body.drop { $0 == UInt8(ascii: " ") }
        while body.last == UInt8(ascii: " ") { body.removeLast() }
        appendIndented(body, indent: indent + step, to: &result)
        result.append(newline)
        appendIndented(content[(content.endIndex - 1)...], indent: indent, to: &result)
    }

    /// Puts each element on a line of its own. The line before ends with the opening bracket, the line after begins with
    /// the closing bracket.
    private static func appendBroken(
        _ content: ArraySlice<UInt8>,
        at group: BracketGroup,
        indent: Int,
        to result: inout [UInt8]
    ) {
        appendIndented(content[content.startIndex...group.open], indent: indent, to: &result)
        for (index, element) in group.elements.enumerated() {
            result.append(newline)
            let isLast = index == group.elements.count - 1
            let suffix: StaticString = isLast && !group.endsWithComma ? "" : ","
            appendIndented(content[element], suffix, indent: indent + step, to: &result)
        }
        result.append(newline)
        appendIndented(content[group.close...], indent: indent, to: &result)
    }

    /// Appends an indented line, which is broken again if it is too long.
    private static func appendIndented(
        _ piece: ArraySlice<UInt8>,
        _ suffix: StaticString = "",
        indent: Int,
        to result: inout [UInt8]
    ) {
        let start = result.count
        for _ in 0..<indent { result.append(UInt8(ascii: " ")) }
        result.append(contentsOf: piece)
        suffix.withUTF8Buffer { result.append(contentsOf: $0) }
        // Most lines have fewer bytes than columns are allowed.
        guard result.count - start >= width, isTooLong(result[start...]) else { return }
        let line = Array(result[start...])
        result.removeSubrange(start...)
        append(line[...], to: &result)
    }
}
