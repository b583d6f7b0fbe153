import ApusJSON
import Testing

@Suite("Syntax")
struct SyntaxTests {
    /// The marker `1️⃣` is at the expected place of the error.
    @Test(
        "a syntax error has the offset of the first wrong byte",
        arguments: [
            ("1️⃣", "expected a value, found the end of the text"),
            ("  1️⃣", "expected a value, found the end of the text"),
            ("[1,1️⃣]", "expected a value, found ']'"),
            ("[1 1️⃣2]", "expected ',' or ']', found '2'"),
            ("[11️⃣", "expected ',' or ']', found the end of the text"),
            ("{1️⃣1:2}", "expected a member name in double quotes or '}', found '1'"),
            ("{\"a\":1,1️⃣}", "expected a member name in double quotes, found '}'"),
            ("{\"a\" 1️⃣1}", "expected ':', found '1'"),
            ("{\"a\":1️⃣}", "expected a value, found '}'"),
            ("{} 1️⃣x", "expected the end of the text, found 'x'"),
            ("[1️⃣tru]", "expected 'true', found ']'"),
            ("1️⃣\u{FEFF}1", "byte order mark before the value"),
            ("01️⃣1", "leading zero in a number"),
            ("-1️⃣", "expected a digit, found the end of the text"),
            ("1.1️⃣e5", "expected a digit, found 'e'"),
            ("1e+1️⃣", "expected a digit, found the end of the text"),
            ("1️⃣+1", "expected a value, found '+'"),
            ("1️⃣NaN", "expected a value, found 'N'"),
            ("\"abc1️⃣", "the text ends in a string"),
            ("\"abc\\1️⃣", "the text ends in a string"),
            ("\"a1️⃣\nb\"", "control character in a string; write it as an escape"),
            ("\"a1️⃣\u{0}b\"", "control character in a string; write it as an escape"),
            ("\"1️⃣\\x\"", "unknown escape"),
            ("\"1️⃣\\u12G4\"", "'\\u' without four hexadecimal digits"),
            ("\"1️⃣\\uD800\"", "unpaired surrogate"),
            ("\"1️⃣\\uD800\\n\"", "unpaired surrogate"),
            ("\"1️⃣\\uDC00\\uD800\"", "unpaired surrogate"),
            ("[1,\u{B}1️⃣]", "expected a value, found byte 0x0B"),
        ]
    )
    func faults(marked: String, message: String) throws {
        let mark = "1️⃣"
        let range = try #require(marked.firstRange(of: mark))
        var offset = marked.utf8.distance(from: marked.startIndex, to: range.lowerBound)
        let text = marked.replacing(mark, with: "")
        // The error of a literal is at the first byte that differs.
        if message == "expected 'true', found ']'" { offset += 3 }
        if message.hasSuffix("0x0B") { offset -= 1 }
        let error = #expect(throws: JSONSyntaxError.self) { try JSONTape(Array(text.utf8)) }
        #expect(error == JSONSyntaxError(byteOffset: offset, message: message))
    }

    @Test("a byte order mark is skipped if the options allow it")
    func byteOrderMark() throws {
        let options = JSONReadingOptions(allowsByteOrderMark: true)
        let json = try JSONReader("\u{FEFF}[1]".utf8, options: options)
        #expect(json.value() == [1])
        #expect(json.byteOffset == 3)
    }

