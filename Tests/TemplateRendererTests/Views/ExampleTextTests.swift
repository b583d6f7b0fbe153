import ApusPlan
import ApusTemplateRenderer
import Testing

@Suite("Examples as JSON in Swift literals")
struct ExampleTextTests {
    @Test("each member and element is on a line of its own")
    func layout() {
        let value = JSONLiteral.object([
            JSONLiteral.Member(key: "b", value: .array([.number("1.50"), .boolean(true), .null])),
            JSONLiteral.Member(key: "a", value: .object([])),
            JSONLiteral.Member(key: "c", value: .array([])),
        ])
        #expect(
            ExampleText.lines(of: value) == [
                "{", #"  "b": ["#, "    1.50,", "    true,", "    null", "  ],", #"  "a": {},"#, #"  "c": []"#, "}",
            ]
        )
    }

    @Test(
        "text cannot end the literal, begin an interpolation or be invisible",
        arguments: [
            ("plain é 日本", #""plain é 日本""#),
            (##"\#(code)"##, ##""\u005c#(code)""##),
            (##""""#"##, ##""\"\"\"#""##),
            ("a\nb\r\t\0", #""a\nb\r\t\u0000""#),
            ("\u{202E}\u{2028}\u{E0001}", #""\u202e\u2028\udb40\udc01""#),
        ]
    )
    func hostile(text: String, line: String) {
        #expect(ExampleText.lines(of: .string(text)) == [line])
    }
}
