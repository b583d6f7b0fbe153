import ApusJSON
import Testing

@Suite("Hidden characters")
struct EscapingTests {
    @Test(
        "each character has a visibility",
        arguments: [
            ("a", .visible), (" ", .visible), ("é", .visible), ("漢", .visible), ("😀", .visible), ("\u{301}", .visible),
            ("\u{FE0F}", .visible), ("\u{A0}", .space), ("\u{3000}", .space), ("\u{200C}", .joiner),
            ("\u{200D}", .joiner), ("\u{0}", .hidden), ("\n", .hidden), ("\u{7F}", .hidden), ("\u{9B}", .hidden),
            ("\u{AD}", .hidden), ("\u{200B}", .hidden), ("\u{2028}", .hidden), ("\u{202E}", .hidden),
            ("\u{E000}", .hidden), ("\u{FEFF}", .hidden), ("\u{FFFF}", .hidden), ("\u{E0001}", .hidden),
        ] as [(Unicode.Scalar, CharacterVisibility)]
    )
    func visibility(scalar: Unicode.Scalar, expected: CharacterVisibility) {
        #expect(scalar.visibility == expected)
    }

    @Test(
        "a string is escaped as its use requires",
        arguments: [
            ("plain", #""plain""#, #""plain""#, #""plain""#),
            ("\"\n\t\u{8}\u{1}", #""\"\n\t\b\u0001""#, #""\"\n\t\b\u0001""#, #""\"\n\t\b\u0001""#),
            (#"a\b"#, #""a\\b""#, #""a\\b""#, #""a\u005cb""#),
            ("é\u{A0}😀", "\"é\u{A0}😀\"", "\"é\u{A0}😀\"", "\"é\\u00a0😀\""),
            ("a\u{200D}b", "\"a\u{200D}b\"", "\"a\u{200D}b\"", #""a\u200db""#),
            ("\u{202E}\u{E0001}", "\"\u{202E}\u{E0001}\"", #""\u202e\udb40\udc01""#, #""\u202e\udb40\udc01""#),
        ]
    )
    func escaping(text: String, required: String, hidden: String, swiftLiteral: String) throws {
        #expect(JSONWriter.quoted(text, escaping: .required) == required)
        #expect(JSONWriter.quoted(text) == hidden)
        #expect(JSONWriter.quoted(text, escaping: .swiftLiteral) == swiftLiteral)
        for spelling in [required, hidden, swiftLiteral] { #expect(try String(jsonBytes: spelling.utf8) == text) }
    }
}
