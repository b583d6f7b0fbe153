/// Converts the spellings of numbers in JSON (RFC 8259 §6) and in the core schema of YAML 1.2 (§10.3.2).
enum NumberText {
    /// Returns the value, if it is an integer in the range of `Int`.
    static func int(_ text: String) -> Int? {
        if let (digits, radix) = prefixed(text) { return Int(digits, radix: radix) }
        if let value = Int(text) { return value }
        guard let value = Double(text), value.rounded(.towardZero) == value else { return nil }
        return Int(exactly: value)
    }

    /// Returns the value rounded to the nearest `Double`; infinity if it is out of range.
    static func double(_ text: String) -> Double? {
        if let (digits, radix) = prefixed(text) {
            return digits.utf8.reduce(into: 0.0) { value, digit in
                value = value * Double(radix) + Double(Character(Unicode.Scalar(digit)).hexDigitValue ?? 0)
            }
        }
        switch text.lowercased() {
        case ".inf", "+.inf": return .infinity
        case "-.inf": return -.infinity
        case ".nan": return .nan
        default: return Double(text)
        }
    }

    /// Returns the value with a spelling that JSON allows; `nil` for infinity and NaN.
    static func json(_ text: String) -> String? {
        if isJSON(text) { return text }
        if prefixed(text) != nil {
            if let value = int(text) { return String(value) }
        } else if let integer = decimalInteger(text) {
            return integer
        }
        guard let value = double(text), value.isFinite else { return nil }
        return String(describing: value)
    }

    private static func prefixed(_ text: String) -> (digits: Substring, radix: Int)? {
        if text.hasPrefix("0x") { return (text.dropFirst(2), 16) }
        if text.hasPrefix("0o") { return (text.dropFirst(2), 8) }
        return nil
    }

    /// Returns an integer without sign `+` and without leading zeros: `7` for `+007`.
    private static func decimalInteger(_ text: String) -> String? {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        digits = digits.drop { $0 == "0" }
        if digits.isEmpty { return "0" }
        return (isNegative ? "-" : "") + digits
    }

    /// Whether the text is a JSON number (RFC 8259 §6).
    static func isJSON(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        func takeDigits() -> Int {
            let count = bytes.prefix { (0x30...0x39).contains($0) }.count
            bytes = bytes.dropFirst(count)
            return count
        }
        if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
        if bytes.first == UInt8(ascii: "0") {
            bytes = bytes.dropFirst()
        } else if takeDigits() == 0 {
            return false
        }
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            if takeDigits() == 0 { return false }
        }
        if let letter = bytes.first, letter | 0x20 == UInt8(ascii: "e") {
            bytes = bytes.dropFirst()
            if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
            if takeDigits() == 0 { return false }
        }
        return bytes.isEmpty
    }
}
