/// A tag of HTML in text of a description, as CommonMark 0.31.2 §6.6 defines it.
struct HTMLTag {
    /// The name as it is written.
    let name: String
    let isClosing: Bool
    /// The index after the tag.
    let end: Int
    private let attributes: [(name: String, value: String)]

    /// The maximum length of a tag in bytes. Longer ones are text.
    private static let limit = 4096

    /// Parses the tag at `start`, which is the index of a `<`.
    init?(_ bytes: [UInt8], at start: Int) {
        var index = start + 1
        let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        guard index < bytes.count, bytes[index].isASCIILetter else { return nil }
        while index < bytes.count, bytes[index].isTagName { index += 1 }
        guard index - nameStart <= 32 else { return nil }
        name = String(decoding: bytes[nameStart..<index], as: UTF8.self)
        self.isClosing = isClosing
        let limit = min(bytes.count, start + Self.limit)
        var attributes: [(name: String, value: String)] = []
        while index < limit {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                end = index + 1
                self.attributes = attributes
                return
            } else if byte.isSpaceOrNewline || byte == UInt8(ascii: "/") {
                index += 1
            } else {
                guard bytes[index - 1].isSpaceOrNewline || bytes[index - 1] == UInt8(ascii: "/") || !attributes.isEmpty,
                    let attribute = Self.attribute(bytes, &index, limit: limit)
                else { return nil }
                attributes.append(attribute)
            }
        }
        return nil
    }

    /// Parses `name`, `name=value`, `name="value"` or `name='value'`.
    private static func attribute(
        _ bytes: [UInt8],
        _ index: inout Int,
        limit: Int
    ) -> (name: String, value: String)? {
        let start = index
        while index < limit, bytes[index].isAttributeName { index += 1 }
        guard index > start else { return nil }
        let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        var next = index
        while next < limit, bytes[next].isSpaceOrNewline { next += 1 }
        guard next < limit, bytes[next] == UInt8(ascii: "=") else { return (name, "") }
        next += 1
        while next < limit, bytes[next].isSpaceOrNewline { next += 1 }
        guard next < limit else { return nil }
        let quote = bytes[next]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { next += 1 }
        let valueStart = next
        while next < limit, isQuoted ? bytes[next] != quote : !(bytes[next].isSpaceOrNewline || bytes[next] == 0x3E) {
            next += 1
        }
        guard next < limit else { return nil }
        index = isQuoted ? next + 1 : next
        return (name, CharacterReferences.decoded(bytes[valueStart..<next]))
    }

    /// Whether an attribute has a value.
    var hasAttributes: Bool { attributes.contains { !$0.value.isEmpty } }

    /// The value of an attribute, without character references.
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// Whether the text at `start`, which is the index of a `<`, could begin a tag, a comment or a declaration.
    static func couldBegin(_ bytes: [UInt8], at start: Int) -> Bool {
        var index = start + 1
        guard index < bytes.count else { return false }
        if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") { return true }
        if bytes[index] == UInt8(ascii: "/") { index += 1 }
        guard index < bytes.count, bytes[index].isASCIILetter else { return false }
        while index < bytes.count, bytes[index].isTagName { index += 1 }
        return index == bytes.count || bytes[index].isSpaceOrNewline || bytes[index] == UInt8(ascii: "/")
            || bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "<")
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isSpaceOrNewline: Bool { self == 0x20 || self == 0x0A }
    /// Whether the byte is part of a letter or digit; bytes of other characters than ASCII count as letters.
    var isWordPart: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
    fileprivate var isTagName: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") }
    fileprivate var isAttributeName: Bool {
        self > 0x20 && self != UInt8(ascii: "=") && self != UInt8(ascii: ">") && self != UInt8(ascii: "<")
            && self != UInt8(ascii: "\"") && self != UInt8(ascii: "'") && self != UInt8(ascii: "/")
    }
}
