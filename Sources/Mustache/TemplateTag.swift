/// A tag, such as `{{#name}}`.
struct TemplateTag {
    enum Kind {
        case comment, delimiters, escapedValue, rawValue, section, invertedSection, close, partial, parent, block
    }

    let kind: Kind
    /// The text between the sigil and the closing delimiter, without surrounding white space.
    let content: String
    /// The byte range of the tag, including its delimiters.
    let range: Range<Int>
}

/// The opening and closing delimiters of tags.
struct TemplateDelimiters: Equatable {
    let opening: [UInt8]
    let closing: [UInt8]

    static let standard = TemplateDelimiters(opening: Array("{{".utf8), closing: Array("}}".utf8))

    /// Parses the content of `{{=… …=}}`; nil unless it is two words without '='.
    init?(content: String) {
        let words = content.utf8.split { $0.isTemplateBlank || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        guard words.count == 2, !content.utf8.contains(UInt8(ascii: "=")) else { return nil }
        self.init(opening: Array(words[0]), closing: Array(words[1]))
    }

    private init(opening: [UInt8], closing: [UInt8]) {
        self.opening = opening
        self.closing = closing
    }
}

extension TemplateSource {
    /// Parses the tag whose opening delimiter is at `start`.
    func tag(at start: Int, delimiters: TemplateDelimiters) throws(TemplateFault) -> TemplateTag {
        let sigilOffset = start + delimiters.opening.count
        let (kind, mirror) = sigil(at: sigilOffset)
        let contentStart = sigilOffset + (kind == .escapedValue ? 0 : 1)
        let closing = mirror + delimiters.closing
        guard let end = firstOccurrence(of: closing, from: contentStart) else {
            throw fault(.unclosedTag(closing: String(decoding: closing, as: UTF8.self)), at: start)
        }
        return TemplateTag(
            kind: kind,
            content: trimmedText(contentStart..<end),
            range: start..<(end + closing.count)
        )
    }

    /// The kind of tag that the byte at `offset` denotes, and the bytes that precede its closing delimiter.
    private func sigil(at offset: Int) -> (TemplateTag.Kind, mirror: [UInt8]) {
        guard offset < bytes.count else { return (.escapedValue, []) }
        return switch bytes[offset] {
        case UInt8(ascii: "!"): (.comment, [])
        case UInt8(ascii: "="): (.delimiters, [UInt8(ascii: "=")])
        case UInt8(ascii: "{"): (.rawValue, [UInt8(ascii: "}")])
        case UInt8(ascii: "&"): (.rawValue, [])
        case UInt8(ascii: "#"): (.section, [])
        case UInt8(ascii: "^"): (.invertedSection, [])
        case UInt8(ascii: "/"): (.close, [])
        case UInt8(ascii: ">"): (.partial, [])
        case UInt8(ascii: "<"): (.parent, [])
        case UInt8(ascii: "$"): (.block, [])
        default: (.escapedValue, [])
        }
    }

    private func trimmedText(_ range: Range<Int>) -> String {
        func isSpace(_ byte: UInt8) -> Bool {
            byte.isTemplateBlank || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, isSpace(bytes[lower]) { lower += 1 }
        while lower < upper, isSpace(bytes[upper - 1]) { upper -= 1 }
        return text(lower..<upper)
    }
}
