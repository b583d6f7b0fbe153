/// Validates texts of formats with a Swift type of their own.
enum FormatText {
    /// Returns whether a text is valid for a format; `nil` for formats that are not checked.
    static func isValid(_ text: String, _ format: String) -> Bool? {
        switch format {
        case "date-time": isDateTime(text)
        case "date": isDate(text)
        case "uuid": isUUID(text)
        case "byte", "base64": isBase64(text)
        default: nil
        }
    }

    /// `date-time` of RFC 3339 §5.6, with `T` or a space between date and time.
    private static func isDateTime(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        guard takeDate(&rest), take("Tt ", &rest), takeTime(&rest) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            let digits = rest.prefix { isDigit($0) }.count
            guard digits > 0 else { return false }
            rest.removeFirst(digits)
        }
        if take("Zz", &rest) { return rest.isEmpty }
        guard take("+-", &rest), let hours = number(2, &rest), hours <= 23, take(":", &rest),
            let minutes = number(2, &rest), minutes <= 59
        else { return false }
        return rest.isEmpty
    }

    /// `full-date` of RFC 3339 §5.6.
    private static func isDate(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        return takeDate(&rest) && rest.isEmpty
    }

    private static func takeTime(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let hour = number(2, &rest), hour <= 23, take(":", &rest), let minute = number(2, &rest), minute <= 59,
            take(":", &rest), let second = number(2, &rest)
        else { return false }
        return second <= 60
    }

    private static func takeDate(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let year = number(4, &rest), take("-", &rest), let month = number(2, &rest), (1...12).contains(month),
            take("-", &rest), let day = number(2, &rest), day >= 1
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private static func number(_ digits: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy(isDigit) else { return nil }
        rest.removeFirst(digits)
        return text.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static func take(_ any: StaticString, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let byte = rest.first, any.description.utf8.contains(byte) else { return false }
        rest.removeFirst()
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// RFC 9562 §4.
    private static func isUUID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index)
                ? byte == UInt8(ascii: "-") : isDigit(byte) || (97...102).contains(byte | 0x20)
        }
    }

    /// RFC 4648 §4, with padding.
    private static func isBase64(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count % 4 == 0 else { return false }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        return padding <= 2
            && bytes.dropLast(padding).allSatisfy {
                isDigit($0) || (97...122).contains($0 | 0x20) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
            }
    }
}
