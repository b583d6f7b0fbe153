import ApusFiles
import ApusGenerator
import ApusPlan
import ApusTestSupport
import Foundation
import Testing

/// Compiles the fixtures and the clients of the repository with the settings of current projects, with warnings as errors.
///
/// By default, the settings are a covering array of strength 2, and each description is compiled with a part of them.
/// With `APUS_THOROUGH=1`, the strength is 3, each description is compiled with all settings, and so are the bodies of the
/// embedded runtime.
@Suite("Generated code compiles with the settings of current projects", .serialized)
struct CompilerSettingsTests {
    static let isThorough = ProcessInfo.processInfo.environment["APUS_THOROUGH"] == "1"

    static let settings = Array(CompilerSettings.covering(strength: isThorough ? 3 : 2).enumerated())

    @Test(
        "fixtures and clients compile without a warning",
        .enabled(
            if: ApusTestSupport.RuntimeModules.folder != nil,
            "the runtime's module is not in .build/debug/Modules"
        ),
        arguments: settings
    )
    func compiles(row: Int, settings: CompilerSettings) async throws {
        let folder = try TemporaryFolder("settings")
        let modules = try await runtimeModules(settings, in: folder)
        for (index, description) in SettingsDescription.all.enumerated() {
            guard Self.isThorough || (row + index).isMultiple(of: description.interval) else { continue }
            let files = try description.files(settings)
            guard !files.isEmpty else { continue }
            let paths = try files.map { try folder.write($0.bytes, to: description.name + "/" + $0.name).path }
            let (status, output) = try await Self.compile(
                paths,
                module: "FixtureAPI",
                settings.options,
                modules: modules
            )
            #expect(status == 0, "\(description.name): \(output.prefix(2000))")
        }
    }

    /// Returns the folder with the modules of the runtime. An embedded runtime is compiled with the settings.
    private func runtimeModules(_ settings: CompilerSettings, in folder: TemporaryFolder) async throws -> String {
        guard settings.isRuntimeEmbedded else { return ApusTestSupport.RuntimeModules.folder ?? "" }
        let package = try #require(SettingsDescription.all.first).configuration(settings)
        let outputs = try Pipeline().generate(package.client, folder: package.folder).package
        let modules = PackagePlan(module: "FixtureAPI", runtime: .embedded).modules
        let header = try #require(outputs.first { $0.kind == .cHeader }?.files.first)
        _ = try folder.write(header.bytes, to: "modules/" + header.name)
        let map = "module \(modules.curl) { header \"\(header.name)\" }\n"
        _ = try folder.write(Array(map.utf8), to: "modules/module.modulemap")
        for module in [modules.json, modules.runtime, modules.testing] {
            let output = try #require(outputs.first { $0.folder.hasSuffix("/" + module) })
            let paths = try output.files.map { try folder.write($0.bytes, to: module + "/" + $0.name).path }
            let path = folder.appending("modules/" + module + ".swiftmodule").path
            let options = Self.isThorough ? [] : ["-experimental-skip-non-inlinable-function-bodies"]
            let (status, text) = try await Self.compile(
                paths,
                module: module,
                settings.runtimeOptions + options,
                modules: folder.appending("modules").path,
                to: path
            )
            #expect(status == 0, "\(module): \(text.prefix(4000))")
        }
        return folder.appending("modules").path
    }

    /// Compiles a module to the file of its interface, after all checks of function bodies: the compiler finds the same
    /// faults as for object code. Runs the frontend of the compiler, because the driver takes a third of the time of a fixture.
    private static func compile(
        _ paths: [String],
        module: String,
        _ options: [String],
        modules: String,
        to path: String? = nil
    ) async throws -> ToolProcess.Outcome {
        // The compiler replaces its output file. As root, it would replace a device such as /dev/null.
        let folder = try TemporaryFolder("module")
        let path = path ?? folder.appending(module + ".swiftmodule").path
        let common =
            [
                "swiftc", "-frontend", "-emit-module", "-o", path, "-Onone", "-parse-as-library",
                "-warnings-as-errors", "-package-name", "fixture", "-module-name", module, "-I", modules,
            ] + ApusTestSupport.RuntimeModules.options
        return try await ToolProcess.run(common + options + paths)
    }

