import ApusMustache
import Testing

@testable import ApusMustache

@Suite("Mustache: faults")
struct MustacheFaultTests {
    struct Mistake: Sendable, CustomStringConvertible {
        let template: String
        let line: Int
        let column: Int
        let problem: TemplateProblem

        init(_ template: String, _ line: Int, _ column: Int, _ problem: TemplateProblem) {
            self.template = template
            self.line = line
            self.column = column
            self.problem = problem
        }

        var description: String { template }
    }

    static let mistakes = [
        Mistake("é {{name", 1, 3, .unclosedTag(closing: "}}")),
        Mistake("\n{{{name}}", 2, 1, .unclosedTag(closing: "}}}")),
        Mistake("{{! never", 1, 1, .unclosedTag(closing: "}}")),
        Mistake("a\n {{}}", 2, 2, .malformedName("")),
        Mistake("{{a b}}", 1, 1, .malformedName("a b")),
        Mistake("{{a..b}}", 1, 1, .malformedName("a..b")),
        Mistake("{{#.a}}{{/.a}}", 1, 1, .malformedName(".a")),
        Mistake("{{=<%=}}", 1, 1, .malformedDelimiters("<%")),
        Mistake("{{=a= b=}}", 1, 1, .malformedDelimiters("a= b")),
        Mistake("{{/a}}", 1, 1, .unopenedClose("a")),
        Mistake("{{#a}}\n  {{^b}}\n  {{/a}}", 3, 3, .mismatchedClose(found: "a", open: "b", openLine: 2)),
        Mistake("x\n{{#a}}{{#b}}{{/b}}", 2, 1, .unclosedSection("a")),
        Mistake("{{$a}}", 1, 1, .unclosedSection("a")),
        Mistake("{{<p}}{{$a}}{{/p}}", 1, 13, .mismatchedClose(found: "p", open: "a", openLine: 1)),
        Mistake("{{<p}} {{x}}{{/p}}", 1, 8, .strayTagInParent(tag: "{{x}}", parent: "p")),
        Mistake("{{>strcture}}", 1, 1, .unknownTemplate("strcture", nearest: "structure")),
        Mistake(" {{<p}}{{/p}}", 1, 2, .unknownTemplate("p", nearest: nil)),
        Mistake(
            "{{<structure}}\n{{$bdoy}}{{/bdoy}}{{/structure}}",
            2,
            1,
            .unknownBlock("bdoy", parent: "structure", nearest: "body")
        ),
    ]

    @Test("a fault has the location of the mistake", arguments: mistakes)
    func location(_ mistake: Mistake) throws {
        let found = faults(in: ["main": mistake.template, "structure": "{{>inner}}", "inner": "{{$body}}{{/body}}"])
        #expect(
            found == [
                TemplateFault(template: "main", line: mistake.line, column: mistake.column, problem: mistake.problem)
            ]
        )
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.hint.isEmpty })
    }

    @Test("a library reports the faults of all templates")
    func allTemplates() {
        #expect(faults(in: ["a": "{{#x}}", "b": "fine", "c": "{{/x}}"]).map(\.template) == ["a", "c"])
        #expect(faults(in: ["a": "{{>x}}{{>y}}", "b": "{{#q}}{{$r}}{{>z}}{{/r}}{{/q}}"]).count == 3)
    }

    @Test("two templates with the same name are a fault")
    func duplicate() {
        let sources = [TemplateSource(name: "a", text: ""), TemplateSource(name: "a", text: "")]
        let error = #expect(throws: TemplateFaults.self) { try TemplateLibrary(sources) }
        #expect(error?.faults.map(\.problem) == [.duplicateTemplate])
    }

    @Test("the description of a fault has the format of a compiler message")
    func wording() throws {
        let fault = try #require(faults(in: ["model/page": "\n{{#a}}"]).first)
        #expect(fault.description == "model/page:2:1: 'a' is not closed\n  help: add '{{/a}}'")
    }

    static let unknownNames: [(template: String, problem: TemplateProblem)] = [
        ("{{nmae}}", TemplateProblem.unknownName("nmae", nearest: "name")),
        ("{{#list}}{{#qqqqq}}{{/qqqqq}}{{/list}}", .unknownName("qqqqq", nearest: nil)),
        ("{{^other}}{{/other}}", .unknownName("other", nearest: nil)),
        ("{{type.nmae}}", .unknownName("type.nmae", nearest: "name")),
        ("{{name.length}}", .unknownName("name.length", nearest: nil)),
        ("{{list}}", .unprintableValue("list", kind: "a list")),
        ("{{.}}", .unprintableValue(".", kind: "an object")),
    ]

    @Test(
        "an unknown name is a fault in a strict library",
        arguments: unknownNames
    )
    func strictNames(template: String, problem: TemplateProblem) throws {
        let view: TemplateValue = ["name": "n", "nothing": .null, "type": ["name": "t"], "list": [["x": 1]]]
        let fault = #expect(throws: TemplateFault.self) { try render("\n " + template, view) }
        #expect(fault?.problem == problem)
        #expect(fault?.line == 2)
        #expect(try render("[\(template)]", view, options: TemplateOptions()) == "[]")
    }

    @Test("a field with the value null is known and prints nothing, also in a path")
    func knownNull() throws {
        #expect(try render("[{{a}}{{a.b.c}}{{#a}}x{{/a}}{{^a}}y{{/a}}]", ["a": .null]) == "[y]")
    }

    @Test("rendering an unknown template is a fault")
    func unknownTemplate() throws {
        let library = try TemplateLibrary([TemplateSource(name: "page", text: "")])
        let fault = #expect(throws: TemplateFault.self) { try library.render("pgae", [:]) }
        #expect(fault?.problem == .unknownTemplate("pgae", nearest: "page"))
    }

    @Test("a hundred thousand open sections are a fault", arguments: ["{{#a}}", "{{<a}}{{$b}}", "{{$a}}", "{{^a}}"])
    func deepNesting(tag: String) {
        let found = faults(in: ["a": String(repeating: tag, count: 100_000)])
        #expect(found.map(\.problem) == [.nestedTooDeeply(limit: TemplateParser.nestingLimit)])
    }

    @Test("sections nested as deep as the limit are rendered")
    func deepestNesting() throws {
        let depth = TemplateParser.nestingLimit
        let template = String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
        #expect(try render(template, ["a": true]) == "x")
    }
}
