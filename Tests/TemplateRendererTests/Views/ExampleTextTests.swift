import ApusPlan
import ApusTemplateRenderer
import Testing

@Suite("Examples are spelled as JSON that can stand in a Swift literal")
struct ExampleTextTests {
    @Test("each member and element has a line")
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
        "no text ends the literal, begins an interpolation or hides in it",
        arguments: [
            ("plain é 日本", #""plain é 日本""#),
            (##"\#(code)"##, ##""\u005C#(code)""##),
            (##""""#"##, ##""\"\"\"#""##),
            ("a\nb\r\t\0", #""a\nb\u000D\u0009\u0000""#),
            ("\u{202E}\u{2028}\u{E0001}", #""\u202E\u2028\uDB40\uDC01""#),
        ]
    )
    func hostile(text: String, line: String) {
        #expect(ExampleText.lines(of: .string(text)) == [line])
    }
}
