import ApusSwiftText
import Testing

@Suite("Values as Swift literals")
struct SwiftLiteralTests {
    @Test(
        "text cannot end its literal or be invisible",
        arguments: [
            ("plain", #""plain""#),
            (#"a "quote""#, #""a \"quote\"""#),
            (#"\(code)"#, #""\\(code)""#),
            ("line\nline\r\u{85}\u{2028}\u{2029}", #""line\nline\r\u{85}\u{2028}\u{2029}""#),
            ("nul\0 tab\t", #""nul\0 tab\t""#),
            ("bidi\u{202E}\u{2066}", #""bidi\u{202E}\u{2066}""#),
            ("zero\u{200B}width", #""zero\u{200B}width""#),
            ("\"\"\" \"#", "\"\\\"\\\"\\\" \\\"#\""),
            ("é 日本 🎉", #""é 日本 🎉""#),
        ]
    )
    func strings(text: String, literal: String) {
        #expect(SwiftLiteral.string(text) == literal)
    }

    @Test(
        "integers of seven or more digits are grouped",
        arguments: [
            ("0", "0"), ("999999", "999999"), ("1000000", "1_000_000"), ("-12345678", "-12_345_678"),
            ("9223372036854775807", "9_223_372_036_854_775_807"),
        ]
    )
    func integers(digits: String, literal: String) {
        #expect(SwiftLiteral.integer(digits) == literal)
    }
}
