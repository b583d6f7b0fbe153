/// The core schema of YAML 1.2 (§10.3.2), which determines the kinds of plain scalars.
enum CoreSchema {
    /// Returns the kind of a plain scalar. A scalar that no rule of the schema matches is a string: `yes`,
    /// `2001-12-14`.
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

    /// Returns `integer` or `number` for a number of the core schema, and `nil` for other texts.
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

    /// Matches `0o17` and `0x1F`, which have no sign.
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

    /// Matches infinity and NaN, such as `.inf`, `-.Inf` and `.NAN`.
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
