import ApusDiagnostics
import ApusSpecParser
import Testing

/// Tests nodes of both formats; the texts are valid JSON and valid YAML, and are read as both.
@Suite("nodes")
struct TextNodeTests {
    @Test("order, places and keys are kept", arguments: ["test.json", "test.yaml"])
    func places(path: String) throws {
        let parsed = ParsedText("{\n  1️⃣\"b\": 2️⃣[1, 3️⃣\"é\", 4️⃣{\"x\" : 5️⃣null}],\n  \"a\": \"\"}", path: path)
        let root = try #require(parsed.root)
        #expect(parsed.found.isEmpty)
        #expect(root.keys == ["b", "a"])
        let list = try #require(root["b"])
        #expect(parsed.position(of: list.keyPlace) == parsed.marked[1]?.description)
        #expect(parsed.position(of: list.place) == parsed.marked[2]?.description)
        #expect(list.place.text == "[1, \"é\", {\"x\" : null}]")
        #expect(list.count == 3)
        #expect(parsed.position(of: list[1]?.place) == parsed.marked[3]?.description)
        #expect(list[1]?.place.text == "\"é\"")
        #expect(parsed.position(of: list[2]?.place) == parsed.marked[4]?.description)
        #expect(parsed.position(of: list[2]?["x"]?.place) == parsed.marked[5]?.description)
        #expect(list[2]?["x"]?.keyPlace?.text == "\"x\"")
        #expect(list[2]?["x"]?.key == "x")
        #expect(list[1]?.keyPlace == nil)
        #expect(list[3] == nil)
        #expect(list[-1] == nil)
        #expect(root["c"] == nil)
        #expect(list["b"] == nil)
        #expect(root["a"]?.string == "")
    }

    @Test("a block container ends with its last child")
    func blockEnds() throws {
        let root = try #require(ParsedText("a:\n  - x\n  - [y, z] # end\n\n\nb:\n  c: d\n").root)
        #expect(root["a"]?.place.text == "- x\n  - [y, z]")
        #expect(root["b"]?.place.text == "c: d")
        #expect(root.place.text == "a:\n  - x\n  - [y, z] # end\n\n\nb:\n  c: d")
    }

    @Test("the place of a value begins after its tag and its anchor")
    func properties() throws {
        let root = try #require(ParsedText("a: !!str  12\nb: &x  'q'\nc: &y\n  d: e\n").root)
        #expect(root["a"]?.place.text == "12")
        #expect(root["b"]?.place.text == "'q'")
        #expect(root["b"]?.isQuoted == true)
        #expect(root["c"]?["d"]?.string == "e")
    }

    @Test("a value has a pointer, and the pointer resolves to the value", arguments: ["test.json", "test.yaml"])
    func pointers(path: String) throws {
        let text = #"{"paths": {"/pets/{id}": {"get": [true, {"~m": 1}]}, "": 2}}"#
        let root = try #require(ParsedText(text, path: path).root)
        let node = try #require(root["paths"]?["/pets/{id}"]?["get"]?[1]?["~m"])
        #expect(node.jsonPointer.description == "/paths/~1pets~1{id}/get/1/~0m")
        #expect(root.resolve(node.jsonPointer)?.isIdentical(to: node) == true)
        #expect(JSONPointer(text: "/paths/~1pets~1{id}/get/1/~0m") == node.jsonPointer)
        #expect(JSONPointer(fragment: "/paths/~1pets~1%7Bid%7D/get/1/~0m") == node.jsonPointer)
        #expect(root.jsonPointer.description == "")
        #expect(root.resolve(JSONPointer())?.isIdentical(to: root) == true)
        #expect(root["paths"]?[""]?.jsonPointer.description == "/paths/")
        let absent = [
            "/paths/x", "/paths/~1pets~1{id}/get/01", "/paths/~1pets~1{id}/get/2", "/paths/~1pets~1{id}/get/-",
        ]
        for pointer in absent {
            #expect(root.resolve(try #require(JSONPointer(text: pointer))) == nil)
        }
        #expect(JSONPointer(text: "paths") == nil)
        #expect(JSONPointer(text: "/~2") == nil)
        #expect(JSONPointer(text: "/~") == nil)
    }

