/// The source line of a place and the underline below it, prepared for a terminal.
///
///     get:
///     ^~~
struct SourceExcerpt {
    /// The maximum width in columns; a longer line is cut around the place.
    static let maximumWidth = 120
    private static let tabWidth = 4
    /// The number of characters kept before the place if a line is cut.
    private static let contextBefore = 60

    let text: String
    let underline: String

    init(_ place: SourceLocation) {
        let line = place.file.byteRange(ofLine: place.start.line)
        let start = min(max(place.range.lowerBound, line.lowerBound), line.upperBound)
        let end = max(start, min(place.range.upperBound, line.upperBound))
        // A line can have megabytes: read only the bytes that can be shown, at most 4 for each column.
        let bytes = place.file.bytes
        let windowStart = Self.boundary(max(line.lowerBound, start - 4 * Self.maximumWidth), in: bytes, within: line)
        let windowEnd = Self.boundary(min(line.upperBound, start + 4 * Self.maximumWidth), in: bytes, within: line)

        var before = Array(place.file.text(in: windowStart..<start).unicodeScalars)
        let marked = Array(place.file.text(in: start..<min(end, windowEnd)).unicodeScalars)
        let after = Array(place.file.text(in: min(end, windowEnd)..<windowEnd).unicodeScalars)

        var drawing = Drawing()
        let isLong = before.count + marked.count + after.count > Self.maximumWidth
        if windowStart > line.lowerBound || (isLong && before.count > Self.contextBefore) {
            before = before.suffix(Self.contextBefore)
            drawing.appendEllipsis()
        }
        for scalar in before { drawing.append(scalar) }
        let caret = drawing.width
        let shown = drawing.append(marked, upTo: Self.maximumWidth)
        let markedEnd = drawing.width
        let shownAfter = shown == marked.count ? drawing.append(after, upTo: Self.maximumWidth) : 0
        if shown < marked.count || shownAfter < after.count || windowEnd < line.upperBound {
            drawing.appendEllipsis()
        }
        text = drawing.text
        let tildes = String(repeating: "~", count: max(0, markedEnd - caret - 1))
        underline = String(repeating: " ", count: caret) + "^" + tildes
    }

    /// Returns the offset of the start of the character that contains the byte at `offset`.
    private static func boundary(_ offset: Int, in bytes: [UInt8], within line: Range<Int>) -> Int {
        var offset = offset
        while offset > line.lowerBound, offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// The text of a line and its width in columns.
    private struct Drawing {
        private(set) var text = ""
        private(set) var width = 0

        mutating func append(_ scalar: Unicode.Scalar) {
            if scalar == "\t" {
                let spaces = tabWidth - width % tabWidth
                text += String(repeating: " ", count: spaces)
                width += spaces
            } else if let escape = VisibleText.escape(of: scalar) {
                text += escape
                width += escape.utf8.count
            } else {
                text.unicodeScalars.append(scalar)
                width += DisplayWidth.of(scalar)
            }
        }

        /// Appends characters until the width reaches `limit`, and returns the number of characters appended.
        mutating func append(_ scalars: [Unicode.Scalar], upTo limit: Int) -> Int {
            for (count, scalar) in scalars.enumerated() {
                if width >= limit { return count }
                append(scalar)
            }
            return scalars.count
        }

        mutating func appendEllipsis() {
            text += "…"
            width += 1
        }
    }
}
