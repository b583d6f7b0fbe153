import Foundation
import Testing

@testable import ApusRuntime

@Suite("date-times without an offset, and exact decimals")
struct LocalDateTimeTests {
    private func reading<Value: JSONReadable>(_ json: String, _ type: Value.Type) throws -> Value {
        try Value(jsonBytes: Array(json.utf8))
    }

    @Test("a date refuses one, and the error names the cure")
    func refused() {
        let fault = #expect(throws: JSONFault.self) { try reading("\"2024-02-29T23:59:59\"", Date.self) }
        #expect("\(fault as Any)".contains("'formats: { date-time: LocalDateTime }' reads it"))
        let other = #expect(throws: JSONFault.self) { try reading("\"2024-02-30T23:59:59\"", Date.self) }
        #expect(!"\(other as Any)".contains("LocalDateTime"))
    }

    @Test(
        "it is written as it was",
        arguments: [
            "2024-02-29T23:59:59", "2024-02-29T23:59:59.5", "2024-02-29T00:00:00.000000001", "0001-01-01T00:00:00",
            "2024-02-29T23:59:59Z", "2024-02-29T23:59:59.25+05:30", "2024-02-29T23:59:59-08:00", "2016-12-31T23:59:60Z",
        ]
    )
    func roundTrip(text: String) throws {
        let time = try reading("\"\(text)\"", LocalDateTime.self)
        #expect(try String(decoding: time.jsonBytes(), as: UTF8.self) == "\"\(text)\"")
        #expect(time == LocalDateTime(text) && time.description == text)
    }

    @Test(
        "other spellings of servers",
        arguments: [
            ("2024-02-29 23:59:59", "2024-02-29T23:59:59"), ("2024-02-29t01:02:03.500z", "2024-02-29T01:02:03.5Z"),
        ]
    )
    func spellings(text: String, written: String) {
        #expect(LocalDateTime(text)?.description == written)
    }

    @Test(
        "other texts are refused",
        arguments: [
            "", "2024-02-29", "2024-02-30T00:00:00", "2024-02-29T24:00:00", "2024-02-29T23:60:00", "2024-02-29T23:59",
            "2024-02-29T23:59:59.", "2024-02-29T23:59:59+", "2024-02-29T23:59:59+25:00", "x2024-02-29T23:59:59",
            "2024-02-29T23:59:59Zx",
        ]
    )
    func wrong(text: String) {
        #expect(LocalDateTime(text) == nil)
        #expect(throws: JSONFault.self) { try reading("\"\(text)\"", LocalDateTime.self) }
    }

    @Test("the moment, with an offset and in a time zone")
    func moments() throws {
        let zone = try #require(TimeZone(secondsFromGMT: 3600))
        #expect(LocalDateTime("1970-01-01T01:00:01.5")?.date(in: zone) == Date(timeIntervalSince1970: 1.5))
        #expect(LocalDateTime("1970-01-01T01:00:01+02:00")?.date(in: zone) == Date(timeIntervalSince1970: -3599))
        #expect(LocalDateTime(Date(timeIntervalSince1970: 1.5), in: zone).description == "1970-01-01T01:00:01.5")
        #expect(LocalDateTime(Date(timeIntervalSince1970: -0.5), in: zone).description == "1970-01-01T00:59:59.5")
        #expect(LocalDateTime(.distantFuture, in: zone).description.hasPrefix("4001"))
        #expect(LocalDateTime(Date(timeIntervalSince1970: 1e15), in: zone).description.hasPrefix("9999"))
    }

    @Test(
        "a decimal keeps all of its digits",
        arguments: [
            "0", "-0.10", "12345678901234567890.12345678901234567", "99999999999999999999999999999999999999", "1e100",
            "1.5E-100", "0.00000000000000000000000000000000000001", "1000000000000000000000000000000000000000000",
        ]
    )
    func exact(text: String) throws {
        let decimal = try reading(text, Decimal.self)
        #expect(decimal == Decimal(string: text))
        #expect(try reading("\"\(text)\"", Decimal.self) == decimal)
    }

    @Test(
        "a number with more is an error and not rounded",
        arguments: [
            "1234567890123456789012345678901234567891", "0.12345678901234567890123456789012345678901", "1e1000",
            "1e-1000",
            "1e99999999999999999999", "3.14159265358979323846264338327950288419716939937510",
        ]
    )
    func inexact(text: String) {
        let fault = #expect(throws: JSONFault.self) { try reading(text, Decimal.self) }
        #expect("\(fault as Any)".contains("cannot represent exactly"))
    }

    @Test("a date that is not a number is not written as null")
    func nan() {
        #expect(throws: JSONWritingFault.self) { try Decimal.nan.jsonBytes() }
    }
}
