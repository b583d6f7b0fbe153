import ApusPlan
import ApusTemplateRenderer
import Testing

@Suite("Lines of documentation comments")
struct DocumentationTextTests {
    private func lines(_ text: String) -> [String] { DocumentationText(Documentation(summary: text)).lines }

    @Test(
        "every kind of line end ends a line",
        arguments: ["a\nb", "a\rb", "a\r\nb", "a\u{85}b", "a\u{2028}b", "a\u{2029}b", "a\u{B}b", "a\u{C}b"]
    )
    func lineEnds(text: String) {
        #expect(lines(text) == [" a", " b"])
    }

    @Test(
        "a default value keeps its spelling",
        arguments: [
            (JSONLiteral.string("x`y"), #"Default: `x`\``y`."#), (.string("2020-01-01"), "Default: `2020-01-01`."),
            (.string(""), "Default: an empty string."), (.number("5"), "Default: `5`."), (.null, "Default: `null`."),
        ]
    )
    func defaults(value: JSONLiteral, text: String) {
        #expect(value.documentedDefault == text)
    }

    @Test(
        "a sentence after a list, a table, a quote or code is a paragraph",
        arguments: [
            ("A count", "A count. Deprecated."), ("A:\n\n- one\n", "A:\n\n- one\n\n\nDeprecated."),
            ("1. one", "1. one\n\nDeprecated."), ("| a |", "| a |\n\nDeprecated."),
            ("```\nx\n```", "```\nx\n```\n\nDeprecated."), ("> quote", "> quote\n\nDeprecated."),
        ]
    )
    func sentences(prose: String, text: String) {
        #expect(prose.followed(by: "Deprecated.") == text)
    }

    @Test("long paragraphs are wrapped between words, list items to their text")
    func wrapping() {
        let words = Array(repeating: "word", count: 30).joined(separator: " ")
        #expect(lines(words).count == 2)
        #expect(lines(words).allSatisfy { $0.count <= DocumentationText.width + 1 })
        #expect(lines("- " + words).last?.hasPrefix("   word") == true)
    }

    @Test("code blocks keep their lines")
    func code() {
        let long = String(repeating: "x ", count: 80) + "x"
        #expect(lines("```\n\(long)\n```") == [" ```", " " + long, " ```"])
    }

    @Test("invisible characters are replaced by their code points")
    func hidden() {
        #expect(lines("a\u{202E}b\u{0}c") == [" aU+202EbU+0c"])
    }

    @Test("a description that repeats the summary is omitted")
    func repeated() {
        #expect(DocumentationText(Documentation(summary: "List", description: "List")).lines == [" List"])
    }

    @Test("trailing empty lines of a comment are dropped")
    func trailing() {
        #expect(lines("a\n\n\n\nb\n\n") == [" a", "", " b"])
    }
}
