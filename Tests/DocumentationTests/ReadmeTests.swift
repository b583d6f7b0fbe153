import ApusCommandLine
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

@Suite("README.md", .serialized)
struct ReadmeTests {
    private let text: String

    init() throws {
        text = try String(contentsOf: RepositoryRoot.appending("README.md"), encoding: .utf8)
    }

    @Test("the Swift code compiles", .enabled(if: ExampleCompiler.exists, "no swiftc: skipped"))
    func swift() async throws {
        let compiler = try ExampleCompiler()
        let sources = try WrittenPagesTests.sources(of: "LaunchDarklyAPI")
        let client = try await compiler.emitModule("LaunchDarklyAPI", sources)
        #expect(client.status == 0, "the client: \(client.output.prefix(2000))")
        var programs = 0
        for block in SwiftBlock.blocks(of: text) {
            if block.first == "dependencies: [" {
                var arguments = block.joined(separator: "\n")
                if arguments.hasSuffix(",") { arguments.removeLast() }
                let manifest = "import PackageDescription\nlet package = Package(name: \"App\",\n\(arguments))\n"
                let result = try await compiler.typeCheckManifest(manifest)
                #expect(result.status == 0, "\(result.output)")
                continue
            }
            let imports = block.prefix { $0.hasPrefix("import ") }.joined(separator: "\n")
            let statements = block.drop { $0.hasPrefix("import ") }.joined(separator: "\n")
            let result = try await compiler.typeCheck("\(imports)\nfunc example() async throws {\n\(statements)\n}\n")
            #expect(result.status == 0, "\(result.output)")
            programs += 1
        }
        #expect(programs == 3)
    }

    @Test("every command is mentioned, and every mentioned command and option exists")
    func commands() {
        for command in CommandDescription.all where !["schema"].contains(command.name) {
            #expect(text.contains("`apus \(command.name)"), "\(command.name)")
        }
        for part in text.components(separatedBy: "`apus ").dropFirst() {
            let line = part.prefix { $0 != "`" }
            let name = line.prefix { $0 != " " }
            guard name != "COMMAND" else { continue }
            let command = CommandDescription.all.first { $0.name == name }
            #expect(command != nil, "apus \(line)")
            for word in line.split(separator: " ") where word.hasPrefix("--") {
                #expect(command?.option(String(word)) != nil || word == "--help", "apus \(line)")
            }
        }
    }

    @Test("the keys of the configuration exist")
    func configuration() throws {
        let block = try #require(text.components(separatedBy: "```yaml\n").dropFirst().first)
        let yaml = try #require(block.components(separatedBy: "```").first)
        let folder = try TemporaryFolder("readme")
        try folder.write(yaml, to: "apus.yaml")
        let (configuration, diagnostics) = try Configuration.read(folder.appending("apus.yaml").path)
        #expect(diagnostics.isEmpty, "\(diagnostics.sorted)")
        #expect(configuration.clients.count == 1)
    }

    @Test("the targets of links exist", arguments: pages)
    func links(page: String) throws {
        let text = try String(contentsOf: RepositoryRoot.appending(page), encoding: .utf8)
        let folder = RepositoryRoot.appending(page).deletingLastPathComponent()
        for target in MarkdownLinks.targets(text) where !target.contains("://") && !target.hasPrefix("#") {
            let path = target.split(separator: "#").first.map(String.init) ?? ""
            #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path), "\(target)")
        }
    }

    private static let pages: [String] = {
        let root = RepositoryRoot.url.path
        let documentation = (try? FileManager.default.subpathsOfDirectory(atPath: root + "/Documentation")) ?? []
        return ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Examples/README.md"]
            + documentation.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/" + $0 }
    }()
}
