/// The text of one template and the name by which others include it.
package struct TemplateSource: Sendable, Equatable {
    /// The name that partials and parents refer to; by convention, a path without its extension.
    package let name: String

    /// The template in UTF-8. Invalid UTF-8 is allowed: bytes outside of tags are copied unchanged.
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    package init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The line and column of a byte, both starting at 1. A column is one Unicode scalar.
    func position(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xc0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }

    func fault(_ problem: TemplateProblem, at offset: Int) -> TemplateFault {
        let (line, column) = position(of: offset)
        return TemplateFault(template: name, line: line, column: column, problem: problem)
    }

    /// The bytes as text for a message.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The length of the line break at `offset`: 1 for LF, 2 for CR LF, 0 if there is none.
    func lineBreak(at offset: Int) -> Int {
        guard offset < bytes.count else { return 0 }
        if bytes[offset] == UInt8(ascii: "\n") { return 1 }
        guard bytes[offset] == UInt8(ascii: "\r"), offset + 1 < bytes.count else { return 0 }
        return bytes[offset + 1] == UInt8(ascii: "\n") ? 2 : 0
    }

    /// The offset of the first occurrence of `pattern` at or after `start`.
    func firstOccurrence(of pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, start <= bytes.count - pattern.count else { return nil }
        for offset in start...(bytes.count - pattern.count)
        where bytes[offset] == first && bytes[offset..<(offset + pattern.count)].elementsEqual(pattern) {
            return offset
        }
        return nil
    }
}

extension UInt8 {
    /// Whether the byte is a space or a tab, which may surround a tag that is alone on its line.
    var isTemplateBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
    }
}
