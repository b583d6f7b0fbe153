import ApusDocumentation
import ApusFiles
import ApusGenerator
import ApusPlan
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

/// Compiles the examples of the documentation in another module than the client.
@Suite("Examples of the documentation compile against the client", .serialized)
struct ExampleCompilationTests {
    @Test("examples of a small client with all features", .enabled(if: ExampleCompiler.exists, "no swiftc: skipped"))
    func small() async throws {
        let files = try TemplateRenderer().render(PetPlan.plan, settings: RenderSettings(source: "pets.yaml"))
        let count = try await check(PetPlan.plan, files)
        #expect(count == 5)
    }

    @Test(
        "examples of each client of the repository",
        .enabled(if: ExampleCompiler.exists, "no swiftc: skipped"),
        arguments: ConfiguredClients.all
    )
    func configured(module: String, description: String) async throws {
        let client = ConfiguredClients.configuration(module: module, description: description)
        let generated = try Pipeline().generate(client, folder: ConfiguredClients.folder)
        let plan = try #require(generated.plan)
        let files = try #require(generated.files, "\(generated.diagnostics)")
        let count = try await check(plan, files)
        print("\(client.module): \(count) examples compiled")
        #expect(count == plan.groups.reduce(0) { $0 + $1.operations.count })
    }

