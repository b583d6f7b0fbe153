import ApusMarkdown
import ApusMustache

/// Measures prose and templates, of which most of the text of a client and of its pages consists.
package struct PageBenchmarks {
    private let report: BenchmarkReport

    package init(_ report: BenchmarkReport) {
        self.report = report
    }

    package func run() throws {
        measureProse("plain prose", Self.plain)
        measureProse("prose with Markdown and HTML", Self.rich)
        try measureTemplate()
    }

    /// Compares the time with that of libyaml's event loop for the same text in block scalars. There is nothing else that
    /// does the same; the ratio removes the speed of the machine.
    private func measureProse(_ name: String, _ paragraph: String) {
        let paragraphs = (1...200).map { "\($0) \(paragraph)" }
        let yaml = paragraphs.map { "- |\n  " + $0.replacing("\n", with: "\n  ") + "\n" }.joined()
        let bytes = Array(yaml.utf8)
        report.compare("comments: \(name), \(bytes.count / 1024) KB", of: "comments, \(name)") {
            for text in paragraphs { keep(MarkdownText.comment(text)) }
        } with: {
            EventLoop.run(bytes)
        } figure: {
            "\($0.throughput(of: bytes.count)), libyaml's events \($1.throughput(of: bytes.count)), ratio \(($0 / $1).ratio)"
        }
        report.compare("pages: \(name)", of: "pages, \(name)") {
            for text in paragraphs { keep(MarkdownText.prose(text)) }
        } with: {
            EventLoop.run(bytes)
        } figure: {
            "\($0.throughput(of: bytes.count)), libyaml's events \($1.throughput(of: bytes.count)), ratio \(($0 / $1).ratio)"
        }
    }

    /// Compares a template with a function that appends the same text to a string.
    private func measureTemplate() throws {
        let names = (0..<400).map { "property\($0)" }
        let library = try TemplateLibrary(
            [
                TemplateSource(
                    name: "structure",
                    text: "struct {{name}} {\n{{#properties}}\n    {{>property}}\n{{/properties}}\n}\n"
                ),
                TemplateSource(
                    name: "property",
                    text: "{{#comment}}\n/// {{.}}\n{{/comment}}\nlet {{name}}: {{type}}\n"
                ),
            ],
            options: TemplateOptions(unknownNames: .fault)
        )
        let view: TemplateValue = [
            "name": "Pet",
            "properties": .list(
                names.map { ["name": .string($0), "type": "String", "comment": .string("The value of \($0).")] }
            ),
        ]
        guard String(decoding: try library.render("structure", view), as: UTF8.self) == Self.structure(names) else {
            throw BenchmarkFault("the template has another text")
        }
        try report.compare("templates: 400 properties", of: "templates, 400 properties") {
            keep(try library.render("structure", view))
        } with: {
            keep(Self.structure(names))
        } figure: {
            "\($0.microseconds), by hand \($1.microseconds), ratio \(($0 / $1).ratio)"
        }
    }

    private static func structure(_ names: [String]) -> String {
        var text = "struct Pet {\n"
        for name in names {
            text += "    /// The value of \(name).\n"
            text += "    let \(name): String\n"
        }
        return text + "}\n"
    }

    private static let plain = """
        Returns the segments of an environment, sorted by name. A segment is a list of contexts that you can use to manage \
        flag targeting behavior in bulk. If you are not allowed to read an environment, its segments are left out.

        The number of segments of a page can be limited. The default is 20, and the maximum is 100.
        """

    private static let rich = """
        Returns the **segments** of an [environment](https://example.com/docs/environments), sorted by `name`.<br>A segment \
        is a <em>list</em> of contexts:

        * `unbounded`: more than 15,000 contexts
        * `included` &amp; `excluded`: _at most_ 15,000

        | field | meaning |
        |---|---|
        | `key` | the key of a <b>segment</b> |

        - Parameter key: must not be read as a tag of DocC
        """
}

/// Uses a value, so that the compiler does not remove its computation.
@inline(never)
private func keep<Value>(_ value: Value) {}
