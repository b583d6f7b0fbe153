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

    @Test(
        "a word that would begin a block does not begin a line",
        arguments: ["-", "1.", "#", ">", "@Image", #"\param"#]
    )
    func wrappedMarkers(word: String) {
        let sentence = Array(repeating: "word", count: 19).joined(separator: " ")
        let wrapped = lines("\(sentence) abcd \(word) after")
        #expect(wrapped.count == 2)
        #expect(wrapped.first?.hasSuffix(word) == true)
        #expect(wrapped.last == " after")
    }

    @Test(
        "what DocC reads as the structure of a comment becomes text",
        arguments: [
            ("# Head\ntext", ["**Head**", "", "text"]), ("Head\n====\ntext", ["**Head**", "", "text"]),
            ("## Topics\n\n- ``Symbol``", ["**Topics**", "", "- `Symbol`"]),
            ("- Returns: a\n- b: c", ["- **Returns**: a", "- b: c"]), ("* Parameter x: a", ["* **Parameter x**: a"]),
            ("- Parameters that are sent: x", ["- **Parameters** that are sent: x"]),
            ("- parameterName: x", ["- **parameterName**: x"]), ("- See also: x", ["- **See also**: x"]),
            ("- Parameters", ["- Parameters"]), ("- Dates: x", ["- Dates: x"]), ("1. Returns: a", ["1. Returns: a"]),
            ("- `Returns`: a", ["- `Returns`: a"]), ("Returns: a", ["Returns: a"]),
            ("@Image(source: x)", ["&#64;Image(source: x)"]), ("a @b", ["a @b"]), ("- @b", ["- &#64;b"]),
            (#"\param x y"#, ["&#92;param x y"]), (#"\\param x"#, ["&#92;param x"]), (#"a\d+"#, [#"a\d+"#]),
            ("`a\n\n``b`", [#"\`a"#, "", #"\`\`b\`"#]),
            ("<doc:Pets>", [#"\<doc:Pets>"#]), ("[a](doc:Pets)", ["a"]), ("[a](#tag/pets)", ["a"]),
            ("![a](b.png)", ["a"]), ("![a](https://x.y/b.png)", ["[a](https://x.y/b.png)"]),
            ("[a](https://x.y)", ["[a](https://x.y)"]), ("an array [1, 2]", ["an array [1, 2]"]),
            ("[a]: https://x.y", [#"\[a]: https://x.y"#]), ("<token>", [#"\<token>"#]),
            ("use <option> or <template>", [#"use \<option> or \<template>"#]),
        ]
    )
    func structure(text: String, expected: [String]) {
        #expect(lines(text) == expected.map { $0.isEmpty ? "" : " " + $0 })
        // A text of this form in a comment is not changed again.
        #expect(lines(expected.joined(separator: "\n")) == lines(text))
    }

    @Test("the header of a file is not changed")
    func header() {
        #expect(DocumentationText(header: "# <b>\n- Returns: x").lines == [" # <b>", " - Returns: x"])
    }

    @Test("a link to other documentation is a web address")
    func links() {
        #expect(DocumentationText(Documentation(externalURL: "https://x.y/a b")).lines == [" See <https://x.y/a%20b>."])
        #expect(DocumentationText(Documentation(externalURL: "doc:Pets")).isEmpty)
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
