import ApusJSON
import Testing

@Suite("Numbers")
struct NumberTests {
    @Test(
        "integers are read exactly or rejected",
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("1.0", 1), ("1e2", 100), ("12.50e1", 125), ("100e-2", 1),
            ("0e99", 0),
            ("0.0", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("9223372036854775807.0", .max), ("922337203685477580.7e1", .max),
            ("92233720368547758070e-1", .max), ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1.5", nil),
            ("1e-1", nil), ("1e999999999999999999999", nil), ("1e-999999999999999999999", nil),
            ("99999999999999999999", nil),
            ("123456789012345678", 123_456_789_012_345_678), ("-12345678901234567", -12_345_678_901_234_567),
        ] as [(String, Int64?)]
    )
    func integers(text: String, expected: Int64?) throws {
        #expect((try? Int64(jsonBytes: text.utf8)) == expected)
        #expect((try? Int(jsonBytes: text.utf8)) == expected.flatMap { Int(exactly: $0) })
        #expect((try? Int8(jsonBytes: text.utf8)) == expected.flatMap { Int8(exactly: $0) })
        #expect((try? UInt16(jsonBytes: text.utf8)) == expected.flatMap { UInt16(exactly: $0) })
        #expect((try? Int32(jsonBytes: text.utf8)) == expected.flatMap { Int32(exactly: $0) })
        #expect(JSONNumber(spelling: text)?.int64 == expected)
    }

    @Test("unsigned integers are read up to their maximum")
    func unsigned() throws {
        #expect(try UInt64(jsonBytes: "18446744073709551615".utf8) == .max)
        #expect(throws: JSONFault.self) { try UInt64(jsonBytes: "18446744073709551616".utf8) }
        #expect(throws: JSONFault.self) { try UInt64(jsonBytes: "-1".utf8) }
        #expect(try UInt64.max.jsonBytes() == Array("18446744073709551615".utf8))
        #expect(try Int64.min.jsonBytes() == Array("-9223372036854775808".utf8))
        #expect(try [Int8.min, .max, 0].jsonBytes() == Array("[-128,127,0]".utf8))
    }

    @Test("messages distinguish a number out of range from one that is not an integer")
    func messages() {
        let range = #expect(throws: JSONFault.self) { try Int32(jsonBytes: "2147483648".utf8) }
        #expect(range?.description == "at the root (byte 0): out of range of Int32, found 2147483648")
        let fraction = #expect(throws: JSONFault.self) { try Int32(jsonBytes: "0.5".utf8) }
        #expect(fraction?.description == "at the root (byte 0): expected integer, found 0.5")
    }

    @Test(
        "numbers are rounded to the nearest double",
        arguments: [
            "0", "-0.0", "1", "-1.5", "0.1", "0.2", "0.3", "3.141592653589793", "1e22", "1e23", "1e-22",
            "123456789e-30",
            "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740993.0", "1.7976931348623157e308",
            "4.9e-324", "2.2250738585072014e-308", "2.2250738585072011e-308", "1e-400", "0.000000000000000000000000001",
            "8.5e22", "179769313486231570e291", "5e-324", "2.4703282292062327e-324", "100000000000000000000000",
            "0.30000000000000004", "1234567890123456789012345678901234567890", "1e0000000000000000000000005",
        ]
    )
    func doubles(text: String) throws {
        let expected = try #require(Double(text))
        let value = try Double(jsonBytes: text.utf8)
        #expect(value.bitPattern == expected.bitPattern)
        let written = try value.jsonBytes()
        #expect(try Double(jsonBytes: written).bitPattern == expected.bitPattern)
    }

    @Test("random doubles are read as by the standard library and round-trip")
    func randomDoubles() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            #expect(try Double(jsonBytes: value.jsonBytes()).bitPattern == value.bitPattern)
            let short = "\(random.next() % 100_000_000).\(random.next() % 1_000_000)e\(Int(random.next() % 60) - 30)"
            #expect(try Double(jsonBytes: short.utf8).bitPattern == Double(short)?.bitPattern, "\(short)")
        }
    }

    @Test("numbers out of the range of Double are rejected", arguments: ["1e309", "-1e309", "1e999999999999999999999"])
    func infinite(text: String) throws {
        #expect(throws: JSONFault.self) { try Double(jsonBytes: text.utf8) }
        #expect(throws: JSONFault.self) { try Float(jsonBytes: text.utf8) }
        #expect(try JSONNumber(jsonBytes: text.utf8).spelling == text)
    }

    @Test(
        "doubles are written with the shortest spelling",
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (100, "100"), (1.5, "1.5"), (0.1, "0.1"), (1e21, "1e+21"),
            (9_007_199_254_740_991, "9007199254740991"), (9_007_199_254_740_994, "9.007199254740994e+15"),
            (Double.leastNonzeroMagnitude, "5e-324"),
            (-123.25, "-123.25"),
        ]
    )
    func writing(value: Double, expected: String) throws {
        #expect(String(decoding: try value.jsonBytes(), as: UTF8.self) == expected)
    }

    @Test("floats are rounded once")
    func floats() throws {
        // Just below the midpoint of two floats; Double cannot represent the last digit.
        #expect(try Float(jsonBytes: "1.00000017881393432617187499".utf8) == 1.0000001)
        #expect(try Float(jsonBytes: "0.1".utf8) == 0.1)
        #expect(try Float(0.1).jsonBytes() == Array("0.1".utf8))
        #expect(throws: JSONFault.self) { try Float(jsonBytes: "1e39".utf8) }
    }

    @Test("a number keeps its spelling and compares by value")
    func number() throws {
        let spellings = ["1", "1.0", "10e-1", "0.1E1", "1000e-3", "1.000"]
        let numbers = try spellings.map { try JSONNumber(jsonBytes: $0.utf8) }
        #expect(numbers.map(\.spelling) == spellings)
        #expect(Set(numbers).count == 1)
        #expect(JSONNumber(spelling: "-0") == 0)
        #expect(try JSONNumber(jsonBytes: "12345678901234567890.10".utf8) != 12_345_678_901_234_567)
        #expect(JSONNumber(spelling: "1e400") != JSONNumber(spelling: "1e401"))
        #expect(
            ["", " 1", "1 ", "01", "+1", "1.", ".5", "NaN", "\"1\""].allSatisfy { JSONNumber(spelling: $0) == nil }
        )
        #expect(JSONNumber(Double.nan) == nil && JSONNumber(-Double.infinity) == nil)
        #expect(JSONNumber(2.0).spelling == "2")
    }
}
