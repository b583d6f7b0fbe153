/// Decides whether a string is the text of a Swift type, without Foundation. Spellings that not every reader accepts are
/// refused.
enum ScalarText {
    /// `2025-01-31T12:00:00Z` (RFC 3339 §5.6)
    static func isDateTime(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count >= 20, bytes.count <= 35, isDate(bytes.prefix(10)) else { return false }
        var rest = bytes.dropFirst(10)
        guard rest.popFirst() == UInt8(ascii: "T"), isTime(rest.prefix(8), seconds: true) else { return false }
        rest = rest.dropFirst(8)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let digits = rest.prefix { isDigit($0) }.count
            guard digits > 0, digits <= 9 else { return false }
            rest = rest.dropFirst(digits)
        }
        guard let zone = rest.popFirst() else { return false }
        if zone == UInt8(ascii: "Z") { return rest.isEmpty }
        return (zone == UInt8(ascii: "+") || zone == UInt8(ascii: "-")) && rest.count == 5
            && isTime(rest, seconds: false)
    }

    /// `2025-01-31`, a day that exists.
    static func isDate(_ bytes: Substring.UTF8View) -> Bool {
        guard let numbers = numbers(bytes, [4, 2, 2], separator: UInt8(ascii: "-")) else { return false }
        let (year, month, day) = (numbers[0], numbers[1], numbers[2])
        guard year >= 1583, (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private static func isTime(_ bytes: Substring.UTF8View, seconds: Bool) -> Bool {
        let widths = seconds ? [2, 2, 2] : [2, 2]
        guard let numbers = numbers(bytes, widths, separator: UInt8(ascii: ":")) else { return false }
        return numbers[0] <= 23 && numbers.dropFirst().allSatisfy { $0 <= 59 }
    }

    /// Numbers with fixed widths; `nil` if the text has another form.
    private static func numbers(_ bytes: Substring.UTF8View, _ widths: [Int], separator: UInt8) -> [Int]? {
        let parts = bytes.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.count) == widths, parts.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
        return parts.compactMap { Int(String(Substring($0))) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    static func isURL(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !#""<>\^`{|}[]%"#.utf8.contains($0) }
    }

    static func isBase64(_ text: String) -> Bool {
        let digits = text.utf8.prefix { byte in
            isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "/")
        }
        let padding = text.utf8.count - digits.count
        return text.utf8.count.isMultiple(of: 4) && padding <= 2 && text.utf8.suffix(padding).allSatisfy { $0 == 61 }
    }
}