    @Test(
        "invalid UTF-8 is rejected at its offset",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]]
    )
    func invalidUTF8(bytes: [UInt8]) {
        for prefix in ["", "é", "abcdefg", "abcdefgh"] {
            let quoted = Array("[\"\(prefix)".utf8) + bytes + Array("\"]".utf8)
            let error = #expect(throws: JSONSyntaxError.self) { try JSONTape(quoted) }
            #expect(error?.byteOffset == 2 + prefix.utf8.count)
        }
    }

    @Test(
        "escapes and multibyte characters of strings are decoded",
        arguments: [
            (#""""#, ""),
            (#""a""#, "a"),
            (#""abcdefgh""#, "abcdefgh"),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0041\u00e9\u20AC""#, "Aé€"),
            (#""\uD83D\uDE00 \ud83d\ude00""#, "😀 😀"),
            (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
            (#""\u0000""#, "\u{0}"),
            (#""\uFFFE\uFFFF""#, "\u{FFFE}\u{FFFF}"),
            ("\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\"", "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}"),
            ("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"),
        ]
    )
    func strings(text: String, expected: String) throws {
        let string = try String(jsonBytes: text.utf8)
        #expect(Array(string.utf8) == Array(expected.utf8))
        let written = try string.jsonBytes()
        #expect(try String(jsonBytes: written).utf8.elementsEqual(expected.utf8))
    }

    @Test("each byte at each place of a string")
    func bytesOfStrings() {
        for length in [0, 1, 7, 8, 15, 16, 17, 31, 33] {
            for place in 0...length {
                for byte in UInt8.min...UInt8.max {
                    var content = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                    content.insert(byte, at: place)
                    let isAllowed =
                        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                    let string = try? String(jsonBytes: Array("\"".utf8) + content + Array("\"".utf8))
                    let expected = isAllowed ? String(decoding: content, as: UTF8.self) : nil
                    // A backslash makes an unknown escape or hides the last quote. A quote ends the string too early.
                    if string != expected { Issue.record("byte \(byte) at \(place) of \(length)") }
                }
            }
        }
    }

    @Test("only quotes, backslashes and control characters are escaped, with the short form if there is one")
    func escaping() throws {
        let all = String(String.UnicodeScalarView((0..<0x24).compactMap { Unicode.Scalar($0) })) + "\\/\u{7F}é\u{2028}"
        let expected =
            (0..<8).map { "\\u000\($0)" }.joined() + #"\b\t\n\u000b\f\r\u000e\u000f"#
            + (0..<16).map { "\\u001\(String($0, radix: 16))" }.joined() + ##" !\"#\\/\##u{7F}é\##u{2028}"##
        #expect(String(decoding: try all.jsonBytes(), as: UTF8.self) == "\"\(expected)\"")
    }

    @Test("the tape has kinds, places, spellings and siblings")
    func tape() throws {
        let tape = try JSONTape(Array(#" {"a":[1,-2.5e3,"x\n"],"b\u0063":{},"d":[true,false,null]}"#.utf8))
        let root = tape.entry(at: 0)
        #expect(root.kind == .object && root.byteOffset == 1 && root.childCount == 3 && root.next == tape.entryCount)
        let name = tape.entry(at: 1)
        #expect(tape.string(of: name) == "a" && name.next == 2)
        let array = tape.entry(at: 2)
        #expect(array.kind == .array && array.childCount == 3 && array.byteOffset == 6 && array.next == 6)
        #expect(tape.spelling(of: array) == #"[1,-2.5e3,"x\n"]"#)
        #expect(tape.entry(at: 3).isIntegerSpelling && !tape.entry(at: 4).isIntegerSpelling)
        #expect(tape.entry(at: 5).isEscaped && tape.string(of: tape.entry(at: 5)) == "x\n")
        #expect(tape.string(of: tape.entry(at: 6)) == "bc" && tape.spelling(of: tape.entry(at: 6)) == #""b\u0063""#)
        #expect(tape.entry(at: 7).kind == .object && tape.entry(at: 7).childCount == 0)
        #expect([10, 11, 12].map { tape.entry(at: $0).kind } == [.true, .false, .null])
        #expect(tape.pointer(to: 12) == "/d/2" && tape.pointer(to: 8) == "/d" && tape.pointer(to: 0) == "")
    }

    @Test("nesting is accepted up to the limit, and one more level is rejected at its opening byte")
    func depth() throws {
        for options in [JSONReadingOptions(), JSONReadingOptions(maximumDepth: 3)] {
            let limit = options.maximumDepth
            let nested = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
            #expect(try JSONReader(nested.utf8, options: options).value().jsonBytes() == Array(nested.utf8))
            let error = #expect(throws: JSONSyntaxError.self) {
                try JSONReader("[\(nested)]".utf8, options: options)
            }
            #expect(error?.byteOffset == limit && error?.exceedsMaximumDepth == true)
        }
    }

    @Test("the parser does not recurse", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func deepNesting(opening: String) throws {
        let count = 100_000
        let text = String(repeating: opening, count: count)
        #expect(throws: JSONSyntaxError.self) { try JSONTape(Array(text.utf8)) }
        let closing = String(opening.reversed().filter { "[{".contains($0) }.map { $0 == "[" ? "]" : "}" as Character })
        let whole = text + "1" + String(repeating: closing, count: count)
        let tape = try JSONTape(Array(whole.utf8), options: JSONReadingOptions(maximumDepth: .max))
        #expect(tape.entryCount > count && tape.entry(at: 0).byteLength == whole.utf8.count)
        #expect(throws: JSONSyntaxError.self) {
            try JSONTape(Array(text.utf8), options: JSONReadingOptions(maximumDepth: .max))
        }
    }
}
