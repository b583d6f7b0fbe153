import ApusRuntime
import Foundation
import Testing

@Suite("Numbers and bytes in strings")
struct EncodedValueTests {
    @Test("a decimal number in a string keeps its spelling", arguments: ["1.10", "-0.50", "100"])
    func decimal(text: String) throws {
        let value = try DecimalString(jsonBytes: "\"\(text)\"".utf8)
        #expect(value.value == Decimal(string: text))
        #expect(try String(decoding: value.jsonBytes(), as: UTF8.self) == "\"\(text)\"")
    }

    @Test("a text that is not a number is not a decimal number", arguments: ["\"a\"", "\"\"", "true", "null"])
    func invalidDecimal(text: String) {
        #expect(throws: JSONFault.self) { try DecimalString(jsonBytes: text.utf8) }
        #expect(DecimalString("1,5") == nil)
    }

    @Test("base64url is written without padding, and read with or without it")
    func base64URL() throws {
        let value = Base64URLData(Data([0xFB, 0xEF, 0xFF, 0x01]))
        #expect(try String(decoding: value.jsonBytes(), as: UTF8.self) == "\"--__AQ\"")
        #expect(try Base64URLData(jsonBytes: "\"--__AQ\"".utf8) == value)
        #expect(try Base64URLData(jsonBytes: "\"++//AQ==\"".utf8) == value)
    }
}
