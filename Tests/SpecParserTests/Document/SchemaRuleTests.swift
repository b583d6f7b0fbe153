import ApusDiagnostics
import ApusFiles
import Testing

@testable import ApusSpecParser

@Suite("Rules of types")
struct SchemaRuleTests {
    @Test(
        "a schema allows only null by its type, by its values, or by nullable alone",
        arguments: [
            ("{type: 'null'}", true), ("{nullable: true}", true), ("{nullable: true, description: d}", true),
            ("{enum: [null]}", true), ("{const: null}", true), ("{type: 'null', additionalProperties: false}", true),
            ("{enum: [null, a]}", false), ("{const: a}", false), ("{type: [string, 'null']}", false),
            ("{nullable: true, properties: {a: {}}}", false), ("{nullable: true, additionalProperties: {}}", false),
            ("{nullable: true, oneOf: [{}]}", false), ("{nullable: true, required: [a]}", false), ("{}", false),
        ]
    )
    func onlyNull(text: String, expected: Bool) throws {
        #expect(try DescriptionFixture(schema: text, version: "3.1.0").schema.allowsOnlyNull == expected)
    }

    @Test(
        "an integer is a number without a fraction",
        arguments: [("1", true), ("1.0", true), ("1e30", true), ("1.5", false), (".inf", false), ("'1'", false)]
    )
    func integers(text: String, expected: Bool) throws {
        let node = try #require(SpecText.parse(SourceFile(path: "a.yaml", text: "v: \(text)")).root?["v"])
        #expect(SchemaType.integer.accepts(node) == expected)
    }

    @Test("each kind of value has its types")
    func kinds() throws {
        let root = try #require(
            SpecText.parse(SourceFile(path: "a.yaml", text: "[null, true, 1, 1.5, a, [], {}]")).root
        )
        let accepted = root.elements.map { value in
            SchemaType.allCases.filter { $0 != .file && $0.accepts(value) }.map(\.rawValue)
        }
        #expect(
            accepted == [["null"], ["boolean"], ["integer", "number"], ["number"], ["string"], ["array"], ["object"]]
        )
    }

    @Test("the defaults of style and explode are those of OpenAPI 3.1.1 §4.8.12.2")
    func styles() {
        let defaults = Parameter.Location.allCases.map { "\($0) \($0.defaultStyle)" }
        #expect(defaults == ["path simple", "query form", "header simple", "cookie form", "querystring form"])
        #expect(Parameter.Location.allCases.allSatisfy { $0.styles.first == $0.defaultStyle })
        #expect(Set(Parameter.Style.allCases.filter(\.explodesByDefault)) == [.form, .cookie, .deepObject])
    }
}
