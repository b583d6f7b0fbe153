/// The indentation, quote markers and list markers at the beginning of a line of CommonMark.
struct LinePrefix: Sendable, Equatable {
    /// The prefix to print before the first line of a paragraph.
    private(set) var text = ""
    /// The prefix to print before the further lines: quote markers remain, list markers become spaces.
    private(set) var continuation = ""
    /// The length of the prefix in the line, in bytes.
    private(set) var length = 0
    /// The number of spaces before the first marker.
    private(set) var indent = 0
    private(set) var hasListMarker = false
    private(set) var isQuote = false

    /// The maximum number of markers. Further ones are dropped, because deep nesting overflows the stack of some Markdown
    /// parsers.
    private static let limit = 8

    /// - Parameter isQuoteOnly: Whether list markers are treated as text.
    init(_ line: String, isQuoteOnly: Bool = false) {
        self.init(Array(line.utf8)[...], isQuoteOnly: isQuoteOnly)
    }

    init(_ line: ArraySlice<UInt8>, isQuoteOnly: Bool = false) {
        var markers = 0
        var start = line.startIndex
        indent = Self.spaces(line, start)
        while true {
            let spaces = Self.spaces(line, start)
            let first = start + spaces
            let marker = Self.marker(line, first, isQuoteOnly: isQuoteOnly)
            guard marker > 0 else {
                if spaces > 0 { append(String(repeating: " ", count: spaces), isMarker: false) }
                length = first - line.startIndex
                return
            }
            let isQuoteMark = line[first] == UInt8(ascii: ">")
            let end = first + marker
            if markers < Self.limit {
                append(String(repeating: " ", count: spaces), isMarker: false)
                append(String(decoding: line[first..<end], as: UTF8.self), isMarker: !isQuoteMark)
                append(" ", isMarker: false)
            }
            if isQuoteMark { isQuote = true } else { hasListMarker = true }
            markers += 1
            start = end < line.endIndex && line[end] == UInt8(ascii: " ") ? end + 1 : end
        }
    }

    private mutating func append(_ part: String, isMarker: Bool) {
        text += part
        continuation += isMarker ? String(repeating: " ", count: part.count) : part
    }

    private static func spaces(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < bytes.endIndex, bytes[end] == UInt8(ascii: " ") { end += 1 }
        return end - start
    }

    /// The length of the marker at `start`; 0 if there is none.
    private static func marker(_ bytes: ArraySlice<UInt8>, _ start: Int, isQuoteOnly: Bool) -> Int {
        guard start < bytes.endIndex else { return 0 }
        if bytes[start] == UInt8(ascii: ">") { return 1 }
        guard !isQuoteOnly else { return 0 }
        var end = start
        if "-*+".utf8.contains(bytes[start]) {
            end += 1
        } else {
            while end < bytes.endIndex, (0x30...0x39).contains(bytes[end]) { end += 1 }
            guard (1...9).contains(end - start), end < bytes.endIndex, ".)".utf8.contains(bytes[end]) else { return 0 }
            end += 1
        }
        return end < bytes.endIndex && bytes[end] == UInt8(ascii: " ") ? end - start : 0
    }
}

/// The fence of a code block.
struct CodeFence: Sendable, Equatable {
    let mark: Character
    let length: Int
    /// The first word of the info string; empty if it does not begin with a word.
    let language: String

    /// Parses three or more backticks or tildes, followed by an optional language; `nil` for other lines.
    init?(opening line: String) {
        guard let mark = line.first, mark == "`" || mark == "~" else { return nil }
        let length = line.prefix { $0 == mark }.count
        let info = line.dropFirst(length)
        guard length >= 3, !(mark == "`" && info.contains("`")) else { return nil }
        self.mark = mark
        self.length = length
        language = String(
            info.drop { $0 == " " }.prefix { ($0.isASCII && ($0.isLetter || $0.isNumber)) || "+-#".contains($0) }
        )
    }

    func isClosed(by line: Substring) -> Bool {
        let content = line.drop { $0 == " " }
        return content.count >= length && content.allSatisfy { $0 == mark }
    }
}
