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

/// Runs the Swift compiler on generated files in a temporary folder.
struct ExampleCompiler {
    private let folder: TemporaryFolder

    static let exists = ToolProcess.succeeds(["swiftc", "--version"])

    init() throws { folder = try TemporaryFolder("examples") }

    func emitModule(_ name: String, _ files: [RenderedFile]) async throws -> ToolProcess.Outcome {
        let paths = try files.map { try folder.write($0.bytes, to: "client/" + $0.name).path }
        let module = folder.appending(name + ".swiftmodule").path
        return try await ToolProcess.run(
            [
                "swiftc", "-emit-module", "-swift-version", "6", "-parse-as-library", "-module-name", name,
                "-emit-module-path", module,
            ] + ApusTestSupport.RuntimeModules.options + paths
        )
    }

    func typeCheck(_ source: String) async throws -> ToolProcess.Outcome {
        let path = try folder.write(source, to: "Examples.swift").path
        return try await ToolProcess.run(
            [
                "swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-module-name", "Examples",
                "-I", folder.url.path, path,
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
