import ApusMustache
import Testing

@testable import ApusMustache

@Suite("Mustache: sections")
struct MustacheSectionTests {
    static let truths: [(value: TemplateValue, isTruthy: Bool)] = [
        (TemplateValue.null, false), (false, false), (true, true), (0, true), (0.0, true), ("", false),
        ("x", true), ([], false), ([.null], true), ([:], true), (.fragment([]), false), (.fragment([65]), true),
    ]

    @Test(
        "the value decides whether a section is rendered",
        arguments: truths
    )
    func truth(value: TemplateValue, isTruthy: Bool) throws {
        #expect(value.isTruthy == isTruthy)
        #expect(try render("{{#x}}yes{{/x}}{{^x}}no{{/x}}", ["x": value]) == (isTruthy ? "yes" : "no"))
    }

    @Test("a section over a list prints each element with a dot")
    func lists() throws {
        let view: TemplateValue = ["rows": [["a", "b"], [], ["c"]], "names": .strings(["x", "y"])]
        #expect(try render("{{#rows}}[{{#.}}{{.}},{{/.}}]{{/rows}}{{#names}}{{.}}{{/names}}", view) == "[a,b,][][c,]xy")
    }

    @Test("the scope of a section ends with the section")
    func scopeEnds() throws {
        let view: TemplateValue = ["a": ["x": 1], "x": 2, "l": [["x": 3], ["x": 4]]]
        #expect(try render("{{#a}}{{x}}{{/a}}{{x}}{{#l}}{{x}}{{/l}}{{x}}", view) == "12342")
    }

    @Test("a section over an optional string prints it with a dot")
    func optionals() throws {
        let template = "{{#doc}}/// {{.}}{{/doc}}"
        #expect(try render(template, ["doc": .optional("Text")]) == "/// Text")
        #expect(try render(template, ["doc": .optional(String?.none)]).isEmpty)
        #expect(try render(template, ["doc": .optional(TemplateObject?.none)]).isEmpty)
    }

    @Test("a tag alone on its line prints no line")
    func standalone() throws {
        let template = """
            struct {{name}} {
                {{#properties}}
                {{! one line for each }}
                let {{name}}: {{type}}
                {{/properties}}
                {{^properties}}
                // empty
                {{/properties}}
            }

            """
        let view: TemplateValue = [
            "name": "Pet",
            "properties": .objects([["name": "id", "type": "Int"], ["name": "tag", "type": "String?"]]),
        ]
        #expect(try render(template, view) == "struct Pet {\n    let id: Int\n    let tag: String?\n}\n")
        #expect(try render(template, ["name": "A", "properties": []]) == "struct A {\n    // empty\n}\n")
    }

    @Test("a section within a line keeps the line break", arguments: ["\n", "\r\n"])
    func inline(newline: String) throws {
        let template = "f({{#a}}{{.}}, {{/a}}){{#b}} throws{{/b}}\(newline){{#b}}\(newline)x\(newline){{/b}}\(newline)y"
        #expect(try render(template, ["a": [1, 2], "b": true]) == "f(1, 2, ) throws\(newline)x\(newline)y")
        #expect(try render(template, ["a": [], "b": false]) == "f()\(newline)y")
    }
}
