import Testing

@Suite("YAML")
struct TextYAMLTests {
    // MARK: Duplicate keys

    @Test("a duplicate key is a warning with both places; the last value is used")
    func duplicateKey() throws {
        let parsed = ParsedText("paths:\n  1️⃣/a: 1\n  /b: 2\n  2️⃣\"/a\": 3\n")
        #expect(parsed.found == parsed.at([2: "yaml-duplicate-key"]))
        #expect(parsed.related() == parsed.marked[1]?.description)
        #expect(parsed.root?["paths"]?["/a"]?.int == 3)
        #expect(parsed.root?["paths"]?.keys == ["/b", "/a"])
    }

    @Test("each duplicate key of a large mapping is found")
    func manyDuplicates() throws {
        let lines = (0..<100).map { "k\($0 % 60): \($0)" }
        let parsed = ParsedText(lines.joined(separator: "\n"))
        #expect(parsed.found.count == 40)
        #expect(parsed.root?.count == 60)
        #expect(parsed.root?["k5"]?.int == 65)
    }

    // MARK: Tabs before comments

    @Test("a tab before a comment is white space, and places behind it do not move")
    func tabBeforeComment() throws {
        let parsed = ParsedText("a: {b: 1}\n\t# one\n \t  # two\n1️⃣c: |\n  x\n\n  \t# text\nd: x\t# three\n")
        #expect(parsed.found.isEmpty)
        #expect(parsed.root?.jsonText == #"{"a":{"b":1},"c":"x\n\n\t# text\n","d":"x"}"#)
        #expect(parsed.position(of: parsed.root?["c"]?.keyPlace) == parsed.marked[1]?.description)
    }

    @Test("a tab before a key is an error")
    func tabBeforeKey() throws {
        #expect(ParsedText("a: {b: 1}\n\tc: 2\n").found.count == 1)
    }

    // MARK: Aliases and merge keys

    @Test("an alias has the anchored value, and the place at which it is used")
    func alias() throws {
        let parsed = ParsedText("a: &x 1️⃣{b: [1, 2]}\n2️⃣c: 3️⃣*x\nd: [*x, &s t, *s]\n*s : key\n")
        let root = try #require(parsed.root)
        #expect(parsed.found.isEmpty)
        #expect(root.jsonText == #"{"a":{"b":[1,2]},"c":{"b":[1,2]},"d":[{"b":[1,2]},"t","t"],"t":"key"}"#)
        let alias = try #require(root["c"])
        #expect(alias.isAlias)
        #expect(alias.isIdentical(to: try #require(root["a"])))
        #expect(alias.place.text.hasSuffix("{b: [1, 2]}"))
        #expect(parsed.position(of: alias.keyPlace) == parsed.marked[2]?.description)
        #expect(parsed.position(of: alias.usePlace) == parsed.marked[3]?.description)
        #expect(alias.jsonPointer.description == "/c")
        #expect(alias["b"]?.jsonPointer.description == "/a/b")
    }

    @Test("a later anchor replaces an earlier anchor of the same name")
    func anchorAgain() {
        #expect(ParsedText("[&a 1, *a, &a 2, *a]").json == "[1,1,2,2]")
    }

