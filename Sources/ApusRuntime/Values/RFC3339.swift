package import Foundation

/// Dates and times as RFC 3339 §5.6 spells them, without a formatter: `2024-02-29T23:59:60.5+01:00`.
///
/// Reading accepts what servers send beyond the standard where the moment is clear: `t` and `z` in lower case, a space
/// instead of `T` (§5.6, NOTE), an offset without a colon. A leap second (`:60`) is the last moment of its minute. Digits
/// after the ninth of a fraction are dropped. A time without an offset is refused, because it is not a moment.
package nonisolated enum RFC3339 {
    /// The moment of a text; `nil` when the text is not a date and time with an offset.
    package static func date(_ text: String) -> Date? {
        var scanner = DigitScanner(text)
        guard let time = scanner.dateTime(), let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        let isLeapSecond = time.second == 60
        let fraction = isLeapSecond ? 0.999_999 : Double(time.nanosecond) / 1e9
        let second = isLeapSecond ? 59 : time.second
        let seconds = time.day.daysSince1970 * 86_400 + time.hour * 3600 + time.minute * 60 + second - offset
        // Date keeps the time since 2001; adding to the time since 1970 would lose precision.
        return Date(timeIntervalSinceReferenceDate: Double(seconds - 978_307_200) + fraction)
    }

    private static let range = -62_135_596_800.0...253_402_300_799.0

    /// The nearest moment whose year has four digits.
    static func clamped(_ date: Date) -> Date {
        let seconds = date.timeIntervalSince1970
        if range.contains(seconds) { return date }
        return Date(timeIntervalSince1970: seconds > 0 ? range.upperBound : range.lowerBound)
    }

    /// The text of a moment in UTC: `2024-02-29T23:59:59Z`, with as many digits of a fraction as it needs, at most six.
    static func text(_ date: Date) -> String {
        let interval = clamped(date).timeIntervalSinceReferenceDate
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
nonisolated struct DigitScanner {
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

    /// A day, `T` and a time without an offset.
    mutating func dateTime() -> ScannedDateTime? {
        guard let day = day(), take(anyOf: "T", "t", " "), let hour = number(2), hour <= 23, take(anyOf: ":"),
            let minute = number(2), minute <= 59, take(anyOf: ":"), let second = number(2), second <= 60
        else { return nil }
        var time = ScannedDateTime(day: day, hour: hour, minute: minute, second: second)
        if take(anyOf: ".") {
            guard let nanosecond = nanosecond() else { return nil }
            time.nanosecond = nanosecond
        }
        return time
    }

    /// The digits of a fraction, at least one.
    private mutating func nanosecond() -> Int? {
        var number = 0
        var count = 0
        while let byte = bytes.first, byte >= 48, byte <= 57 {
            if count < 9 { number = number * 10 + Int(byte - 48) }
            count += 1
            bytes.removeFirst()
        }
        if count == 0 { return nil }
        for _ in min(count, 9)..<9 { number *= 10 }
        return number
    }

    /// `Z` or `+01:00`, in seconds; also without the colon, as in ISO 8601's basic format.
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

/// A date and time without an offset, as it was read.
nonisolated struct ScannedDateTime {
    var day: CalendarDate
    var hour: Int
    var minute: Int
    var second: Int
    var nanosecond = 0
}
