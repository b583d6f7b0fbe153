import ApusMustache
import Testing

@testable import ApusMustache

@Suite("Mustache: partials")
struct MustachePartialTests {
    @Test("a partial alone on its line indents its lines and those of nested partials, but not blank lines")
    func indentation() throws {
        let rendered = try render(
            "a\n  {{>outer}}\nz\n",
            ["x": "1\n2", "l": [1, 2]],
            partials: [
                "outer": "o {\n\n  {{>inner}}\n{{#l}}\n  {{.}}\n{{/l}}\n}\n",
                "inner": "i\n{{x}}{{#l}}{{.}}{{/l}}\n",
            ]
        )
        #expect(rendered == "a\n  o {\n\n    i\n    1\n212\n    1\n    2\n  }\nz\n")
    }

    @Test("the lines of a partial within a line are not indented")
    func inline() throws {
        let rendered = try render(
            "  {{>outer}}\n",
            partials: ["outer": "a {{>inner}};\nb\n", "inner": "(\n)"]
        )
        #expect(rendered == "  a (\n);\n  b\n")
    }

    @Test("a partial can include itself as deep as the data is nested")
    func recursion() throws {
        let view: TemplateValue = ["n": 1, "c": [["n": 2, "c": [["n": 3, "c": []]]], ["n": 4, "c": []]]]
        let rendered = try render("{{>node}}", view, partials: ["node": "{{n}}\n{{#c}}\n  {{>node}}\n{{/c}}\n"])
        #expect(rendered == "1\n  2\n    3\n  4\n")
    }

    @Test("endless inclusion of a partial in itself is a fault")
    func endlessRecursion() throws {
        let fault = #expect(throws: TemplateFault.self) {
            try render("{{>node}}", partials: ["node": "x\n {{>node}}\n"])
        }
        #expect(fault?.problem == .includedTooDeeply("node", limit: 500))
        #expect(fault?.line == 2)
        #expect(fault?.column == 2)
    }

    @Test("delimiters of a template do not apply to its partials")
    func delimiters() throws {
        #expect(try render("{{=| |=}}|>p|{{x}}", ["x": 1], partials: ["p": "{{x}}|x|"]) == "1|x|{{x}}")
    }

    @Test("an unknown partial prints nothing with the option `.empty`")
    func unknown() throws {
        let options = TemplateOptions(unknownPartials: .empty)
        #expect(try render("a{{>b}}{{<c}}{{$d}}x{{/d}}{{/c}}e", options: options) == "ae")
    }
}