    @Test(
        "merge keys add missing entries; entries of earlier mappings take precedence",
        arguments: [
            ("&m {a: 1, b: 2}", "{<<: *m, b: 3, c: 4}", #"{"b":3,"c":4,"a":1}"#),
            ("&m {a: 1}", "{b: 3, <<: *m}", #"{"b":3,"a":1}"#),
            ("[&m {a: 1}, &n {a: 2, b: 3}]", "{<<: [*m, *n]}", #"{"a":1,"b":3}"#),
            ("[&m {a: 1}, &n {<<: *m, b: 3}]", "{<<: *n, c: 1}", #"{"c":1,"b":3,"a":1}"#),
            ("~", "{<<: {a: 1}, b: 2}", #"{"b":2,"a":1}"#),
            ("~", "{'<<': {a: 1}}", #"{"<<":{"a":1}}"#),
            ("&m {a: 1}", "{<<: *m, <<: {b: 2}}", #"{"a":1,"b":2}"#),
            ("&m {}", "{<<: *m}", "{}"),
        ]
    )
    func merge(anchors: String, mapping: String, json: String) throws {
        let parsed = ParsedText("anchors: \(anchors)\nvalue: \(mapping)\n")
        let value = try #require(parsed.root?["value"])
        #expect(parsed.found.isEmpty)
        #expect(value.jsonText == json)
        #expect(value.entries.allSatisfy { value[$0.key]?.isIdentical(to: $0.value) == true })
    }

    @Test("a merged entry has the places of the merged mapping")
    func mergedPlaces() throws {
        let parsed = ParsedText("a: &m {1️⃣x: 2️⃣1}\nb:\n  <<: *m\n  y: 2\n")
        let value = try #require(parsed.root?["b"])
        let merged = try #require(value.entries.first { $0.key == "x" })
        #expect(merged.isMerged)
        #expect(parsed.position(of: merged.keyPlace) == parsed.marked[1]?.description)
        #expect(parsed.position(of: merged.value.place) == parsed.marked[2]?.description)
        #expect(merged.value.jsonPointer.description == "/b/x")
        #expect(value.place.text == "<<: *m\n  y: 2")
    }

    @Test("merged entries of a large mapping are found in its table")
    func bigMerge() throws {
        let base = (0..<50).map { "  k\($0): \($0)" }.joined(separator: "\n")
        let root = try #require(ParsedText("a: &m\n\(base)\nb:\n  <<: *m\n  k7: own\n").root)
        #expect(root["b"]?.count == 50)
        #expect(root["b"]?["k7"]?.string == "own")
        #expect(root["b"]?["k49"]?.int == 49)
    }

    @Test(
        "faults of aliases, merge keys, keys and tags are reported at their places",
        arguments: [
            ("a: 1️⃣*none\n", "yaml-unknown-anchor"),
            ("a: &x [1, 1️⃣*x]\n", "yaml-recursive-alias"),
            ("a: &x\n  b: {c: 1️⃣*x}\n", "yaml-recursive-alias"),
            ("a: {<<: 1️⃣text}\n", "yaml-invalid-merge"),
            ("a: {<<: [{}, 1️⃣1]}\n", "yaml-invalid-merge"),
            ("1️⃣{a: b}: c\nd: e\n", "yaml-complex-key"),
            ("a: &x [1]\n1️⃣*x : 2\n", "yaml-complex-key"),
            ("a: 1️⃣!foo bar\n", "yaml-unknown-tag"),
            ("a: 1️⃣!foo {b: c}\n", "yaml-unknown-tag"),
            ("a: 1️⃣!!int twelve\n", "yaml-tag-mismatch"),
            ("a: 1️⃣!!str [b]\n", "yaml-tag-mismatch"),
            ("a: b\n1️⃣---\nc: d\n", "yaml-further-document"),
        ]
    )
    func faults(text: String, code: String) throws {
        let parsed = ParsedText(text)
        #expect(parsed.found == parsed.at([1: code]))
        #expect(parsed.root != nil)
    }

    @Test("values next to a fault are read")
    func recovery() {
        #expect(ParsedText("{a: b}: {x: [1]}\nd: e\n").json == #"{"d":"e"}"#)
        #expect(ParsedText("a: *none\nb: 1\n").json == #"{"a":null,"b":1}"#)
        #expect(ParsedText("a: !foo 1\n").json == #"{"a":1}"#)
        #expect(ParsedText("---\na: b\n---\nc: d\n").json == #"{"a":"b"}"#)
        #expect(ParsedText("%YAML 1.2\n---\na: b\n...\n").found.isEmpty)
    }

    // MARK: Syntax

    @Test(
        "a syntax error has a place and a message",
        arguments: [
            ("a: b: c\n", "1:5", "':' is not allowed here"),
            ("a:\n\t1️⃣b: c\n", "2:1", "a tab can't be used for indentation"),
            ("a: [1, 2\nb: 3\n", "2:2", "expected ',' or ']'"),
            ("a: {b: 1\n", "2:1", "expected ',' or '}'"),
            ("a: \"text\n", "1:4", "the quoted text is not closed"),
            ("a: \"\\q\"\n", "1:5", "unknown escape in double quotes"),
            ("a: @b\n", "1:4", "a value can't begin with '@'"),
            ("a: `b`\n", "1:4", "a value can't begin with '`'"),
            ("a: *\n", "1:5", "expected the name of an alias after '*'"),
            ("a: b\n c: d\n", "2:3", "':' is not allowed here"),
            ("a:\n  b: 1\n c: 2\n", "3:2", "expected a key of the mapping"),
            ("a:\n  - 1\n - 2\n", "3:2", "expected a key of the mapping"),
            ("a: 1\nb\nc: d\n", "2:1", "expected ':' after this key"),
            ("a: - b\n", "1:4", "a list item is not allowed here"),
            ("a: !x!y z\n", "1:4", "the handle of the tag is not defined by a '%TAG' line"),
            ("%FOO\n---\na: b\n", "1:5", "unknown directive"),
            ("a: b\n}\n", "2:1", "expected a key of the mapping"),
            ("a: \u{1}\n", "1:4", "control characters are not allowed in YAML"),
        ]
    )
    func syntax(text: String, position: String, message: String) throws {
        let parsed = ParsedText(text)
        #expect(parsed.root == nil)
        #expect(parsed.found == ["\(position) yaml-syntax"])
        #expect(parsed.result.diagnostics.first?.message == message)
    }

    @Test("faults after multibyte characters have the correct column")
    func wideColumns() {
        #expect(ParsedText("é漢😀: b: c\n").found == ["1:7 yaml-syntax"])
        let text = String(repeating: "# 漢字 comment of more than eight characters\n", count: 40) + "é: *1️⃣x\n"
        let parsed = ParsedText(text.replacing("*1️⃣", with: "1️⃣*"))
        #expect(parsed.found == parsed.at([1: "yaml-unknown-anchor"]))
    }

    @Test("scalars of several lines are folded as YAML 1.2 requires", arguments: ["\n", "\r\n"])
    func lines(lineBreak: String) throws {
        let text = [
            "literal: |", "  a", "   b", "", "folded: >-", "  a", "  b", "", "  c", "plain: a", "  b", "quoted: \"a",
            "  b\\", "  c\\n\"", "single: 'it''s", "  x'", "keep: |+", "  k", "",
        ].joined(separator: lineBreak)
        let root = try #require(ParsedText(text).root)
        #expect(root["literal"]?.string == "a\n b\n")
        #expect(root["folded"]?.string == "a b\nc")
        #expect(root["plain"]?.string == "a b")
        #expect(root["quoted"]?.string == "a bc\n")
        #expect(root["single"]?.string == "it's x")
        #expect(root["keep"]?.string == "k\n")
        #expect(root["keep"]?.keyPlace?.start.column == 1)
    }
}
