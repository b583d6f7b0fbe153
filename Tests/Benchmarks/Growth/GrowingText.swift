extension GrowingDescription {
    private static func repeated(_ text: String) -> (Int) -> String {
        { String(repeating: text, count: max(1, $0 / text.utf8.count)) }
    }

    /// Descriptions with long Markdown texts.
    static var ofProse: [GrowingDescription] {
        [
            .prose("one line without spaces", repeated("a")),
            .prose("one line", repeated("word ")),
            .prose("short lines", repeated("a\n")),
            .prose("paragraphs", repeated("word word\n\n")),
            .prose("non-ASCII letters", repeated("é漢👩‍👩‍👧 ")),
            .prose("combining marks", { "e" + repeated("\u{301}")($0) }),
            .prose("joiners", { repeated("👩\u{200D}")($0) }),
            .prose("spaces", repeated(" ")),
            .prose("backslashes", repeated("\\")),
            .prose("quotes", repeated("\"")),
            .prose("number signs", repeated("\"#")),
            .prose("fences", repeated("```\n")),
            .prose("headings", repeated("# a\n")),
            .prose("nested quotations", repeated("> ")),
            .prose("quotation lines", repeated("> a\n")),
            .prose(
                "nested lists",
                {
                    (0..<max(1, Int(Double($0).squareRoot()))).map { String(repeating: "  ", count: $0) + "- a\n" }
                        .joined()
                }
            ),
            .prose("list openings on one line", repeated("- ")),
            .prose("list items", repeated("- a\n")),
            .prose("numbered items", repeated("1. a\n")),
            .prose("tables", { "| a | b |\n|---|---|\n" + repeated("| a | b |\n")($0) }),
            .prose(
                "a wide table",
                { count in
                    let cells = count / 8
                    return "|" + String(repeating: "a|", count: cells) + "\n|" + String(repeating: "-|", count: cells)
                        + "\n|"
                        + String(repeating: "b|", count: cells)
                }
            ),
            .prose("link references", repeated("[a]: https://example.com\n")),
            .prose("HTML comments", repeated("<!-- a -->\n")),
            .prose("unclosed HTML comments", repeated("<!-- a ")),
            .prose(
                "code that does not end",
                { count in
                    var text = ""
                    var length = 1
                    while text.utf8.count < count {
                        text += String(repeating: "`", count: length) + "a"
                        length += 1
                    }
                    return text
                }
            ),
            .prose("nested emphasis", { count in repeated("*a ")(count) + repeated("b*")(count) }),
            .prose("alternating emphasis", repeated("*a_")),
            .prose("nested links", { count in repeated("[a")(count) + repeated("](u)")(count) }),
            .prose("entities", repeated("&amp;")),
        ]
            + [
                "[", "]", "(", ")", "*", "**", "_", "__", "~~", "`", "``", "<", "<a", "</a>", "<a href=\"", "<!--", "&",
                "![", "[](", "[a](", "[a](b", "[a](b) ", "[a][", "[[", "*a **a ", "_a __a ", "a*", "|", "http://",
                "https://a.b ", "<https://a", "***a", "*/", "/*", "\t", "\\`", "\\[", "{{", "}}", "{{{", "\\(",
                "a@b.c ",
            ]
            .map { text in .prose("«\(text.replacing("\t", with: "tab"))»", repeated(text)) }
    }

    private static func yaml(_ name: String, start: Int = 2000, _ text: @escaping (Int) -> String) -> GrowingDescription
    {
        .text("YAML: " + name, start: start, path: "openapi.yaml") { count in
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n" + text(count)
        }
    }

    private static func json(_ name: String, start: Int = 20_000, _ text: @escaping (Int) -> String)
        -> GrowingDescription
    {
        .text("JSON: " + name, start: start) { count in
            "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}, " + text(count)
                + "}"
        }
    }

    /// JSON and YAML files.
    static var ofText: [GrowingDescription] {
        [
            yaml("keys") { count in "x-a:\n" + (0..<count).map { "  k\($0): v\n" }.joined() },
            yaml("keys that are equal") { count in "x-a:\n" + String(repeating: "  k: v\n", count: count) },
            yaml("list") { count in "x-a:\n" + String(repeating: "- v\n", count: count) },
            yaml("list on one line") { count in "x-a: [" + String(repeating: "v, ", count: count) + "v]\n" },
            yaml("map on one line") { count in
                "x-a: {" + (0..<count).map { "k\($0): v" }.joined(separator: ", ") + "}\n"
            },
            yaml("JSON on one line") { count in
                "x-a: {" + (0..<count).map { "\"k\($0)\":\"v\"" }.joined(separator: ",") + "}\n"
            },
            yaml("anchors") { count in "x-a:\n" + (0..<count).map { "- &a\($0) v\n" }.joined() },
            yaml("anchors and aliases") { count in "x-a:\n" + (0..<count).map { "- &a\($0) v\n- *a\($0)\n" }.joined() },
            yaml("one anchor, declared again") { count in "x-a:\n" + String(repeating: "- &a v\n- *a\n", count: count)
            },
            yaml("aliases of one map") { count in
                "x-b: &b {a: 1, b: 2}\nx-a:\n" + String(repeating: "- *b\n", count: count)
            },
            yaml("merges") { count in
                "x-b: &b {a: 1, b: 2}\nx-a:\n" + String(repeating: "- {<<: *b, c: 1}\n", count: count)
            },
            yaml("merges of merges", start: 50) { count in
                "x-b: &b0 {a: 1}\nx-a:\n" + (1...count).map { "- &b\($0) {<<: *b\($0 - 1), a: 1}\n" }.joined()
            },
            yaml("a merge of many", start: 500) { count in
                "x-b:\n" + (0..<count).map { "- &b\($0) {a\($0): 1}\n" }.joined() + "x-a:\n  <<: ["
                    + (0..<count).map { "*b\($0)" }.joined(separator: ", ") + "]\n"
            },
            yaml("block of short lines", start: 20_000) { "x-a: |\n" + String(repeating: "  a\n", count: $0 / 4) },
            yaml("folded lines", start: 20_000) { "x-a: >\n" + String(repeating: "  a\n", count: $0 / 4) },
            yaml("plain text of many lines", start: 20_000) { "x-a: b\n" + String(repeating: "  a\n", count: $0 / 4) },
            yaml("quoted text of many lines", start: 20_000) {
                "x-a: \"b\n" + String(repeating: "  a\n", count: $0 / 4) + "\"\n"
            },
            yaml("escapes", start: 20_000) { "x-a: \"" + String(repeating: "\\u00e9", count: $0 / 6) + "\"\n" },
            yaml("comments", start: 20_000) { String(repeating: "# a\n", count: $0 / 4) },
            yaml("spaces", start: 20_000) { "x-a:" + String(repeating: " ", count: $0) + "b\n" },
            yaml("blank lines", start: 20_000) { "x-a:" + String(repeating: "\n", count: $0) + "  b\n" },
            yaml("further documents") { "x-a: 1\n" + String(repeating: "---\na: 1\n", count: $0) },
            yaml("unknown tags") { "x-a:\n" + String(repeating: "- !foo v\n", count: $0) },
            yaml("plain scalars with marks", start: 20_000) {
                "x-a: a" + String(repeating: " b-c?d", count: $0 / 6) + "\n"
            },
            .text("YAML: wrong directives", start: 2000, path: "openapi.yaml") { count in
                (0..<count).map { "%TAG !a\($0)! tag:a,2000:\n" }.joined() + "---\nopenapi: 3.1.0\n"
            },
            json("a long string") { "\"x-a\": \"" + String(repeating: "a", count: $0) + "\"" },
            json("escapes") { "\"x-a\": \"" + String(repeating: "\\u00e9\\n", count: $0 / 8) + "\"" },
            json("broken surrogates") { "\"x-a\": \"" + String(repeating: "\\ud83d", count: $0 / 6) + "\"" },
            json("digits") { "\"x-a\": 1" + String(repeating: "0", count: $0) },
            json("spaces") { "\"x-a\": 1" + String(repeating: " ", count: $0) },
            json("keys", start: 2000) { "\"x-a\": {" + Parts.list($0) { "\"k\($0)\": 1" } + "}" },
            json("keys that are equal", start: 2000) { "\"x-a\": {" + Parts.list($0) { _ in "\"k\": 1" } + "}" },
            json("a long key") { "\"x-a\": {\"" + String(repeating: "a", count: $0) + "\": 1}" },
            .text("invalid UTF-8", start: 20_000) { String(repeating: "\u{FFFD}", count: $0) },
            .text("faults on one line", start: 1000) { count in
                Parts(schemas: [
                    ("S", "{\"properties\": {\(Parts.list(count) { "\"p\($0)\": {\"type\": \"strin\"}" })}}")
                ])
                .text
            },
            .text("one fault on each line", start: 1000) { count in
                Parts(schemas: (0..<count).map { ("S\($0)", "{\"type\": \"strin\"}") }).text
            },
        ]
    }
}
