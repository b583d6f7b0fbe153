import Testing

@Suite("JSON")
struct TextJSONTests {
    @Test("a duplicate key is a warning with both places, and the last value is used")
    func duplicateKey() {
        let parsed = ParsedText("{1️⃣\"a\": 1, \"b\": 2, 2️⃣\"\\u0061\": 3}", path: "x.json")
        #expect(parsed.found == parsed.at([2: "json-duplicate-key"]))
        #expect(parsed.result.diagnostics.first?.severity == .warning)
        #expect(parsed.related() == parsed.marked[1]?.description)
        #expect(parsed.json == #"{"b":2,"a":3}"#)
    }

    @Test("escapes in values and keys are decoded")
    func escapes() throws {
        let text = #"{"a\n\u00e9": "\"\\\/\b\f\n\r\t\u0041\ud83d\ude00"}"#
        let root = try #require(ParsedText(text, path: "x.json").root)
        #expect(root["a\né"]?.string == "\"\\/\u{8}\u{C}\n\r\tA😀")
        #expect(root.keys == ["a\né"])
    }

    @Test(
        "a syntax error has a place and help",
        arguments: [
            (#"{"a": 1,1️⃣}"#, "remove the comma before it"),
            (#"[1, 1️⃣]"#, "remove the comma before it"),
            (#"{1️⃣'a': 1}"#, "use double quotes"),
            ("{\n  1️⃣// why\n}", "remove the comment; JSON has no comments"),
            (#"{"a" 1️⃣1}"#, nil),
            (#"{"a": 1} 1️⃣2"#, nil),
            (#"{"a": 1️⃣tru}"#, nil),
            (#"{"a": 011️⃣2}"#, nil),
            (#"{"a": 1️⃣"#, nil),
        ] as [(String, String?)]
    )
    func syntax(text: String, help: String?) throws {
        let parsed = ParsedText(text, path: "x.json")
        #expect(parsed.root == nil)
        let diagnostic = try #require(parsed.result.diagnostics.first)
        #expect(parsed.result.diagnostics.count == 1)
        #expect(diagnostic.code.name == "json-syntax")
        #expect(diagnostic.help == help)
        #expect(diagnostic.place?.start.line == parsed.marked[1]?.line)
    }

    @Test("JSON in a .yaml file and YAML that begins with a brace are read")
    func braces() {
        #expect(ParsedText("{\"a\":\t\"\\/\"}", path: "x.yaml").json == #"{"a":"/"}"#)
        #expect(ParsedText("{a: b}", path: "x.yaml").json == #"{"a":"b"}"#)
        #expect(ParsedText("{a: b}", path: "x").json == #"{"a":"b"}"#)
        #expect(ParsedText("{a: b}", path: "x.json").found == ["1:2 json-syntax"])
        #expect(ParsedText("# hello\n{\"a\": 1}", path: "x.yaml").json == #"{"a":1}"#)
    }
}
