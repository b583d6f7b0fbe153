/// A position in a template, with the blanks that begin its line.
struct TemplateCursor {
    private let source: TemplateSource
    /// The offset of the next byte to read.
    private(set) var position = 0
    /// The leading blanks of the current line; nil after the first other character of the line.
    private(set) var margin: Range<Int>? = 0..<0

    init(source: TemplateSource) {
        self.source = source
    }

    /// The end of the line, before its line break, if only blanks precede it; otherwise nil.
    var endOfLine: Int? {
        let end = skippingBlanks(before: source.bytes.count)
        return end == source.bytes.count || source.lineBreak(at: end) > 0 ? end : nil
    }

    /// The line break after the blanks at `position`; empty if other characters precede it.
    var lineBreak: Range<Int> {
        guard let end = endOfLine else { return position..<position }
        return end..<(end + source.lineBreak(at: end))
    }

    /// Whether the tag before `position` is alone on its line.
    var isOnlyTextOfLine: Bool { margin != nil && endOfLine != nil }

    /// The first byte that is not a blank; nil if only blanks precede `end`.
    func firstVisibleByte(before end: Int) -> Int? {
        let visible = skippingBlanks(before: end)
        return visible < end ? visible : nil
    }

    private func skippingBlanks(before end: Int) -> Int {
        var offset = position
        while offset < end, source.bytes[offset].isTemplateBlank { offset += 1 }
        return offset
    }

    /// Continues after a tag, which does not end the margin: the tag may be alone on its line.
    mutating func skip(_ tag: TemplateTag) {
        position = tag.range.upperBound
    }

    mutating func skipLineBreak() {
        beginLine(at: lineBreak.upperBound)
    }

    mutating func beginLine(at offset: Int) {
        position = offset
        margin = offset..<offset
    }

    /// Ends the margin, because the line has text or a tag that is printed.
    mutating func endMargin() {
        margin = nil
    }

    mutating func endMargin(at offset: Int) {
        margin = nil
        position = offset
    }

    /// Adds the blanks before `end` to the margin.
    mutating func extendMargin(to end: Int) {
        margin = (margin?.lowerBound ?? position)..<end
        position = end
    }
}
