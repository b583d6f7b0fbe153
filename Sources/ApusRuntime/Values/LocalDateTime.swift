public import Foundation

/// A date and time that may lack an offset: `2024-02-29T23:59:59`.
///
/// RFC 3339 requires an offset, and `Date` is a moment, so a `date-time` without an offset cannot be read as one. This type
/// reads both forms and writes them as they were. A client uses it instead of `Date` with this line in `apus.yaml`:
///
///     formats: { date-time: LocalDateTime }
public nonisolated struct LocalDateTime: Sendable, Hashable, CustomStringConvertible {
    public var day: CalendarDate
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int
    /// 0 to 60; 60 is a leap second.
    public let second: Int
    /// 0 to 999,999,999.
    public let nanosecond: Int
    /// Seconds east of UTC; `nil`: the text has no offset.
    public let offset: Int?

    /// A date and time; `nil` when a number is out of range.
    public init?(
        day: CalendarDate,
        hour: Int,
        minute: Int,
        second: Int = 0,
        nanosecond: Int = 0,
        offset: Int? = nil
    ) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
            (0...999_999_999).contains(nanosecond), (-86_340...86_340).contains(offset ?? 0), (offset ?? 0) % 60 == 0
        else { return nil }
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
        self.offset = offset
    }

    /// Reads `2024-02-29T23:59:59.5`, with or without an offset; `nil` when the text is something else.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let time = scanner.dateTime() else { return nil }
        var offset: Int?
        if !scanner.isAtEnd {
            offset = scanner.offset()
            guard offset != nil, scanner.isAtEnd else { return nil }
        }
        self.init(
            day: time.day,
            hour: time.hour,
            minute: time.minute,
            second: time.second,
            nanosecond: time.nanosecond,
            offset: offset
        )
    }

    /// The date and time in a time zone at a moment, without an offset.
    public init(_ date: Date, in timeZone: TimeZone) {
        let local = date.addingTimeInterval(Double(timeZone.secondsFromGMT(for: date)))
        let seconds = RFC3339.clamped(local).timeIntervalSince1970
        let whole = seconds.rounded(.down)
        let days = (whole / 86_400).rounded(.down)
        let time = Int(whole - days * 86_400)
        day = CalendarDate(daysSince1970: Int(days))
        hour = time / 3600
        minute = time / 60 % 60
        second = time % 60
        // A Double is exact to about a microsecond.
        nanosecond = min(Int(((seconds - whole) * 1_000_000).rounded()), 999_999) * 1000
        offset = nil
    }

    /// The moment: by the offset, or in the time zone when there is none.
    public func date(in timeZone: TimeZone) -> Date {
        let seconds = Double(day.daysSince1970) * 86_400 + Double(hour * 3600 + minute * 60 + min(second, 59))
        let utc = Date(timeIntervalSince1970: seconds + Double(nanosecond) / 1e9)
        if let offset { return utc.addingTimeInterval(-Double(offset)) }
        let guess = utc.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: utc)))
        return utc.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: guess)))
    }

    /// `2024-02-29T23:59:59.5`, with the offset if there is one.
    public var description: String {
        var text = "\(day)T\(RFC3339.two(hour)):\(RFC3339.two(minute)):\(RFC3339.two(second))"
        if nanosecond > 0 {
            var digits = String(nanosecond + 1_000_000_000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        guard let offset else { return text }
        if offset == 0 { return text + "Z" }
        let minutes = abs(offset) / 60
        return text + (offset < 0 ? "-" : "+") + RFC3339.two(minutes / 60) + ":" + RFC3339.two(minutes % 60)
    }
}

nonisolated extension LocalDateTime: JSONCoded, Codable, CustomDebugStringConvertible {
    public init(from json: inout JSONReader) throws {
        guard json.kind == .string, let time = LocalDateTime(try String(from: &json)) else {
            throw json.mismatch("date-time")
        }
        self = time
    }

    public func write(to json: inout JSONWriter) { json.write(string: description) }

    public static func == (left: LocalDateTime, right: LocalDateTime) -> Bool { left.description == right.description }

    public func hash(into hasher: inout Hasher) { hasher.combine(description) }

    public var debugDescription: String { description }
}
