import ApusMustache
import Testing

@testable import ApusMustache

@Suite("Mustache: faults")
struct MustacheFaultTests {
    struct Slip: Sendable, CustomStringConvertible {
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

    static let slips = [
        Slip("é {{name", 1, 3, .unclosedTag(closing: "}}")),
        Slip("\n{{{name}}", 2, 1, .unclosedTag(closing: "}}}")),
        Slip("{{! never", 1, 1, .unclosedTag(closing: "}}")),
        Slip("a\n {{}}", 2, 2, .malformedName("")),
        Slip("{{a b}}", 1, 1, .malformedName("a b")),
        Slip("{{a..b}}", 1, 1, .malformedName("a..b")),
        Slip("{{#.a}}{{/.a}}", 1, 1, .malformedName(".a")),
        Slip("{{=<%=}}", 1, 1, .malformedDelimiters("<%")),
        Slip("{{=a= b=}}", 1, 1, .malformedDelimiters("a= b")),
        Slip("{{/a}}", 1, 1, .unopenedClose("a")),
        Slip("{{#a}}\n  {{^b}}\n  {{/a}}", 3, 3, .mismatchedClose(found: "a", open: "b", openLine: 2)),
        Slip("x\n{{#a}}{{#b}}{{/b}}", 2, 1, .unclosedSection("a")),
        Slip("{{$a}}", 1, 1, .unclosedSection("a")),
        Slip("{{<p}}{{$a}}{{/p}}", 1, 13, .mismatchedClose(found: "p", open: "a", openLine: 1)),
        Slip("{{<p}} {{x}}{{/p}}", 1, 8, .strayTagInParent(tag: "{{x}}", parent: "p")),
        Slip("{{>strcture}}", 1, 1, .unknownTemplate("strcture", nearest: "structure")),
        Slip(" {{<p}}{{/p}}", 1, 2, .unknownTemplate("p", nearest: nil)),
        Slip(
            "{{<structure}}\n{{$bdoy}}{{/bdoy}}{{/structure}}",
            2,
            1,
            .unknownBlock("bdoy", parent: "structure", nearest: "body")
        ),
    ]

    @Test("a slip is found where it is", arguments: slips)
    func slip(_ slip: Slip) throws {
        let found = faults(in: ["main": slip.template, "structure": "{{>inner}}", "inner": "{{$body}}{{/body}}"])
        #expect(
            found == [TemplateFault(template: "main", line: slip.line, column: slip.column, problem: slip.problem)]
        )
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.hint.isEmpty })
    }

    @Test("a library reports the faults of all its templates")
    func allTemplates() {
        #expect(faults(in: ["a": "{{#x}}", "b": "fine", "c": "{{/x}}"]).map(\.template) == ["a", "c"])
        #expect(faults(in: ["a": "{{>x}}{{>y}}", "b": "{{#q}}{{$r}}{{>z}}{{/r}}{{/q}}"]).count == 3)
    }

    @Test("two templates of one name are refused")
    func duplicate() {
        let sources = [TemplateSource(name: "a", text: ""), TemplateSource(name: "a", text: "")]
        let error = #expect(throws: TemplateFaults.self) { try TemplateLibrary(sources) }
        #expect(error?.faults.map(\.problem) == [.duplicateTemplate])
    }

    @Test("a fault reads like one of the compiler")
    func wording() throws {
        let fault = try #require(faults(in: ["model/page": "\n{{#a}}"]).first)
        #expect(fault.description == "model/page:2:1: 'a' is never closed\n  help: add '{{/a}}'")
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
        "a name the view does not have is a fault where the library is strict",
        arguments: unknownNames
    )
    func strictNames(template: String, problem: TemplateProblem) throws {
        let view: TemplateValue = ["name": "n", "nothing": .null, "type": ["name": "t"], "list": [["x": 1]]]
        let fault = #expect(throws: TemplateFault.self) { try render("\n " + template, view) }
        #expect(fault?.problem == problem)
        #expect(fault?.line == 2)
        #expect(try render("[\(template)]", view, options: TemplateOptions()) == "[]")
    }

    @Test("null is known: it prints nothing, also along a path")
    func knownNull() throws {
        #expect(try render("[{{a}}{{a.b.c}}{{#a}}x{{/a}}{{^a}}y{{/a}}]", ["a": .null]) == "[y]")
    }

    @Test("a template that does not exist cannot be rendered")
    func unknownTemplate() throws {
        let library = try TemplateLibrary([TemplateSource(name: "page", text: "")])
        let fault = #expect(throws: TemplateFault.self) { try library.render("pgae", [:]) }
        #expect(fault?.problem == .unknownTemplate("pgae", nearest: "page"))
    }

    @Test("a hundred thousand open sections are refused", arguments: ["{{#a}}", "{{<a}}{{$b}}", "{{$a}}", "{{^a}}"])
    func deepNesting(tag: String) {
        let found = faults(in: ["a": String(repeating: tag, count: 100_000)])
        #expect(found.map(\.problem) == [.nestedTooDeeply(limit: TemplateParser.nestingLimit)])
    }

    @Test("sections as deep as the limit are rendered")
    func deepestNesting() throws {
        let depth = TemplateParser.nestingLimit
        let template = String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
        #expect(try render(template, ["a": true]) == "x")
    }
}
