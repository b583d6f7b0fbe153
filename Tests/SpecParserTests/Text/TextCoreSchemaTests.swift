import ApusSpecParser
import Testing

@Suite("the core schema of YAML 1.2")
struct TextCoreSchemaTests {
    /// The spelling of a scalar, its kind, and its value as JSON.
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let kind: Node.Kind
        let json: String
        var testDescription: String { text }

        init(_ text: String, _ kind: Node.Kind, _ json: String) {
            (self.text, self.kind, self.json) = (text, kind, json)
        }
    }

    static let table: [Row] = [
        Row("null", .null, "null"), Row("Null", .null, "null"), Row("NULL", .null, "null"), Row("~", .null, "null"),
        Row("", .null, "null"), Row("nULL", .string, "\"nULL\""), Row("~~", .string, "\"~~\""),
        Row("true", .bool, "true"), Row("True", .bool, "true"), Row("TRUE", .bool, "true"),
        Row("false", .bool, "false"), Row("False", .bool, "false"), Row("FALSE", .bool, "false"),
        Row("tRUE", .string, "\"tRUE\""), Row("on", .string, "\"on\""), Row("off", .string, "\"off\""),
        Row("yes", .string, "\"yes\""), Row("No", .string, "\"No\""), Row("y", .string, "\"y\""),
        Row("N", .string, "\"N\""),
        Row("0", .integer, "0"), Row("-0", .integer, "-0"), Row("12", .integer, "12"), Row("+12", .integer, "12"),
        Row("-19", .integer, "-19"), Row("012", .integer, "12"), Row("0o17", .integer, "15"),
        Row("0x1F", .integer, "31"), Row("0xff", .integer, "255"), Row("-0x1F", .string, "\"-0x1F\""),
        Row("0o18", .string, "\"0o18\""), Row("0x", .string, "\"0x\""), Row("0b11", .string, "\"0b11\""),
        Row("1_000", .string, "\"1_000\""),
        Row("123456789012345678901234567890", .integer, "123456789012345678901234567890"),
        Row("1.0", .number, "1.0"), Row("1.", .number, "1.0"), Row(".5", .number, "0.5"), Row("-.5", .number, "-0.5"),
        Row("+1.5", .number, "1.5"), Row("1e3", .number, "1e3"), Row("1E+3", .number, "1E+3"),
        Row("1.5e-3", .number, "1.5e-3"), Row("1e", .string, "\"1e\""), Row("1e+", .string, "\"1e+\""),
        Row("e3", .string, "\"e3\""), Row(".e3", .string, "\".e3\""), Row("1.0.0", .string, "\"1.0.0\""),
        Row(".", .string, "\".\""), Row("-", .sequence, "[null]"), Row("+", .string, "\"+\""),
        Row("+.", .string, "\"+.\""),
        Row(".inf", .number, "null"), Row("-.inf", .number, "null"), Row("+.Inf", .number, "null"),
        Row(".INF", .number, "null"), Row(".nan", .number, "null"), Row(".NaN", .number, "null"),
        Row("-.nan", .string, "\"-.nan\""), Row(".iNF", .string, "\".iNF\""),
        Row("2001-12-14", .string, "\"2001-12-14\""), Row("12:30:45", .string, "\"12:30:45\""),
        Row("2001-12-14t21:59:43.10-05:00", .string, "\"2001-12-14t21:59:43.10-05:00\""),
        Row("'12'", .string, "\"12\""), Row("\"true\"", .string, "\"true\""), Row("''", .string, "\"\""),
        Row("!!str 12", .string, "\"12\""), Row("!!str", .string, "\"\""), Row("! 12", .string, "\"12\""),
        Row("!!int '12'", .integer, "12"), Row("!!float 12", .number, "12"), Row("!!bool \"true\"", .bool, "true"),
        Row("!!null ''", .null, "null"), Row("!!timestamp 2001-12-14", .string, "\"2001-12-14\""),
        Row("!<tag:yaml.org,2002:str> 1", .string, "\"1\""),
    ]

    @Test("a scalar has the kind that the schema defines", arguments: table)
    func scalar(row: Row) throws {
        let parsed = ParsedText("value: \(row.text)")
        if row.text == "-" {
            // A dash alone is not a valid value of a key.
            #expect(parsed.found.count == 1)
            return
        }
        let value = try #require(parsed.root?["value"])
        #expect(parsed.found.isEmpty)
        #expect(value.kind == row.kind)
        #expect(value.jsonText == row.json)
    }

    @Test("a version keeps its spelling")
    func version() throws {
        let root = try #require(ParsedText("version: 1.0\nother: 0x1F\nthird: 010").root)
        #expect(root["version"]?.scalarText == "1.0")
        #expect(root["version"]?.numberText == "1.0")
        #expect(root["version"]?.string == nil)
        #expect(root["other"]?.scalarText == "0x1F")
        #expect(root["other"]?.int == 31)
        #expect(root["third"]?.int == 10)
    }

    @Test("numbers have their exact or nearest value")
    func numbers() throws {
        let root = try #require(
            ParsedText("[9223372036854775807, 9223372036854775808, 1.0, 1.5, 1e3, .inf, 0xFFFFFFFFFFFFFFFF]").root
        )
        let numbers = Array(root.elements)
        #expect(numbers.map(\.int) == [.max, nil, 1, nil, 1000, nil, nil])
        #expect(numbers.map(\.double) == [0x1p63, 0x1p63, 1, 1.5, 1000, .infinity, 0x1p64])
    }

    @Test("keys that are not strings have their spelling as text")
    func keys() throws {
        let root = try #require(ParsedText("200: a\n0x1F: b\ntrue: c\n1.0: d\nnull: e\non: f\n? !!str\n: g").root)
        #expect(root.keys == ["200", "0x1F", "true", "1.0", "null", "on", ""])
        #expect(root["200"]?.string == "a")
        #expect(root["on"]?.string == "f")
    }
}
