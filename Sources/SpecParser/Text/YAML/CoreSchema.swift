/// The core schema of YAML 1.2 (§10.3.2): what a plain scalar is.
enum CoreSchema {
    /// The kind of a plain scalar. What is not listed by the schema is a string: `yes`, `on`, `2001-12-14`.
    static func kind(of text: UnsafeBufferPointer<UInt8>) -> Entry.Kind {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
        case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord("null", "Null", "NULL", text) ? .null : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord("true", "True", "TRUE", text) ? .bool : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord("false", "False", "FALSE", text) ? .bool : .string
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            return numberKind(of: text) ?? .string
        default: return .string
        }
    }

    /// Whether the text is an integer or another number of the core schema, or neither.
    static func numberKind(of text: UnsafeBufferPointer<UInt8>) -> Entry.Kind? {
        if let kind = prefixedInteger(text) { return kind }
        var offset = 0
        if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") { offset = 1 }
        let whole = digits(in: text, at: &offset)
        if offset == text.count { return whole > 0 ? .integer : nil }
        if text[offset] == UInt8(ascii: ".") {
            offset += 1
            let fraction = digits(in: text, at: &offset)
            if whole == 0, fraction == 0 { return special(text) }
        } else if whole == 0 {
            return nil
        }
        guard offset < text.count else { return .number }
        guard text[offset] | 0x20 == UInt8(ascii: "e") else { return nil }
        offset += 1
        if offset < text.count, text[offset] == UInt8(ascii: "-") || text[offset] == UInt8(ascii: "+") { offset += 1 }
        return digits(in: text, at: &offset) > 0 && offset == text.count ? .number : nil
    }

    private static func digits(in text: UnsafeBufferPointer<UInt8>, at offset: inout Int) -> Int {
        let start = offset
        while offset < text.count, text[offset] &- 0x30 < 10 { offset += 1 }
        return offset - start
    }

    /// `0o17` and `0x1F`, which take no sign.
    private static func prefixedInteger(_ text: UnsafeBufferPointer<UInt8>) -> Entry.Kind? {
        guard text.count > 2, text[0] == UInt8(ascii: "0") else { return nil }
        let digits = text[2...]
        switch text[1] {
        case UInt8(ascii: "o"): return digits.allSatisfy { $0 &- 0x30 < 8 } ? .integer : nil
        case UInt8(ascii: "x"):
            return digits.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 } ? .integer : nil
        default: return nil
        }
    }

    /// `.inf`, `-.Inf`, `.NAN` and their like.
    private static func special(_ text: UnsafeBufferPointer<UInt8>) -> Entry.Kind? {
        if isWord(".nan", ".NaN", ".NAN", text) { return .number }
        let isSigned = text[0] != UInt8(ascii: ".")
        return isWord(".inf", ".Inf", ".INF", isSigned ? .init(rebasing: text[1...]) : text) ? .number : nil
    }

    private static func isWord(
        _ lower: StaticString,
        _ capital: StaticString,
        _ upper: StaticString,
        _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard text.count == lower.utf8CodeUnitCount else { return false }
        return [lower, capital, upper].contains { word in
            word.withUTF8Buffer { $0.elementsEqual(text) }
        }
    }
}
