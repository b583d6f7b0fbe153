import ApusFiles
import ApusPlan
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

/// Shows comments in DocC that were made of descriptions.
@Suite(
    "DocC shows the text of descriptions in comments as text",
    .enabled(if: ExampleCompiler.exists && Docc.exists, "swiftc or docc is not installed: skipped"),
    .serialized
)
struct CommentTests {
    /// Descriptions, each with the words that the page must show.
    private static let descriptions = [
        ("# Topics\n\n- one\n- two", "Topics one two"), ("## See Also\n\n- [a](https://x.y)", "See Also a"),
        ("Usage\n=====\ntext", "Usage text"),
        ("- Parameter x: a\n- Returns: b\n- other", "Parameter x: a Returns: b other"),
        ("- Parameters:\n  - x: a", "Parameters: x: a"), ("* Throws: a\n* Note: b", "Throws: a Note: b"),
        ("+ Version: 1\n+ Date: today", "Version: 1 Date: today"), ("- PossibleValue a: b", "PossibleValue a: b"),
        ("- HTTPResponse 200: a\n- HTTPBody: b", "HTTPResponse 200: a HTTPBody: b"),
        ("- Term a: b\n- Keyword: c\n- Tag: d", "Term a: b Keyword: c Tag: d"),
        ("- To do: a\n- See also: b", "To do: a See also: b"),
        ("@Image(source: a)", "@Image(source: a)"), ("text\n@Comment {\n  hidden\n}", "text @Comment { hidden }"),
        ("@param x text", "@param x text"), (#"\param x text"#, #"\param x text"#),
        (#"\returns text"#, #"\returns text"#),
        ("``Symbol`` and `code`", "Symbol and code"), ("<doc:Page> and [page](doc:Page)", "<doc:Page> and page"),
        ("![alt](image.png) and ![far](https://x.y/z.png)", "alt and far"), ("[part](#part)", "part"),
        ("<token> and <option> and <T>", "<token> and <option> and <T>"), ("a `tick", "a `tick"),
        (String(repeating: "word ", count: 20) + "@Image(source: a)", "word @Image(source: a)"),
        (String(repeating: "word ", count: 20) + "- Returns: a", "word - Returns: a"),
    ]

    @Test("headings, tags, directives, links to symbols and images")
    func structure() async throws {
        var source = ""
        for (index, description) in Self.descriptions.enumerated() {
            let comment = DocumentationText(Documentation(summary: "Summary.", description: description.0))
            source += comment.lines.map { "///" + $0 + "\n" }.joined() + "public func case\(index)() {}\n"
        }
        let compiler = try ExampleCompiler()
        let compiled = try await compiler.emitModule(
            "Comments",
            [RenderedFile(name: "Comments.swift", bytes: Array(source.utf8))]
        )
        #expect(compiled.status == 0, "\(compiled.output.prefix(2000))")
        let folder = try TemporaryFolder("comments")
        try folder.write("# ``Comments``\n", to: "Comments.docc/Comments.md")
        let (status, output) = try await Docc.convert(
            folder.appending("Comments.docc"),
            symbols: compiler.symbols,
            to: folder.appending("site")
        )
        #expect(status == 0, "\(output)")
        for (index, description) in Self.descriptions.enumerated() {
            let file = folder.appending("site/data/documentation/comments/case\(index)().json")
            let page = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
            #expect(page["topicSections"] == nil && page["seeAlsoSections"] == nil, "\(description.0)")
            let sections = try #require(page["primaryContentSections"] as? [[String: Any]])
            let kinds = sections.compactMap { $0["kind"] as? String }
            #expect(kinds == ["declarations", "content"], "\(description.0)")
            let references = page["references"] as? [String: [String: Any]] ?? [:]
            let shown = Self.text(sections.last?["content"] as Any, references)
            #expect(Self.compact(shown).contains(Self.compact(description.1)), "\(description.0) became \(shown)")
        }
    }

    /// The text without white space, in lower case: DocC begins a page with a capital letter.
    private static func compact(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

    /// The text of the nodes of a page; an aside is marked.
    private static func text(_ node: Any, _ references: [String: [String: Any]]) -> String {
        if let nodes = node as? [Any] {
            return nodes.map { text($0, references) }.joined()
        }
        guard let node = node as? [String: Any] else { return "" }
        switch node["type"] as? String {
        case "text", "heading": return node["text"] as? String ?? ""
        case "codeVoice": return node["code"] as? String ?? ""
        case "aside": return " ASIDE "
        case "reference":
            let reference = references[node["identifier"] as? String ?? ""]
            return reference?["title"] as? String ?? ""
        default:
            let parts = ["inlineContent", "content", "items", "term", "definition"].compactMap { node[$0] }
            return " " + parts.map { text($0, references) }.joined()
        }
    }
}
