import ApusMarkdown
import ApusTestSupport
import Testing

@Suite("HTML in descriptions becomes Markdown")
struct HTMLTextTests {
    private func markdown(_ text: String) -> String { String(decoding: HTMLText.markdown(text), as: UTF8.self) }

    @Test(
        "inline elements become marks",
        arguments: [
            ("Use <code>a_b</code>, <kbd>x</kbd>.", "Use `a_b`, `x`."), ("<code> a\n  b </code>c", "`a b` c"),
            ("<b>Note:</b> x", "**Note:** x"), ("<b>Note: </b>x", "**Note:** x"), ("<b>Note:</b>x", "**Note:** x"),
            ("a<strong>b</strong>c", "a**b**c"), ("<em>a</em> <I>b</I>", "*a* *b*"),
            ("<s>a</s><del> b</del>", "~~a~~ ~~b~~"),
            ("<b>a</b><b>b</b>", "**ab**"), ("<b><strong>a</strong> b</b>", "**a b**"), ("x <b> </b> y", "x y"),
            ("<b><i>a</i></b>", "***a***"),
            ("<u>a</u> <span style=\"x\">b</span> <font color=\"red\">c</font>", "a b c"),
            ("<q>a</q>", "\"a\""), ("10<sup>6</sup>, H<sub>2</sub>O, 1<sup>st</sup>", "10⁶, H₂O, 1st"),
            ("<code>a</code> and <code>&lt;b&gt;</code>", "`a` and `<b>`"), ("<code>a`b</code>", #"`a`\``b`"#),
            ("<code>`a`</code>", "`a`"), ("<code><a href=\"https://x.y\">z</a></code>", "`z`"), ("<code></code>x", "x"),
            ("<b>a\n\nb</b>", "**a**\n\n**b**"), ("a <wbr>b", "a b"), ("a<!-- b -->c <!DOCTYPE html>d", "ac d"),
        ]
    )
    func inlines(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "links and images become links to web addresses",
        arguments: [
            (
                "<a href=\"https://x.y/?a=1&amp;b=2\" target='_blank'>a <b>b</b></a>!",
                "[a **b**](https://x.y/?a=1&b=2)!"
            ),
            ("<a href=https://x.y>[1]</a>", #"[\[1\]](https://x.y)"#),
            ("<a href='https://x.y'>https://x.y</a>", "<https://x.y>"),
            ("<a href=\"javascript:x\">a</a> <a href=\"javascript&#58;x\">b</a>", "a b"),
            ("<a href=\"/docs\">a</a>", "a"),
            ("<a href=\"#x\">a</a><a name=\"x\"></a>", "a"), ("<a href=\"https://x.y\"></a>z", "z"),
            ("<a href=\"https://x.y\"><p>a</p> <code>b</code></a>", "[a `b`](https://x.y)"),
            ("<b>a <a href=\"https://x.y\">b</a> c</b>", "**a** [**b**](https://x.y) **c**"),
            ("<img src=\"https://x.y/z.png\" alt=\"A [b]\">", #"[A \[b\]](https://x.y/z.png)"#),
            ("<img src=\"https://x.y/z.png\">", "[image](https://x.y/z.png)"), ("<img src=\"z.png\" alt=\"A\"/>", "A"),
            ("<a href=\"https://x.y\"><img src=\"https://x.y/z.png\" alt=\"A\"></a>", "[A](https://x.y)"),
            ("<https://x.y> <a@x.y>", "<https://x.y> <a@x.y>"),
        ]
    )
    func links(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "blocks become paragraphs, headings, lists and quotations",
        arguments: [
            ("<p>a</p><p>b\nc</p>", "a\n\nb\nc"), ("a<p>b", "a\n\nb"), ("<h1>A <b>b</b></h1>c", "## A b\n\nc"),
            ("<h3>\n A\n</h3>\nc", "### A\n\nc"), ("a<hr>b", "a\n\n---\n\nb"), ("<div>\n    a\n</div>\nb", "a\n\nb"),
            ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc"),
            ("x<ul>\n    <li>a\n    <li>b\n</ul>", "x\n\n- a\n- b"),
            ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"),
            ("<ul>\n\n<li><p>a</p><p>b</p></li>\n\n<li>c</li></ul>", "- a\n\n  b\n- c"), ("<ul><li></li></ul>a", "a"),
            ("- a <ul><li>b</ul>\n- c", "- a\n  - b\n\n- c"), ("<li>a<li>b", "- a\n- b"),
            ("<blockquote>a<br>b.<br>c<p>d</p></blockquote>e", "> a\\\n> b.\n>\n> c\n>\n> d\n\ne"),
            ("<details><summary>More</summary>\n\n- a\n  - b\n\n</details>", "**More**\n\n- a\n  - b"),
            ("<dl><dt>a</dt><dd>b</dd></dl>", "**a**\n\nb"),
            ("<pre>\na &lt; b\n  <b>c</b>\n</pre>d", "```\na < b\n  c\n```\n\nd"),
            ("<pre><code class=\"x\">```</code></pre>", "````\n```\n````"),
            ("<ul><li>a<pre>b\nc</pre></ul>", "- a\n\n  ```\n  b\n  c\n  ```"),
        ]
    )
    func blocks(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "a break ends a line, after a sentence a paragraph",
        arguments: [
            ("a<br>b", "a\\\nb"), ("a.<br/>b", "a.\n\nb"), ("a<BR>\n<br />b", "a\n\nb"), ("a<br>", "a"), ("<br>a", "a"),
            ("- a<br>b\n- c<br>\n- d", "- a\\\n  b\n- c\n- d"), ("a:<br>- b<br>- c", "a:\n\n- b\n- c"),
            ("**a<br>b**", "**a\\\nb**"), ("| a | b |\n|---|---|\n| c<br>d | e |", "| a | b |\n|---|---|\n| c d | e |"),
        ]
    )
    func breaks(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "tables have a header and as many cells in each row",
        arguments: [
            (
                "<table>\n <tr>\n  <th>A</th><th>B</th>\n </tr>\n <tr><td>\n <p>a</p> <p>b|c</p></td><td>`x|y`</td></tr></table>z",
                "| A | B |\n| --- | --- |\n| a b\\|c | `x\\|y` |\n\nz"
            ),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "| | |\n| --- | --- |\n| a | b |\n| c | |"),
            (
                "<table><tr><td colspan=\"2\"><b>a</b></td></tr><tr><td>b</td><td><ul><li>c<li>d</ul></td></tr></table>",
                "| | |\n| --- | --- |\n| **a** | |\n| b | • c • d |"
            ),
            ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
            ("<table></table>a", "a"), ("- a\n  <table><tr><th>b</th></tr></table>", "- a\n\n  | b |\n  | --- |"),
            ("<table><tr><th>a<table><tr><td>b</table></th></tr></table>", "| a b |\n| --- |"),
        ]
    )
    func tables(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "character references become characters, escaped where Markdown has a meaning for them",
        arguments: [
            ("a &amp; b &quot;c&quot; &#39;d&#x27; &apos;", "a & b \"c\" 'd' '"), ("1 &lt; 2 &gt; 0", "1 < 2 > 0"),
            ("&lt;script&gt;", #"\<script>"#), ("&lt;&#115;cript>", #"\<script>"#), ("&amp;lt;", #"\&lt;"#),
            ("&#42;a&#42; &lsqb;b]", #"\*a\* \[b]"#), ("&gt; a", #"\> a"#), ("a&nbsp;b&mdash;c&euro;", "a b—c€"),
            ("a&shy;b&zwnj;c", "abc"), ("a&#x202E;b&#0;&#xD800;", "aU+202Eb��"),
            ("AT&T &x; &; &#; &#x;", "AT&T &x; &; &#; &#x;"),
            ("`&lt;` \\&lt;", "`&lt;` \\&lt;"),
        ]
    )
    func references(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "scripts and styles are removed with their content",
        arguments: [
            ("a<script>alert('<b>')</script>b", "ab"), ("<style type=\"x\">p { }</style>a", "a"),
            ("a<SCRIPT src=\"x\">b", "ab"),
            ("<ScRiPt>x</sCrIpT>a", "a"), ("<iframe src=\"https://x.y\"></iframe>a", "a"),
            ("<svg><a href=\"https://x.y\">b</a></svg>a", "a"),
            ("<b onclick=\"x\">c</b>", "**c**"), ("<a href=\"https://x.y\" onclick='x'>c</a>", "[c](https://x.y)"),
        ]
    )
    func removed(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "names in angle brackets that are not HTML are text",
        arguments: [
            ("Bearer <token>", #"Bearer \<token>"#),
            ("List<String> and Map<String, Int>", #"List\<String> and Map<String, Int>"#),
            ("<Source> <Form>", #"\<Source> \<Form>"#), ("<data>x</data>", #"\<data>x\</data>"#),
            ("a < b, a<b, c>d, a<3", #"a < b, a<b, c>d, a<3"#),
            ("open <b> tag", #"open \<b> tag"#), ("<id:int>", "<id:int>"), ("<!-- x", #"\<!-- x"#),
            (#"\<b>x</b>"#, #"\<b>x"#),
            ("<Response><Message/></Response>", #"\<Response>\<Message/>\</Response>"#), ("a </b> c", "a c"),
        ]
    )
    func placeholders(html: String, markdown: String) {
        #expect(self.markdown(html) == markdown)
    }

    @Test(
        "Markdown and code stay as they are",
        arguments: [
            "a & b", "# A <x@y.z>\n\n- a\n  1. b & c\n\n      d\n\n> e\n> & f\n", "`<b>x</b>` ``<i>`</i>`` &\n",
            "```html\n<b>\n\n  </b>&lt;\n```\na", "    <b>x</b>\n\n    &lt;\n\na", "- a\n\n  ```\n  <p>\n  ```\n- b",
            "> - <https://x.y>\n>\n> b",
            "a\n  ~~~\n<br>\n  ~~~", "&", "<", "a <", "-\n- & b", "| a & | b |\n|---|---|\n| c | d |\n\n&",
        ]
    )
    func unchanged(text: String) {
        let trimmed = text.last == "\n" ? String(text.dropLast()) : text
        #expect(markdown(text) == trimmed)
    }

    @Test("Markdown between elements is Markdown")
    func mixed() {
        let text =
            "Intro <b>x</b>\n\n<details>\n<summary>S</summary>\n\n## T\n\n```\n<b>\n```\n\n| a | b |\n|--|--|\n| <i>c</i> | d |\n\n</details>\n\nEnd"
        #expect(
            markdown(text)
                == "Intro **x**\n\n**S**\n\n## T\n\n```\n<b>\n```\n\n| a | b |\n|--|--|\n| *c* | d |\n\nEnd"
        )
    }

    @Test("hostile HTML ends in time that grows with its length, without tags outside of code")
    func hostile() {
        var generator = SplitMix(state: 7)
        let pieces = [
            "<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>",
            "<pre>", "</pre>",
            "<code>", "</code>", "<a href=\"https://x.y\">", "</a>", "<script>", "</script>", "<br>", "<h2>", "</h2>",
            "<!--", "-->",
            "&lt;", "&#60;", "&#96;", "`", "```", "\n", "\n\n", "    ", "- ", "> ", "|", "[", "](", ")", "\\", "a", " ",
            "<x>",
            "<blockquote>", "</blockquote>", "<img src=\"https://x.y\" alt=\"<b>\">", "<details>", "<summary>",
            "<a href='",
        ]
        for _ in 0..<4000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...24, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            let lines = MarkdownText.prose(text)
            #expect(PlainMarkdown.tags(in: lines).isEmpty, "\(text.debugDescription) became \(lines)")
            #expect(!MarkdownText.cell(text).contains("\n"))
        }
        for piece in pieces + [
            "<a ", "<a b=\"", "<!", "<?", "&#", "</", "<b><i>", "<ul><li>", "<table><td>", "<h1><p>", "a<br>",
        ] {
            let text = String(repeating: piece, count: 4_000)
            #expect(PlainMarkdown.tags(in: MarkdownText.prose(text)).isEmpty)
        }
    }
}
