/// Dates and times as RFC 3339 §5.6 spells them, without a formatter: `2024-02-29T23:59:60.5+01:00`.
///
/// Reading takes more than the standard allows, where the moment is beyond doubt and servers do send it: `T` and `Z`
/// may be small, a space may stand for `T` (§5.6, NOTE), an offset may lack its colon. A leap second (`:60`) is the
/// last moment of its minute, because there is no other time for it. Digits behind the ninth of a fraction are dropped.
/// A time without an offset is refused, because nobody knows which moment it means.
package enum RFC3339 {
    /// The moment that the text means; `nil` when it is none.
    package static func date(_ text: String) -> Date? {
        var scanner = DigitScanner(text)
        guard let day = scanner.day(), scanner.take(anyOf: "T", "t", " "), let hour = scanner.number(2), hour <= 23,
            scanner.take(anyOf: ":"), let minute = scanner.number(2), minute <= 59, scanner.take(anyOf: ":"),
            var second = scanner.number(2), second <= 60
        else { return nil }
        var fraction = 0.0
        if scanner.take(anyOf: ".") {
            guard let digits = scanner.fraction() else { return nil }
            fraction = digits
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        if second == 60 {
            second = 59
            fraction = 0.999_999
        }
        let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        // From 2001 on rather than 1970: that is what Date keeps, and so no precision is lost on the way.
        return Date(timeIntervalSinceReferenceDate: Double(seconds - 978_307_200) + fraction)
    }

    /// The text of a moment in UTC: `2024-02-29T23:59:59Z`, with a fraction of as many digits as it needs, at most six.
    /// A year that has no four digits is written as the nearest that has.
    static func text(_ date: Date) -> String {
        let range = -62_135_596_800.0...253_402_300_799.0
        guard range.contains(date.timeIntervalSince1970) else {
            return text(
                Date(timeIntervalSince1970: date.timeIntervalSince1970 > 0 ? range.upperBound : range.lowerBound)
            )
        }
        let interval = date.timeIntervalSinceReferenceDate
        let whole = interval.rounded(.down)
        // Date is a Double: at today's distance from 2001 its last bit is a tenth of a microsecond.
        var micros = Int(((interval - whole) * 1_000_000).rounded())
        var seconds = whole + 978_307_200
        if micros >= 1_000_000 {
            micros = 0
            seconds += 1
        }
        let total = Int(seconds)
        let days = total >= 0 ? total / 86_400 : -((86_399 - total) / 86_400)
        let time = total - days * 86_400
        let day = CalendarDate(daysSince1970: days)
        var text = "\(day)T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
        if micros > 0 {
            var digits = String(micros + 1_000_000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        return text + "Z"
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Reads numbers of fixed width.
struct DigitScanner {
    private var bytes: Substring.UTF8View

    init(_ text: String) { bytes = text[...].utf8 }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func number(_ digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let byte = bytes.first, byte >= 48, byte <= 57 else { return nil }
            number = number * 10 + Int(byte - 48)
            bytes.removeFirst()
        }
        return number
    }

    mutating func take(anyOf characters: Unicode.Scalar...) -> Bool {
        guard let byte = bytes.first, characters.contains(where: { $0.value == UInt32(byte) }) else { return false }
        bytes.removeFirst()
        return true
    }

    /// At least one digit.
    mutating func fraction() -> Double? {
        var number = 0
        var scale = 1
        var count = 0
        while let byte = bytes.first, byte >= 48, byte <= 57 {
            if count < 9 {
                number = number * 10 + Int(byte - 48)
                scale *= 10
            }
            count += 1
            bytes.removeFirst()
        }
        return count == 0 ? nil : Double(number) / Double(scale)
    }

    /// `Z` or `+01:00`, in seconds; also without the colon, as ISO 8601's basic format and many servers have it.
    mutating func offset() -> Int? {
        if take(anyOf: "Z", "z") { return 0 }
        let sign = take(anyOf: "+") ? 1 : take(anyOf: "-") ? -1 : 0
        guard sign != 0, let hours = number(2), hours <= 23 else { return nil }
        _ = take(anyOf: ":")
        guard let minutes = number(2), minutes <= 59 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    mutating func day() -> CalendarDate? {
        guard let year = number(4), take(anyOf: "-"), let month = number(2), take(anyOf: "-"), let day = number(2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}
