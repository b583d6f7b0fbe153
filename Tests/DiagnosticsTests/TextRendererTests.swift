import ApusDiagnostics
import Testing

@Suite("text renderer")
struct TextRendererTests {
    @Test("a diagnostic shows its line, a caret, related places, note and help")
    func full() {
        let expected = """
            api/open,api.yaml:4:3: error: duplicate key '/a' [duplicate-key]
            4 |   /a: 3
              |   ^~
            api/open,api.yaml:2:3: note: first one here
            2 |   /a: 1
              |   ^~
              = note: one is lost
              = help: remove one

            """
        #expect(TextRenderer(isColored: false).render(Sample.full) == expected)
    }

    @Test("a diagnostic without a place is one line")
    func placeless() {
        #expect(TextRenderer(isColored: false).render(Sample.placeless) == "warning: no file 'x' [odd-thing]\n")
    }

    @Test("colors do not change the text")
    func colors() {
        let text = TextRenderer(isColored: true).render([Sample.full, Sample.placeless])
        #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
        let plain = text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(plain == TextRenderer(isColored: false).render([Sample.full, Sample.placeless]))
    }

    /// Returns the source line and the underline, without the gutter.
    private func excerpt(_ text: String) -> [Substring] {
        let lines = TextRenderer(isColored: false).render(Sample.marked(text)).split(separator: "\n")
        return lines.dropFirst().map { line in line.split(separator: "|", maxSplits: 1).last?.dropFirst() ?? "" }
    }

    @Test("the caret is under its character, after tabs and wide characters and for a range of several lines")
    func carets() {
        #expect(excerpt("a: 1️⃣bcd2️⃣ e") == ["a: bcd e", "   ^~~"])
        #expect(excerpt("\ta1️⃣b2️⃣") == ["    ab", "     ^"])
        #expect(excerpt("ab\t1️⃣c2️⃣") == ["ab  c", "    ^"])
        #expect(excerpt("漢字 1️⃣漢字2️⃣") == ["漢字 漢字", "     ^~~~"])
        #expect(excerpt("e\u{301}1️⃣x2️⃣") == ["e\u{301}x", " ^"])
        #expect(excerpt("😀1️⃣x2️⃣") == ["😀x", "  ^"])
        #expect(excerpt("a1️⃣") == ["a", " ^"])
        #expect(excerpt("a1️⃣bc\nde2️⃣f") == ["abc", " ^~"])
    }

    @Test("a long line is cut around the caret")
    func longLine() throws {
        let filler = String(repeating: "漢x", count: 50_000)
        let lines = excerpt("\(filler)1️⃣here2️⃣\(filler)")
        let text = try #require(lines.first)
        #expect(text.hasPrefix("…") && text.hasSuffix("…"))
        #expect(text.count < 140)
        let carets = try #require(lines.last)
        #expect(carets.hasSuffix(" ^~~~"))
        #expect(text.contains("here"))
    }

    @Test(
        "control and format characters of a description are escaped in the output",
        arguments: [
            "\u{1B}[2Jx", "a\u{202E}b", "a\u{2066}b", "a\u{7}b", "a\u{9B}b", "a\u{2028}b", "a\rb", "a\u{200B}b",
        ]
    )
    func hostile(text: String) {
        let file = SourceFile(path: "x\(text)", text: "k: \(text)")
        let place = SourceLocation(file: file, range: 3..<file.bytes.count)
        let related = [RelatedPlace(text, at: place)]
        let diagnostic = Diagnostic(Sample.code, text, at: place, consequence: text, help: text, related: related)
        for format in [DiagnosticFormat.text, .github] {
            let output = format.render([diagnostic])
            let isPlain = output.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value < 0x7F) }
            #expect(isPlain, "\(format): \(output.debugDescription)")
        }
        #expect(TextRenderer(isColored: false).render(diagnostic).split(separator: "\n").count == 8)
    }
}