    @Test("code in the README of a package", .enabled(if: ExampleCompiler.exists, "no swiftc: skipped"))
    func packageReadme() async throws {
        let files = try TemplateRenderer().render(PetPlan.plan, settings: RenderSettings(source: "pets.yaml"))
        let compiler = try ExampleCompiler()
        let client = try await compiler.emitModule(PetPlan.plan.module, files)
        #expect(client.status == 0, "the client: \(client.output.prefix(2000))")
        let package = DocumentationSettings.PackageLocation.folder(path: "..", name: "client")
        let settings = DocumentationSettings(source: "", package: package, testing: "ApusTesting")
        let readme = try DocumentationRenderer(plan: PetPlan.plan, settings: settings).packageReadme()
        let text = String(decoding: readme.bytes, as: UTF8.self)
        for title in ["Paging", "Uploads", "Tests"] { #expect(text.contains("\n## \(title)\n")) }
        #expect(text.components(separatedBy: "Paged(").count == 2)
        #expect(try await compiled(text, with: compiler) == 4)
    }

    @Test(
        "code in the README of a client with a required argument, and with the optional file of a form",
        .enabled(if: ExampleCompiler.exists, "no swiftc: skipped")
    )
    func readmeArguments() async throws {
        let folder = try TemporaryFolder("readme")
        try folder.write(Self.uploads, to: "uploads.yaml")
        var configuration = ClientConfiguration()
        configuration.module = "UploadsAPI"
        configuration.description = "uploads.yaml"
        configuration.clientParameters = [Named("tenant", .path)]
        let generated = try Pipeline().generate(configuration, folder: folder.url.path)
        let plan = try #require(generated.plan)
        let compiler = try ExampleCompiler()
        let client = try await compiler.emitModule(plan.module, try #require(generated.files))
        #expect(client.status == 0, "the client: \(client.output.prefix(2000))")
        let package = DocumentationSettings.PackageLocation.folder(path: "..", name: "client")
        let settings = DocumentationSettings(source: "", package: package, testing: "ApusTesting")
        let readme = try DocumentationRenderer(plan: plan, settings: settings).packageReadme()
        let text = String(decoding: readme.bytes, as: UTF8.self)
        #expect(text.contains("\n## Uploads\n") && text.contains("UploadFile(contentsOf:"))
        #expect(text.contains("UploadsClient(tenant: ") && text.contains("addDocument("))
        #expect(try await compiled(text, with: compiler) == 3)
    }

    /// A description in which each path needs a tenant, and the only file of a form is optional.
    private static let uploads = """
        openapi: 3.1.0
        info: { title: Uploads, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /{tenant}/documents:
            parameters: [{ name: tenant, in: path, required: true, schema: { type: string } }]
            put:
              operationId: setDocument
              requestBody:
                content:
                  application/json: { schema: { type: object, properties: { title: { type: string } } } }
                  application/octet-stream: { schema: { type: string, format: binary } }
              responses: { "204": { description: Set } }
            get:
              operationId: getDocuments
              responses: { "200": { description: OK, content: { application/json: { schema: { type: string } } } } }
            post:
              operationId: addDocument
              requestBody:
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      properties: { title: { type: string }, file: { type: string, format: binary } }
              responses: { "204": { description: Added } }
        """

    /// Compiles each block of Swift in a README that imports a module, and returns their number.
    private func compiled(_ text: String, with compiler: ExampleCompiler) async throws -> Int {
        let blocks = SwiftBlock.blocks(of: text).filter { $0.first?.hasPrefix("import ") == true }
        for block in blocks {
            let imports = block.filter { $0.hasPrefix("import ") }.joined(separator: "\n")
            let statements = block.filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
            let result = try await compiler.typeCheck("\(imports)\nfunc example() async throws {\n\(statements)\n}\n")
            #expect(result.status == 0, "\(result.output.prefix(2000))")
        }
        return blocks.count
    }

    /// Compiles the client, then the examples, and returns their number.
    private func check(_ plan: ClientPlan, _ files: [RenderedFile]) async throws -> Int {
        let settings = DocumentationSettings(source: "", package: .folder(path: "..", name: "client"))
        let source = try DocumentationRenderer(plan: plan, settings: settings).examples()
        let compiler = try ExampleCompiler()
        let client = try await compiler.emitModule(plan.module, files)
        #expect(client.status == 0, "the client: \(client.output.prefix(2000))")
        let examples = try await compiler.typeCheck(source)
        #expect(examples.status == 0, "\(examples.output.prefix(4000))")
        return source.components(separatedBy: "\nfunc example").count - 1
    }
}

/// The clients of the descriptions in `specs`.
enum ConfiguredClients {
    static let folder = RepositoryRoot.appending("specs").path

    static let all = [
        ("LaunchDarklyAPI", "launchdarkly/launchdarkly.json"), ("SailPointAPI", "sailpoint/sailpoint-api.v2025.yaml"),
        ("HarnessAPI", "harness/harness.yaml"), ("SegmentAPI", "segment/segment.yaml"),
    ]

    static func configuration(module: String, description: String) -> ClientConfiguration {
        var client = ClientConfiguration()
        client.module = module
        client.description = description
        // The plan contains examples only if the configuration uses them.
        client.examples = "Examples.swift"
        return client
    }
}

/// A compiled client. Many tests compile the same clients, so a client is compiled once in a process.
private struct EmittedModule: Sendable {
    private struct Key: Hashable, Sendable {
        let name: String
        let files: [RenderedFile]
    }

    /// The folder with the module and, in `symbols`, its symbol graph.
    let folder: TemporaryFolder
    let outcome: ToolProcess.Outcome

    private static let modules = SharedResults<Key, EmittedModule>()

    static func of(_ name: String, _ files: [RenderedFile]) async throws -> EmittedModule {
        let key = Key(name: name, files: files.sorted { $0.name < $1.name })
        return try await modules.value(for: key) { try await compile(key) }
    }

    private static func compile(_ key: Key) async throws -> EmittedModule {
        let sources = try TemporaryFolder("client")
        let paths = try key.files.map { try sources.write($0.bytes, to: $0.name).path }
        let folder = try TemporaryFolder.shared("module")
        let symbols = folder.appending("symbols")
        try FileManager.default.createDirectory(at: symbols, withIntermediateDirectories: true)
        let outcome = try await ToolProcess.run(
            [
                "swiftc", "-wmo", "-emit-module", "-swift-version", "6", "-parse-as-library", "-module-name", key.name,
                "-emit-module-path", folder.appending(key.name + ".swiftmodule").path, "-emit-symbol-graph",
                "-emit-symbol-graph-dir", symbols.path, "-symbol-graph-minimum-access-level", "public",
            ] + ApusTestSupport.RuntimeModules.options + paths
        )
        sources.remove()
        return EmittedModule(folder: folder, outcome: outcome)
    }
}

/// Runs the Swift compiler on generated files in a temporary folder.
struct ExampleCompiler {
    private let folder: TemporaryFolder

    static let exists = ToolProcess.succeeds(["swiftc", "--version"])

    init() throws { folder = try TemporaryFolder("examples") }

    /// The folder of the symbol graphs of emitted modules.
    var symbols: URL { folder.appending("symbols") }

    /// Compiles a module, so that ``typeCheck(_:)`` finds it, and writes its symbol graph to ``symbols``.
    func emitModule(_ name: String, _ files: [RenderedFile]) async throws -> ToolProcess.Outcome {
        let emitted = try await EmittedModule.of(name, files)
        try FileManager.default.createDirectory(at: symbols, withIntermediateDirectories: true)
        for path in try emitted.folder.files() {
            try FileManager.default.linkItem(at: emitted.folder.appending(path), to: folder.appending(path))
        }
        return emitted.outcome
    }

    func typeCheck(_ source: String) async throws -> ToolProcess.Outcome {
        let path = try folder.write(source, to: "Examples.swift").path
        return try await ToolProcess.run(
            [
                "swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-module-name", "Examples",
                // A deprecated operation has an example, which warns.
                "-warnings-as-errors", "-Wwarning", "DeprecatedDeclaration", "-I", folder.url.path, path,
            ] + ApusTestSupport.RuntimeModules.options
        )
    }

    /// Type-checks a `Package.swift` with the manifest library of the toolchain.
    func typeCheckManifest(_ source: String) async throws -> ToolProcess.Outcome {
        let path = try folder.write(source, to: "Package.swift").path
        let info = try await ToolProcess.run(["swiftc", "-print-target-info"]).output
        let root = try JSONSerialization.jsonObject(with: Data(info.utf8)) as? [String: Any]
        let resources = (root?["paths"] as? [String: Any])?["runtimeResourcePath"] as? String ?? ""
        return try await ToolProcess.run([
            "swiftc", "-typecheck", "-swift-version", "6", "-package-description-version", "6.1",
            "-I", resources + "/pm/ManifestAPI", path,
        ])
    }
}
