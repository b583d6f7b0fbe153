import ApusFiles
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

/// Compiles the code in `Generated/Documentation`.
@Suite(
    "Swift code in the committed reference pages compiles",
    .enabled(if: ExampleCompiler.exists, "no swiftc: skipped"),
    .serialized
)
struct WrittenPagesTests {
    @Test("example calls", arguments: ConfiguredClients.all)
    func examples(module: String, description: String) async throws {
        let compiler = try ExampleCompiler()
        let client = try await compiler.emitModule(module, try Self.sources(of: module))
        #expect(client.status == 0, "the client: \(client.output.prefix(2000))")
        var imports: Set<String> = []
        var functions = ""
        var count = 0
        for page in try SwiftBlock.pages(of: module) {
            for block in page.blocks where block.first?.hasPrefix("import ") == true {
                imports.formUnion(block.filter { $0.hasPrefix("import ") })
                let statements = block.filter { !$0.hasPrefix("import ") }
                functions += "// \(page.name)\nfunc example\(count)() async throws {\n"
                functions += statements.map { $0 + "\n" }.joined() + "}\n"
                count += 1
            }
        }
        let program = imports.sorted().joined(separator: "\n") + "\n" + functions
        let examples = try await compiler.typeCheck(program)
        #expect(examples.status == 0, "\(examples.output.prefix(4000))")
        let plan = try #require(
            try Pipeline().generate(
                ConfiguredClients.configuration(module: module, description: description),
                folder: ConfiguredClients.folder
            ).plan
        )
        print("\(module): \(count) examples of the written pages compiled")
        // One example for each operation, and the first call of the start page.
        #expect(count == plan.groups.reduce(1) { $0 + $1.operations.count })
    }

    @Test("dependencies for a manifest", arguments: ConfiguredClients.all)
    func installation(module: String, description: String) async throws {
        let page = try #require(try SwiftBlock.pages(of: module).first { $0.name == "README.md" })
        let lines = try #require(page.blocks.first)
        #expect(lines.first == "dependencies: [")
        let arguments = lines.joined(separator: "\n").dropLast()
        let manifest = "import PackageDescription\nlet package = Package(name: \"App\",\n\(arguments))\n"
        let result = try await ExampleCompiler().typeCheckManifest(manifest)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(
        "docc converts the catalog of each client without a warning",
        .enabled(if: Docc.exists, "docc is not installed: skipped"),
        arguments: ConfiguredClients.all
    )
    func catalogs(module: String, description: String) async throws {
        let site = try await ClientSite.of(module, description)
        #expect(site.compilation.status == 0, "\(site.compilation.output.prefix(2000))")
        let (status, text) = try #require(site.conversion)
        #expect(status == 0, "\(text.prefix(4000))")
        #expect(!text.contains("warning") && !text.contains("error"), "\(text.prefix(4000))")
    }

    @Test("every block of Swift is an example call or a list of dependencies")
    func kinds() throws {
        for (module, _) in ConfiguredClients.all {
            for page in try SwiftBlock.pages(of: module) {
                for block in page.blocks {
                    let start = block.first ?? ""
                    #expect(start.hasPrefix("import ") || start == "dependencies: [", "\(module)/\(page.name)")
                }
            }
        }
    }

    /// The generated files of a client.
    static func sources(of module: String) throws -> [RenderedFile] {
        let folder = RepositoryRoot.appending("Generated/" + module)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }.sorted()
            .map { RenderedFile(name: $0, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))) }
    }
}

/// Finds the fenced blocks of Swift in pages.
enum SwiftBlock {
    static func pages(of module: String) throws -> [(name: String, blocks: [[String]])] {
        let folder = RepositoryRoot.appending("Generated/Documentation/" + module)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.map { name in
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return (name, blocks(of: text))
        }
    }

    /// The lines of each block of the language `swift`.
    static func blocks(of text: String) -> [[String]] {
        var blocks: [[String]] = []
        var block: [String]?
        for line in text.components(separatedBy: "\n") {
            if line == "```swift" {
                block = []
            } else if line == "```", let lines = block {
                blocks.append(lines)
                block = nil
            } else {
                block?.append(line)
            }
        }
        return blocks
    }
}
