import ApusMarkdown
import ApusTestSupport
import Testing

@Suite("Text of a description in Markdown")
struct MarkdownTextTests {
    @Test(
        "special characters of a title are escaped",
        arguments: [
            ("Users & <Groups>", #"Users &amp; \<Groups\>"#), ("a|b", #"a\|b"#), ("*bold* _it_", #"\*bold\* \_it\_"#),
            ("[x](javascript:y)", #"\[x\](javascript:y)"#), ("@Metadata", #"\@Metadata"#), ("a\n# b", ##"a \# b"##),
            ("`code`", #"\`code\`"#), ("é 日本", "é 日本"), ("\u{202E}evil", "U+202Eevil"),
        ]
    )
    func plain(text: String, escaped: String) {
        #expect(MarkdownText.plain(text) == escaped)
    }

    @Test(
        "a code span is on one line and has one backtick on each side",
        arguments: [
            ("a", "`a`", "`a`"), ("a|b", "`a|b`", #"`a\|b`"#), ("a`b", "`a'b`", "`a'b`"), ("a\nb", "`a b`", "`a b`"),
            ("", "`\"\"`", "`\"\"`"), ("<b>", "`<b>`", "`<b>`"),
        ]
    )
    func code(text: String, code: String, cell: String) {
        #expect(MarkdownText.code(text) == code)
        #expect(MarkdownText.code(text, isCell: true) == cell)
    }

    @Test(
        "a value keeps its backticks",
        arguments: [
            ("a", "`a`", "`a`"), ("a`b", "``a`b``", #"`a`\``b`"#), ("a``b`", "``` a``b` ```", #"`a`\`\``b`\`"#),
            ("`", "`` ` ``", #"\`"#), ("` c `d", "`` ` c `d ``", #"\``  c  `\``d`"#), ("", "`\"\"`", "`\"\"`"),
            ("a`b\n# c", "``a`b # c``", #"`a`\``b # c`"#),
        ]
    )
    func value(text: String, markdown: String, docC: String) {
        #expect(MarkdownText.value(text, isDocC: false) == markdown)
        #expect(MarkdownText.value(text, isDocC: true) == docC)
    }

    @Test("a table of more than four columns is a list")
    func wideTables() {
        let text = """
            Before

            | A | B |  | D | E |
            |---|---|---|---|---|
            | 1 | 2 | 3 | `x\\|y` | <b>5</b> |
            | 6 |  |  |  | # 7 |

            After
            """
        let expected = """
            Before

            - **A**: 1
              - **B**: 2
              - 3
              - **D**: `x|y`
              - **E**: **5**
            - **A**: 6
              - **E**: # 7

            After
            """
        #expect(MarkdownText.prose(text).joined(separator: "\n") == expected)
        #expect(MarkdownText.prose("|a|b|c|d|\n|-|-|-|-|\n|1|2|3|4|").first == "| a | b | c | d |")
    }

    @Test(
        "a cell is one line without unescaped bars",
        arguments: [
            ("a | b", #"a \| b"#), (#"a \| b"#, #"a \| b"#), ("`a|b`", #"`a\|b`"#), ("one\n\ntwo", "one two"),
            ("- one\n- two", "• one • two"), ("```\nlet a = `b`\n```", "`let a = 'b'`"), ("# Head", "**Head**"),
            ("| a | b |\n|---|---|\n| c | d |", "a – b; c – d"), ("end \\", #"end \\"#), ("<i>x", #"\<i>x"#),
            ("a<br/>b", "a b"),
        ]
    )
    func cells(text: String, cell: String) {
        #expect(MarkdownText.cell(text) == cell)
    }

    @Test(
        "prose is Markdown without HTML, headings, images, directives and unsafe links",
        arguments: [
            ("plain *text* and **more**", ["plain *text* and **more**"]),
            ("<script>alert(1)</script>", []),
            ("a <b onclick=\"x\">c", ["a c"]), ("1 < 2 && 3 > 2", ["1 < 2 && 3 > 2"]),
            ("<!-- x", [#"\<!-- x"#]), ("[a](https://x.y/(z))", ["[a](https://x.y/%28z%29)"]),
            ("a\n<br /> </p>\nb <br> c", ["a", "", #"b\"#, "c"]), ("<details>\n<summary>More</summary>", ["**More**"]),
            ("[a](javascript:alert(1))", ["a"]), ("[a](JaVaScRiPt&colon;alert(1))", ["a"]),
            ("[a](/docs/page)", ["a"]), ("[a](data:text/html,x)", ["a"]),
            ("[a](<https://x.y> \"t\")", ["[a](https://x.y)"]),
            ("![a](https://x.y/z.png)", ["[a](https://x.y/z.png)"]), ("![a](z.png)", ["a"]),
            ("[ref]: javascript:x", [#"\[ref\]: javascript:x"#]), ("[ref][1]", [#"\[ref\]\[1\]"#]),
            ("<https://x.y/z>", ["<https://x.y/z>"]), ("<javascript:x>", [#"\<javascript:x>"#]),
            ("<doc:Models>", [#"\<doc:Models>"#]), ("``Symbol``", ["`Symbol`"]), ("``a`b``", [#"`a`\``b`"#]),
            ("open `tick", [#"open \`tick"#]), ("`a` `b", [#"`a` \`b"#]),
            ("# Head", ["**Head**"]), ("## **Head** ##\ntext", ["**Head**", "", "text"]),
            ("Head\n===", ["**Head**"]), ("a\nb\n===", ["a", "b", #"\==="#]),
            ("Head\n--", ["**Head**"]), ("a\n---\nb", ["**a**", "", "b"]),
            ("a\nb\n---\nc", ["a", "b", "", "---", "", "c"]),
            ("- a\n---\nb", ["- a", "", "---", "", "b"]), ("- Returns: a", ["- **Returns**: a"]),
            ("[![a](https://x.y/z.png)](https://x.y)", ["[a](https://x.y)"]),
            ("[b ![a](z.png =9x9) c](https://x.y)", ["[b a c](https://x.y)"]),
            ("[![a](z.png)](/docs)", ["a"]), ("[[a](https://x.y)](https://z)", [#"\[[a](https://x.y)\](https://z)"#]),
            ("@Foo(bar)", ["&#64;Foo(bar)"]), (#"\@Foo"#, ["&#64;Foo"]), ("a @b", [#"a \@b"#]),
            ("- @Foo", ["- &#64;Foo"]), ("me@home", ["me@home"]),
            ("> quoted\n> <b>", ["> quoted", #"> \<b>"#]), ("> ## Head\n> text", ["> **Head**", "", "> text"]),
            ("1. a\n2. b", ["1. a", "2. b"]), ("- a\n  - <b>", ["- a", #"  - \<b>"#]),
            ("a\r\nb\u{2028}c", ["a", "b", "c"]),
        ]
    )
    func prose(text: String, lines: [String]) {
        #expect(MarkdownText.prose(text) == lines)
    }

    @Test(
        "code blocks keep their text and are closed",
        arguments: [
            ("```swift\nlet a = <b>\n```", ["```swift", "let a = <b>", "```"]),
            ("```\nopen <b>", ["```", "open <b>", "```"]),
            ("    <b>\n    x\ntext", ["```", "<b>", "x", "```", "", "text"]),
            ("~~~js onload=x\n```\n~~~", ["````js", "```", "````"]), ("> ```\n> a\nb", ["```", "a", "```", "", "b"]),
            ("- a\n  ```\n  b\n  ```\n- c", ["- a", "", "```", "b", "```", "", "- c"]),
            ("a\n\n\n\nb", ["a", "", "b"]), ("~~~ <b>\nx", ["```", "x", "```"]),
            ("```<script>\n</script>\n```", ["```", "</script>", "```"]),
        ]
    )
    func codeBlocks(text: String, lines: [String]) {
        #expect(MarkdownText.prose(text) == lines)
    }

    @Test(
        "tables keep their columns",
        arguments: [
            ("|a|b|\n|-|:-:|\n|`x`|<b>|", ["| a | b |", "| --- | --- |", #"| `x` | \<b> |"#]),
            ("a | b\n--- | ---\n1 | 2 | 3\n\nx", ["| a | b |", "| --- | --- |", "| 1 | 2 |", "", "x"]),
            ("|a|\n|-|\n|x \\| y|", ["| a |", "| --- |", #"| x \| y |"#]), ("x\n|---|", ["x", #"\|---|"#]),
        ]
    )
    func tables(text: String, lines: [String]) {
        #expect(MarkdownText.prose(text) == lines)
    }

    @Test("hostile text becomes Markdown without tags outside of code")
    func hostile() {
        var generator = SplitMix(state: 42)
        let pieces = [
            "<b>", "`", "``", "```", "\n", "\n\n", "    ", "- ", "> ", "|", "[", "](", ")", "\\", "a", "~~~", "#", " ",
            "<br>", "!", "@x", "---", "\n|-|\n", "javascript:x", "https://a.b",
        ]
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...24, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            let lines = MarkdownText.prose(text)
            #expect(PlainMarkdown.tags(in: lines).isEmpty, "\(text.debugDescription) became \(lines)")
            let cell = MarkdownText.cell(text)
            #expect(!cell.contains("\n"))
            #expect(PlainMarkdown.tags(in: ["| " + cell + " |"]).isEmpty, "\(text.debugDescription) became \(cell)")
        }
        for piece in [
            "[", "`", "[![a](b)](c)", "![![", "<", "> ", "- ", "![", "(", "[](", "[a](", "|", "\\", "<a>", "` `` ",
        ] {
            let text = String(repeating: piece, count: 20_000) + String(repeating: "](https://x.y)", count: 2000)
            #expect(PlainMarkdown.tags(in: MarkdownText.prose(text)).isEmpty)
            #expect(!MarkdownText.cell(text).contains("\n"))
        }
    }
}

/// A generator of random numbers with a seed, so that failures can be reproduced.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
