import Foundation
import Testing

@testable import ApusRuntime

@Suite("dates")
struct DateTests {
    @Test(
        "RFC 3339",
        arguments: [
            ("1985-04-12T23:20:50.52Z", 482_196_050.52), ("1996-12-19T16:39:57-08:00", 851_042_397),
            ("1937-01-01T12:00:27.87+00:20", -1_041_337_172.13), ("2024-02-29T00:00:00Z", 1_709_164_800),
            ("1970-01-01T00:00:00z", 0), ("1970-01-01t00:00:00Z", 0), ("1970-01-01 00:00:00Z", 0),
            ("2000-01-01T00:00:00.123456789123Z", 946_684_800.123456789), ("0001-01-01T00:00:00Z", -62_135_596_800),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("2015-07-17T08:42:58.315+0000", 1_437_122_578.315), ("1970-01-01T01:30:00+0130", 0),
            ("1969-12-31T16:00:00-0800", 0),
        ]
    )
    func reads(text: String, seconds: Double) throws {
        let date = try #require(RFC3339.date(text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 1e-6)
    }

    @Test("a leap second is the end of its minute")
    func leapSecond() throws {
        let date = try #require(RFC3339.date("1990-12-31T23:59:60Z"))
        let next = try #require(RFC3339.date("1991-01-01T00:00:00Z"))
        #expect(date < next && next.timeIntervalSince(date) < 0.001)
    }

    @Test(
        "texts that are not dates are refused",
        arguments: [
            "", "2024", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-01-01", "2024-01-01T00:00:00",
            "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:61Z", "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00+01", "2024-01-01T00:00:00+010", "2024-01-01T00:00:00+2400",
            "2024-01-01T00:00:00+0160", "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00Zx", "24-01-01T00:00:00Z",
            "2024-1-1T00:00:00Z", "٢٠٢٤-01-01T00:00:00Z", "2024-01-01T00:00Z",
        ]
    )
    func refuses(text: String) {
        #expect(RFC3339.date(text) == nil)
    }

    @Test(
        "writing",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_709_164_800.5, "2024-02-29T00:00:00.5Z"), (-1, "1969-12-31T23:59:59Z"),
            (946_684_799.999_999_9, "2000-01-01T00:00:00Z"), (1e300, "9999-12-31T23:59:59Z"),
            (-1e300, "0001-01-01T00:00:00Z"), (0.000_001, "1970-01-01T00:00:00.000001Z"),
        ]
    )
    func writes(seconds: Double, expected: String) {
        #expect(RFC3339.text(Date(timeIntervalSince1970: seconds)) == expected)
    }

    @Test("a written date is read as the same date", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        let seconds = Double((seed &* 2_654_435_761) % 4_000_000_000) + Double(seed % 1000) / 1000
        let date = Date(timeIntervalSince1970: seconds - 1e9)
        let again = try #require(RFC3339.date(RFC3339.text(date)))
        #expect(abs(again.timeIntervalSince(date)) < 1e-6)
        #expect(RFC3339.text(again) == RFC3339.text(date))
    }

    @Test("a date without a number is written, not a trap")
    func notANumber() throws {
        #expect(!RFC3339.text(Date(timeIntervalSince1970: .nan)).isEmpty)
        #expect(!RFC3339.text(Date(timeIntervalSince1970: .infinity)).isEmpty)
    }

    @Test("a calendar date is every day and nothing else")
    func calendarDate() throws {
        var days = 0
        for year in 1999...2001 {
            for month in 0...13 {
                for day in 0...32 {
                    guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
                    days += 1
                    #expect(CalendarDate(daysSince1970: date.daysSince1970) == date)
                    #expect(CalendarDate(date.description) == date)
                }
            }
        }
        #expect(days == 365 + 366 + 365)
        #expect(CalendarDate("1900-02-29") == nil)
        #expect(CalendarDate("2024-02-29")?.daysSince1970 == 19_782)
        #expect(CalendarDate("0000-01-01") != nil)
        #expect(
            try CalendarDate(jsonBytes: Array("\"2024-02-29\"".utf8))
                < CalendarDate(jsonBytes: Array("\"2024-03-01\"".utf8))
        )
    }

    @Test("a calendar date and a moment need a time zone")
    func timeZone() throws {
        let zone = try #require(TimeZone(identifier: "Pacific/Auckland"))
        let date = try #require(RFC3339.date("2024-02-28T12:00:00Z"))
        #expect(CalendarDate(date, in: zone).description == "2024-02-29")
        #expect(CalendarDate(date, in: zone).start(in: zone) == RFC3339.date("2024-02-29T00:00:00+13:00"))
    }

    @Test(
        "HTTP dates in their three forms",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        ]
    )
    func httpDate(text: String) {
        #expect(HTTPDate.date(text)?.timeIntervalSince1970 == 784_111_777)
    }

    @Test(
        "no HTTP date",
        arguments: ["", "Sun", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "1 2 3 4 5 6"]
    )
    func noHTTPDate(text: String) {
        #expect(HTTPDate.date(text) == nil)
    }
}
