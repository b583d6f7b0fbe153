import ApusDiagnostics
import ApusSpecParser
import Testing

@Suite("encodings")
struct TextEncodingTests {
    static let yaml = "é: 漢😀\nlist: [1, x]\n"
    static let json = "{\"é\": \"漢😀\", \"list\": [1, \"x\"]}"
    static let expected = #"{"é":"漢😀","list":[1,"x"]}"#

    static func encode(_ text: String, size: Int, isBigEndian: Bool, mark: Bool) -> [UInt8] {
        let text = (mark ? "\u{FEFF}" : "") + text
        let units = size == 2 ? text.utf16.map { UInt32($0) } : text.unicodeScalars.map(\.value)
        return units.flatMap { unit in
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
            return isBigEndian ? bytes.reversed() : bytes
        }
    }

    @Test("UTF-16 and UTF-32 are read in both byte orders", arguments: [2, 4], [true, false])
    func wide(size: Int, isBigEndian: Bool) throws {
        for (text, path) in [(Self.yaml, "x.yaml"), (Self.json, "x.json")] {
            let bytes = Self.encode(text, size: size, isBigEndian: isBigEndian, mark: true)
            let result = SpecText.parse(SourceFile(path: path, bytes: bytes))
            #expect(result.diagnostics.isEmpty)
            #expect(result.root?.jsonText == Self.expected)
            #expect(result.root?["list"]?[1]?.place.text.contains("x") == true)
        }
        let unmarked = Self.encode("a: é\n", size: size, isBigEndian: isBigEndian, mark: false)
        #expect(SpecText.parse(SourceFile(path: "x.yaml", bytes: unmarked)).root?.jsonText == #"{"a":"é"}"#)
    }

    @Test("a UTF-8 byte order mark does not count as a column")
    func byteOrderMark() throws {
        for path in ["x.yaml", "x.json"] {
            let text = path == "x.yaml" ? "\u{FEFF}a: *x\n" : "\u{FEFF}{\"a\": 1}"
            let parsed = ParsedText(text, path: path)
            if path == "x.yaml" {
                #expect(parsed.found == ["1:4 yaml-unknown-anchor"])
            } else {
                #expect(parsed.root?["a"]?.keyPlace?.start == SourcePosition(line: 1, column: 2))
            }
        }
    }

    @Test(
        "invalid UTF-8 is an error at its place",
        arguments: [
            [0xFF], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80],
        ]
            as [[UInt8]]
    )
    func faultyUTF8(bytes: [UInt8]) throws {
        let yaml = SpecText.parse(SourceFile(path: "x.yaml", bytes: Array("é: 1\nb: ".utf8) + bytes + [0x0A]))
        #expect(yaml.root == nil)
        #expect(yaml.diagnostics.map(\.code.name) == ["yaml-syntax"])
        #expect(["invalid UTF-8", "not a Unicode character"].contains(yaml.diagnostics.first?.message))
        #expect(yaml.diagnostics.first?.place?.start == SourcePosition(line: 2, column: 4))
        let json = SpecText.parse(
            SourceFile(path: "x.json", bytes: Array("{\n \"".utf8) + bytes + Array("\": 1}".utf8))
        )
        #expect(json.root == nil)
        #expect(json.diagnostics.first?.place?.start.line == 2)
    }

    @Test("an unpaired surrogate in UTF-16 is an error at its place")
    func unpairedSurrogate() throws {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x20, 0, 0x00, 0xD8, 0x0A, 0]
        let result = SpecText.parse(SourceFile(path: "x.yaml", bytes: bytes))
        #expect(result.diagnostics.map(\.code.name) == ["invalid-encoding"])
        #expect(result.diagnostics.first?.place?.start == SourcePosition(line: 1, column: 4))
    }

    @Test("a file without a value is an error", arguments: ["", " \n", "# only a comment\n", "\u{FEFF}", "\u{FEFF}\n"])
    func empty(text: String) {
        #expect(ParsedText(text).result.diagnostics.map(\.code.name) == ["empty-file"])
        guard !text.contains("#") else { return }
        #expect(ParsedText(text, path: "x.json").result.diagnostics.map(\.code.name) == ["empty-file"])
    }
}