    @Test(
        "clients of a module with the main actor as default isolation can be used outside of it",
        .enabled(
            if: ApusTestSupport.RuntimeModules.folder != nil,
            "the runtime's module is not in .build/debug/Modules"
        ),
        arguments: programs
    )
    func isNonisolated(fixture: String, program: String) async throws {
        let folder = try TemporaryFolder("settings")
        let description = try #require(SettingsDescription.all.first { $0.name == fixture })
        let settings = CompilerSettings(levels: CompilerSettings.levels.map { _ in 0 })
        let modules = try #require(ApusTestSupport.RuntimeModules.folder)
        let paths = try description.files(settings).map { try folder.write($0.bytes, to: $0.name).path }
        let module = folder.appending("FixtureAPI.swiftmodule").path
        let client = try await Self.compile(
            paths,
            module: "FixtureAPI",
            settings.options + ["-default-isolation", "MainActor"],
            modules: modules,
            to: module
        )
        #expect(client.status == 0, "\(client.output.prefix(2000))")
        let path = try folder.write(program, to: "Program.swift").path
        let (status, output) = try await Self.compile(
            [path],
            module: "Program",
            ["-swift-version", "6", "-I", folder.url.path],
            modules: modules
        )
        #expect(status == 0, "\(output.prefix(2000))")
    }

    /// Programs that use the clients of fixtures from nonisolated code.
    static let programs = [
        (
            "tags",
            """
            import FixtureAPI

            func use(_ client: FixtureClient) async throws -> [Flag] { try await client.featureFlags.listFlags() }
            """
        ),
        (
            "presence",
            """
            import FixtureAPI

            func use(_ client: FixtureClient) async throws -> Bool {
                var thing = Thing(required: "a", requiredNullable: nil)
                thing.optionalNullable = "b"
                thing.$optionalNullable = .null
                let things: Set = [thing, try await client.sendThing(body: thing)]
                return things.contains(thing)
            }

            func makeClient() -> FixtureClient { FixtureClient(server: FixtureClient.Servers.server1) }
            """
        ),
        (
            "responses",
            """
            import FixtureAPI

            func use(_ client: FixtureClient) async throws -> FixtureClient.GetSeveralSuccess {
                let item = try await client.getOne()
                guard item == Item(id: "1") else { return try await client.getSeveral() }
                print(FixtureClient.Headers.xTotalCount)
                return try await client.getSeveral()
            }
            """
        ),
    ]

    @Test("a covering array contains all combinations of as many factors as its strength", arguments: [1, 2, 3])
    func covering(strength: Int) {
        let levels = [2, 3, 2, 4]
        let rows = CoveringArray(levels: levels, strength: strength).rows
        for combination in CoveringArray.combinations(levels: levels, strength: strength) {
            let isCovered = rows.contains { row in combination.allSatisfy { row[$0.factor] == $0.level } }
            #expect(isCovered, "\(combination)")
        }
        #expect(rows.count < 2 * 3 * 2 * 4)
    }
}

/// A description that is compiled with many settings.
private struct SettingsDescription: Sendable {
    let name: String
    let folder: String
    let client: ClientConfiguration
    /// The description is compiled with every n-th of the settings, unless the tests are thorough.
    let interval: Int

    static let all: [SettingsDescription] =
        Fixture.all.compactMap { fixture in
            guard let client = try? fixture.configuration() else { return nil }
            return SettingsDescription(name: fixture.name, folder: fixture.folder, client: client, interval: 3)
        }
        + [
            "launchdarkly/launchdarkly.json", "sailpoint/sailpoint-api.v2025.yaml", "harness/harness.yaml",
            "segment/segment.yaml",
        ]
        .map { path in
            var client = ClientConfiguration()
            client.description = path
            let name = String(path.prefix { $0 != "/" })
            return SettingsDescription(
                name: name,
                folder: RepositoryRoot.appending("specs").path,
                client: client,
                interval: 4
            )
        }

    func configuration(_ settings: CompilerSettings) -> (client: ClientConfiguration, folder: String) {
        var client = client
        client.module = "FixtureAPI"
        client.access = settings.access
        client.hasModelExamples = settings.hasModelExamples
        if client.identifiableTypes.isEmpty { client.identifiableTypes = ["*"] }
        if settings.isRuntimeEmbedded {
            let plan = PackagePlan(module: "FixtureAPI", runtime: .embedded)
            client.package = PackageConfiguration(folder: "/FixtureAPI", name: "FixtureAPI", plan: plan)
        }
        return (client, folder)
    }

    func files(_ settings: CompilerSettings) throws -> [RenderedFile] {
        let (client, folder) = configuration(settings)
        return try Pipeline().generate(client, folder: folder).files ?? []
    }
}
