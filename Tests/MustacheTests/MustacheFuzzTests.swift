import ApusMustache
import Testing

@testable import ApusMustache

@Suite("Mustache: random templates")
struct MustacheFuzzTests {
    /// SplitMix64, seeded so that failures can be reproduced.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    static let fragments = [
        "{{", "}}", "{{{", "}}}", "{{a}}", "{{b.c}}", "{{.}}", "{{#a}}", "{{#b}}", "{{/a}}", "{{/b}}", "{{^a}}",
        "{{/p}}",
        "{{>p}}", "{{>q}}", "{{<p}}", "{{<q}}", "{{$a}}", "{{$b}}", "{{/q}}", "{{!x}}", "{{=<% %>=}}", "<%={{ }}=%>",
        "<%a%>", "{{=", "=}}", "\n", "\r\n", "\r", " ", "\t", "  ", "text", "é", "#", "{", "}", "\u{0}", ".",
    ]

    static let view: TemplateValue = [
        "a": [1, "x\ny", ["c": true]], "b": ["c": "<&>", "a": false], "c": .null,
    ]

    @Test("arbitrary sequences of tags either compile or are a fault, and rendering ends")
    func anything() {
        var random = Generator(state: 0xa905)
        var compiled = 0
        for _ in 0..<20_000 {
            let sources = ["main", "p", "q"].map { name in
                let length = Int.random(in: 0...12, using: &random)
                let parts = (0..<length).compactMap { _ in Self.fragments.randomElement(using: &random) }
                return TemplateSource(name: name, text: parts.joined())
            }
            compiled += renders(sources) ? 1 : 0
        }
        #expect(compiled > 100)
    }

    @Test("balanced templates compile, and rendering ends")
    func balanced() throws {
        var random = Generator(state: 0xca1f)
        for _ in 0..<5_000 {
            let sources = ["main", "p", "q"].map { name in
                TemplateSource(name: name, text: Self.balancedTemplate(depth: 3, name: name, using: &random))
            }
            #expect(renders(sources), "\(sources.map { $0.text(0..<$0.bytes.count) })")
        }
    }

    /// Whether the templates compile. Renders them with both treatments of unknown names if they do.
    private func renders(_ sources: [TemplateSource]) -> Bool {
        var compiled = false
        for unknown in [TemplateOptions.Unknown.empty, .fault] {
            let options = TemplateOptions(
                unknownNames: unknown,
                unknownPartials: .empty,
                escaping: .html,
                depthLimit: 6
            )
            guard let library = try? TemplateLibrary(sources, options: options) else { continue }
            compiled = true
            _ = try? library.render("main", Self.view)
        }
        return compiled
    }

    private static func balancedTemplate(depth: Int, name: String, using random: inout Generator) -> String {
        let leaves = ["text", "\n", "  ", "\n  ", "{{a}}", "{{{b.c}}}", "{{! c }}", "\r\n", "{{>p}}", "{{>q}}"]
        var text = ""
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            guard depth > 0, Bool.random(using: &random) else {
                text += leaves.randomElement(using: &random) ?? ""
                continue
            }
            let inner = balancedTemplate(depth: depth - 1, name: name, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: text += "{{#a}}\(inner){{/a}}"
            case 1: text += "{{^b}}\(inner){{/b}}"
            case 2: text += "{{$x}}\(inner){{/x}}"
            default: text += "{{<q}} {{$x}}\(inner){{/x}}\n{{/q}}"
            }
        }
        return text
    }
}
