import ApusMustache
import Testing

@testable import ApusMustache

@Suite("Mustache: interpolation")
struct MustacheInterpolationTests {
    static let printed: [(value: TemplateValue, printed: String)] = [
        (TemplateValue.null, ""), (true, "true"), (false, "false"), (-12, "-12"), (2.5, "2.5"),
        ("a\nb", "a\nb"), (.fragment(Array("<é>".utf8)), "<é>"),
    ]

    @Test(
        "every kind of value prints as expected",
        arguments: printed
    )
    func printing(value: TemplateValue, expected: String) throws {
        #expect(try render("[{{x}}]", ["x": value]) == "[\(expected)]")
    }

    @Test("text is not escaped by default")
    func noEscapingByDefault() throws {
        #expect(try render("{{x}}", ["x": "a < \"b\" && c"]) == "a < \"b\" && c")
    }

    @Test("HTML escaping does not apply to triple braces, ampersands and fragments")
    func htmlEscaping() throws {
        let view: TemplateValue = ["x": "<'&\">", "done": .fragment(Array("<b>".utf8))]
        let options = TemplateOptions(escaping: .html)
        #expect(
            try render("{{x}} {{{x}}} {{&x}} {{done}}", view, options: options)
                == "&lt;&#39;&amp;&quot;&gt; <'&\"> <'&\"> <b>"
        )
    }

    @Test("the longest matching suffix of the template's name selects the escaping")
    func escapingBySuffix() throws {
        let uppercase = TemplateEscaping.custom { text, output in output += Array(text.uppercased().utf8) }
        let options = TemplateOptions(escapingBySuffix: [".html": .html, ".loud.html": uppercase])
        let text = "{{x}}"
        let library = try TemplateLibrary(
            [
                TemplateSource(name: "a", text: text + "{{>a.html}}{{>a.loud.html}}"),
                TemplateSource(name: "a.html", text: text),
                TemplateSource(name: "a.loud.html", text: text),
            ],
            options: options
        )
        #expect(String(decoding: try library.render("a", ["x": "<b>"]), as: UTF8.self) == "<b>&lt;b&gt;<B>")
    }

    @Test("the first name of a path is looked up in all scopes, the others in the value before them")
    func scopes() throws {
        let view: TemplateValue = [
            "name": "outer", "type": ["name": "Int"], "inner": ["type": ["other": "x"], "own": "o"],
        ]
        let lenient = TemplateOptions()
        #expect(
            try render("{{#inner}}{{own}} {{name}} {{type.name}}.{{/inner}}", view, options: lenient) == "o outer ."
        )
        #expect(try render("{{type.name}}", view) == "Int")
    }

    @Test("long names and names with a common prefix are distinct")
    func longNames() throws {
        let view: TemplateValue = ["aNameOfMoreThanFifteenBytes": 1, "aNameOfMoreThanFifteenBytesToo": 2]
        #expect(try render("{{aNameOfMoreThanFifteenBytesToo}}{{aNameOfMoreThanFifteenBytes}}", view) == "21")
    }

    @Test("the first of several fields with the same name is read and replaced")
    func objectFields() {
        var object = TemplateObject([("a", 1), ("a", 2), ("b", nil ?? .null)])
        #expect(object["a"] == 1)
        #expect(object["b"] == .null)
        #expect(object["c"] == nil)
        object["b"] = "x"
        object["c"] = true
        #expect(object.merging(["a": 5]) == ["a": 5, "a": 2, "b": "x", "c": true])
        object["a"] = nil
        #expect(object["a"] == 2)
    }

    @Test("changed delimiters make braces literal")
    func delimiters() throws {
        #expect(try render("{{=<% %>=}}\n{ {{x}} <%x%> <%{x}%> <%={{ }}=%>{{x}}", ["x": 1]) == "{ {{x}} 1 1 1")
    }

    @Test("pieces of any length are joined", arguments: [1, 4095, 4096, 4097, 20_000])
    func longPieces(length: Int) throws {
        let text = String(repeating: "a", count: length)
        #expect(try render("{{x}}{{x}}b{{{x}}}", ["x": .string(text)]) == text + text + "b" + text)
    }

    @Test("invalid UTF-8 is copied unchanged")
    func invalidBytes() throws {
        let library = try TemplateLibrary([TemplateSource(name: "a", bytes: [0xff, 0x0a, 0xc3])])
        #expect(try library.render("a", [:]) == [0xff, 0x0a, 0xc3])
    }
}
