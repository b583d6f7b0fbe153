import ApusDiagnostics
import ApusTestSupport
import Testing

@Suite("places in source files")
struct SourceFileTests {
    @Test(
        "lines end at LF, CRLF and CR, and columns count Unicode scalars",
        arguments: [
            "1️⃣", "a1️⃣", "a\n1️⃣b", "a\r\n1️⃣b", "a\r1️⃣b", "a\n\n1️⃣", "é漢1️⃣😀", "e\u{301}1️⃣x", "\u{FEFF}a1️⃣b",
            "a\r1️⃣\rb", "a\n\r1️⃣b", "\t1️⃣x",
        ]
    )
    func positions(marked: String) throws {
        let text = MarkedText(marked)
        let place = try #require(text[1])
        let file = SourceFile(path: "x", bytes: text.bytes)
        #expect(file.position(at: place.offset) == SourcePosition(line: place.line, column: place.column))
    }

    @Test("the positions in a long text of multibyte characters equal those of counting each character")
    func longLines() {
        var generator = SeededGenerator(seed: 7)
        let letters: [Unicode.Scalar] = ["a", "é", "漢", "😀", "\n"]
        var text = String.UnicodeScalarView()
        for _ in 0..<4000 { text.append(letters[generator.oneIn(200) ? 4 : generator.below(4)]) }
        let file = SourceFile(path: "x", text: String(text))
        var (line, column, offset) = (1, 1, 0)
        for scalar in text {
            #expect(file.position(at: offset) == SourcePosition(line: line, column: column))
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
            offset += UTF8.width(scalar)
        }
    }

    @Test("an offset out of range is moved to the nearest end of the text")
    func outside() {
        let file = SourceFile(path: "x", text: "ab\ncd")
        #expect(file.position(at: -5) == SourcePosition(line: 1, column: 1))
        #expect(file.position(at: 500) == SourcePosition(line: 2, column: 3))
        #expect(file.text(ofLine: 0) == "")
        #expect(file.text(ofLine: 9) == "")
        #expect(file.text(in: 3..<500) == "cd")
    }

    @Test("the text of a line has neither line break nor byte order mark")
    func lines() {
        let file = SourceFile(path: "x", text: "\u{FEFF}one\r\ntwo\rthree\n")
        #expect((1...4).map(file.text(ofLine:)) == ["one", "two", "three", ""])
    }

    @Test("the description of a location has path, line and column")
    func description() {
        let file = SourceFile(path: "a/b.yaml", text: "x\nyz")
        #expect(SourceLocation(file: file, range: 3..<4).description == "a/b.yaml:2:2")
        #expect(SourceLocation(file: file, range: 3..<4).text == "z")
    }
}
