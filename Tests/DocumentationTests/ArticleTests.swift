import ApusTestSupport
import Foundation
import Testing

@Suite("Articles of the runtime", .enabled(if: ExampleCompiler.exists, "no swiftc: skipped"), .serialized)
struct ArticleTests {
    private static let folder = RepositoryRoot.appending("Sources/ApusRuntime/ApusRuntime.docc")

    /// The names and the Swift samples of all articles.
    private static func samples() throws -> [(article: String, lines: [String])] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".md") }.flatMap { name in
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return SwiftBlock.blocks(of: text).map { (name, $0) }
        }
    }

    @Test("every sample compiles without a warning")
    func samples() async throws {
        let compiler = try ExampleCompiler()
        let sources = try WrittenPagesTests.sources(of: "LaunchDarklyAPI")
        let client = try await compiler.emitModule("LaunchDarklyAPI", sources)
        #expect(client.status == 0, "the client: \(client.output.prefix(2000))")
        let samples = try Self.samples()
        var imports: Set<String> = []
        var functions = ""
        for (number, sample) in samples.enumerated() {
            imports.formUnion(sample.lines.filter { $0.hasPrefix("import ") })
            let statements = sample.lines.filter { !$0.hasPrefix("import ") }
            functions += "// \(sample.article)\nfunc sample\(number)() async throws {\n"
            functions += statements.map { $0 + "\n" }.joined() + "}\n"
        }
        let result = try await compiler.typeCheck(imports.sorted().joined(separator: "\n") + "\n" + functions)
        #expect(result.status == 0, "\(result.output.prefix(4000))")
        #expect(samples.count >= 10)
    }

    @Test("the page of the module lists every article")
    func topics() throws {
        let page = try String(contentsOf: Self.folder.appendingPathComponent("ApusRuntime.md"), encoding: .utf8)
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        for name in names where name.hasSuffix(".md") && name != "ApusRuntime.md" {
            #expect(page.contains("<doc:\(name.dropLast(3))>"), "\(name)")
        }
    }
}
