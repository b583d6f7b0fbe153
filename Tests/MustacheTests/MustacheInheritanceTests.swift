import ApusMustache
import Testing

@testable import ApusMustache

@Suite("Mustache: inheritance")
struct MustacheInheritanceTests {
    @Test("a parent alone on its lines can have blocks within a line and on lines of their own")
    func standaloneParent() throws {
        let parent = "class A {\n  {{$body}}{{/body}}\n}\n"
        let partials = ["parent": parent]
        #expect(try render("{{<parent}}{{/parent}}\n.", partials: partials) == "class A {\n}\n.")
        #expect(
            try render("{{<parent}}{{$body}}x{{/body}}{{/parent}}\n.", partials: partials) == "class A {\n  x\n}\n."
        )
        #expect(
            try render("  {{<parent}}\n{{$body}}\n    x\n\n      y\n{{/body}}\n  {{/parent}}\n.", partials: partials)
                == "  class A {\n    x\n\n      y\n  }\n."
        )
    }

    @Test("a block on lines of its own prints its default content unchanged")
    func defaults() throws {
        let template = "a\n  {{$x}}\n    one\n      two\n  {{/x}}\nb\n  {{$y}}three{{/y}}\n"
        #expect(try render(template) == "a\n    one\n      two\nb\n  three\n")
        #expect(
            try render(
                "{{<p}}{{$x}}1\n2{{/x}}{{$y}}\n3\n4\n{{/y}}{{/p}}",
                partials: ["p": template]
            ) == "a\n    1\n    2\nb\n  3\n  4\n"
        )
    }

    @Test("a block within a line adds no line break")
    func inlineBlock() throws {
        let partials = ["p": "f({{$a}}x{{/a}}) {\n}\n"]
        #expect(try render("  {{<p}}{{$a}}y{{/a}}{{/p}}\n", partials: partials) == "  f(y) {\n  }\n")
        #expect(try render("  {{<p}}{{$a}}\n  y,\n  z{{/a}}{{/p}}\n", partials: partials) == "  f(y,\n  z) {\n  }\n")
    }

    @Test("an argument resolves names in the scope of the block")
    func scope() throws {
        let rendered = try render(
            "{{<p}}{{$row}}\n{{name}};\n{{/row}}{{/p}}",
            ["rows": [["name": "a"], ["name": "b"]]],
            partials: ["p": "{{#rows}}\n  {{$row}}{{/row}}\n{{/rows}}\n"]
        )
        #expect(rendered == "  a;\n  b;\n")
    }

    @Test("the outermost argument takes precedence, and an argument can contain a block of its own name")
    func precedence() throws {
        let partials = ["base": "<{{$a}}base{{/a}}>", "middle": "{{<base}}{{$a}}({{$a}}middle{{/a}}){{/a}}{{/base}}"]
        #expect(try render("{{<base}}{{/base}}{{<middle}}{{/middle}}", partials: partials) == "<base><(middle)>")
        #expect(try render("{{<middle}}{{$a}}top{{/a}}{{/middle}}", partials: partials) == "<top>")
    }

    @Test("an argument can replace a block of a partial of the parent")
    func throughPartial() throws {
        let partials = ["p": "[{{>q}}]", "q": "{{$a}}{{/a}}"]
        #expect(try render("{{<p}}{{$a}}x{{/a}}{{/p}}{{>q}}", partials: partials) == "[x]")
    }

    @Test("endless inclusion of parents is a fault")
    func endlessRecursion() throws {
        let fault = #expect(throws: TemplateFault.self) {
            try render("{{<p}}{{/p}}", partials: ["p": "{{$a}}{{<p}}{{$a}}{{>p}}{{/a}}{{/p}}{{/a}}"])
        }
        #expect(fault?.problem == .includedTooDeeply("p", limit: 500))
    }
}
