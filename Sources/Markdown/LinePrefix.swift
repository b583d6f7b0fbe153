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
