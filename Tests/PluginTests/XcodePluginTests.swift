import ApusTestSupport
import Foundation
import Testing

@Suite("Plugins in Xcode")
struct XcodePluginTests {
    private struct TargetInfo: Decodable {
        struct Paths: Decodable { let runtimeResourcePath: String }
        let paths: Paths
    }

    /// The folder of the module `PackagePlugin` in the toolchain.
    private static func interfaces() async throws -> String {
        let info = try await ToolProcess.run(["swiftc", "-print-target-info"]).output
        let paths = try JSONDecoder().decode(TargetInfo.self, from: Data(info.utf8)).paths
        return paths.runtimeResourcePath + "/pm/PluginAPI"
    }

    @Test("both plugins compile with the module of Xcode", arguments: ["GenerateClient", "GenerateClientCommand"])
    func compile(plugin: String) async throws {
        let folder = try TemporaryFolder("xcode plugins")
        let options = [
            "-parse-as-library", "-swift-version", "6", "-warnings-as-errors", "-package-description-version", "6.1",
            "-I", try await Self.interfaces(),
        ]
        let declarations = RepositoryRoot.appending("Tests/PluginTests/Xcode/XcodeProjectPlugin.swift").path
        let module = try await ToolProcess.run(
            ["swiftc", "-emit-module", "-module-name", "XcodeProjectPlugin"] + options
                + ["-emit-module-path", folder.url.path + "/XcodeProjectPlugin.swiftmodule", declarations]
        )
        try #require(module.status == 0, "\(module.output)")
        let sources = RepositoryRoot.appending("Sources/Plugins/\(plugin)").path
        let files = try FileManager.default.contentsOfDirectory(atPath: sources).map { sources + "/" + $0 }
        #expect(
            files.contains {
                (try? String(contentsOfFile: $0, encoding: .utf8))?.contains("XcodePluginContext") == true
            }
        )
        let result = try await ToolProcess.run(
            ["swiftc", "-typecheck", "-module-name", plugin, "-I", folder.url.path] + options + files
        )
        #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
    }
}