    @Test("mappings of any size find their keys and no others", arguments: ["test.json", "test.yaml"])
    func bigMappings(path: String) throws {
        for count in [0, 1, 7, 8, 9, 100, 5000] {
            let members = (0..<count).map { "\"key\($0)\": \($0)" }
            let root = try #require(ParsedText("{\(members.joined(separator: ", "))}", path: path).root)
            #expect(root.count == count)
            #expect((0..<count).allSatisfy { root["key\($0)"]?.int == $0 })
            #expect(root["key\(count)"] == nil)
            #expect(root["key"] == nil)
        }
    }

    @Test("keys are compared by their bytes, not by Unicode equivalence", arguments: ["test.json", "test.yaml"])
    func normalization(path: String) throws {
        let parsed = ParsedText("{\"caf\u{E9}\": 1, \"cafe\u{301}\": 2}", path: path)
        #expect(parsed.found.isEmpty)
        #expect(parsed.root?["caf\u{E9}"]?.int == 1)
        #expect(parsed.root?["cafe\u{301}"]?.int == 2)
    }

    @Test("JSON equality ignores the order of keys and the spelling")
    func equality() throws {
        func isEqual(_ left: String, _ right: String) throws -> Bool {
            let left = try #require(ParsedText(left).root)
            let right = try #require(ParsedText(right, path: "x.json").root)
            #expect(left.isEqualJSON(to: right) == right.isEqualJSON(to: left))
            return left.isEqualJSON(to: right)
        }
        #expect(try isEqual("{a: 1, b: [x, ~]}", #"{"b": ["\u0078", null], "a": 1.0}"#))
        #expect(try isEqual("0x10", "16"))
        #expect(try isEqual("1e2", "100"))
        #expect(try isEqual("123456789012345678901234567890", "123456789012345678901234567890"))
        #expect(try !isEqual("123456789012345678901234567891", "123456789012345678901234567890"))
        #expect(try !isEqual("'1'", "1"))
        #expect(try !isEqual("{a: 1}", #"{"a": 1, "b": 2}"#))
        #expect(try !isEqual("{a: 1, c: 2}", #"{"a": 1, "b": 2}"#))
        #expect(try !isEqual("[1, 2]", "[2, 1]"))
        #expect(try !isEqual("true", "false"))
        #expect(try !isEqual("~", "false"))
    }

    @Test("JSON text keeps the order and the spelling, or sorts keys")
    func jsonText() throws {
        let root = try #require(ParsedText("b: \"\\u0001 \\\"\\\\\\n\\u00e9\"\na: [1.0, 0o10, .5, {}, []]\n").root)
        #expect(root.jsonText == #"{"b":"\u0001 \"\\\né","a":[1.0,8,0.5,{},[]]}"#)
        #expect(root.jsonText(sortedKeys: true) == #"{"a":[1.0,8,0.5,{},[]],"b":"\u0001 \"\\\né"}"#)
    }

    @Test("the places of keys and values are correct after multibyte characters", arguments: [1, 2, 3])
    func generatedPlaces(width: Int) throws {
        let filler = ["x", "é", "漢"][width - 1]
        let lines = (0..<300).map { "\(String(repeating: filler, count: $0 % 17))k\($0): '\(filler)\($0)'" }
        let root = try #require(ParsedText(lines.joined(separator: "\r\n")).root)
        #expect(root.count == lines.count)
        for (number, entry) in root.entries.enumerated() {
            #expect(entry.keyPlace.start == SourcePosition(line: number + 1, column: 1))
            #expect(entry.keyPlace.text + ": " + entry.value.place.text == lines[number])
        }
    }
}
