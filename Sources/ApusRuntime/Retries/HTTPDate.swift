package import Foundation

/// Dates of HTTP headers in their three forms (RFC 9110 §5.6.7).
package nonisolated enum HTTPDate {
    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
    package static func date(_ text: String) -> Date? {
        let words = text.split { " ,-".contains($0) }.map(String.init)
        let fields: (day: String, month: String, year: String, time: String)
        switch words.count {
        case 6: fields = (words[1], words[2], words[3], words[4])
        case 5: fields = (words[2], words[1], words[4], words[3])
        default: return nil
        }
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard let month = months.firstIndex(of: fields.month.lowercased()), let day = Int(fields.day),
            let year = year(fields.year), let calendarDay = CalendarDate(year: year, month: month + 1, day: day),
            let seconds = seconds(fields.time)
        else { return nil }
        return Date(timeIntervalSince1970: Double(calendarDay.daysSince1970 * 86_400 + seconds))
    }

    private static func year(_ text: String) -> Int? {
        guard let year = Int(text), year >= 0 else { return nil }
        guard text.count == 2 else { return year }
        // A year of two digits is never more than fifty years ahead; this decade and the one before it are enough here.
        return year < 70 ? 2000 + year : 1900 + year
    }

    private static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }
}
