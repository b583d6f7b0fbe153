import ApusTestSupport
import Foundation
import Testing

/// The sources of the runtime are part of generated packages, and a program may compile them with its own settings.
@Suite("the runtime under other compiler settings", .enabled(if: InstalledCompiler.exists))
struct RuntimeSettingsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        // The C module that the runtime imports on Linux.
        let header = RepositoryRoot.url.path + "/Sources/CURL/include/ApusCURL.h"
        let map = folder.url.appendingPathComponent("module.modulemap")
        try "module ApusCURL { header \"\(header)\" }\n".write(to: map, atomically: true, encoding: .utf8)
    }

    private static let mainActor = ["-default-isolation", "MainActor"]

    private static func features(_ names: String...) -> [String] { names.flatMap { ["-enable-upcoming-feature", $0] } }

    private func sources(_ module: String) throws -> [String] {
        let root = RepositoryRoot.url.path + "/Sources/" + module
        return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted()
            .map { root + "/" + $0 }
    }

    /// Compiles a module to the file of its interface, after all checks of function bodies, which is faster than object code.
    private func compile(_ module: String, _ folderName: String, _ settings: [String]) async throws {
        var arguments = ["swiftc", "-frontend", "-emit-module", "-o", folder.url.path + "/\(module).swiftmodule"]
        arguments += ["-swift-version", "6", "-parse-as-library", "-package-name", "p", "-module-name", module]
        arguments += ["-I", folder.url.path]
        let result = try await ToolProcess.run(arguments + settings + sources(folderName))
        #expect(result.status == 0 && !result.output.contains("warning:"), "\(result.output)")
    }

    #if compiler(>=6.2)
        /// The build of the tests compiles it without such settings. What the features refuse does not overlap, except
        /// for that of the first.
        @Test(
            "it compiles without warnings",
            arguments: [
                features("NonisolatedNonsendingByDefault"),
                features(
                    "InternalImportsByDefault",
                    "InferIsolatedConformances",
                    "MemberImportVisibility",
                    "ExistentialAny"
                ),
            ]
        )
        func compiles(settings: [String]) async throws {
            try await compile("ApusJSON", "JSON", settings)
            try await compile("ApusRuntime", "ApusRuntime", settings)
            try await compile("ApusTesting", "ApusTesting", settings)
        }

        @Test("calls at the top level, on the main actor, in an actor and in tasks run")
        func programs() async throws {
            // The build of the tests compiles the runtime without such settings.
            let objects = try #require(RuntimeModules.objects)
            let main = folder.url.appendingPathComponent("main.swift")
            try Self.program.write(to: main, atomically: true, encoding: .utf8)
            let program = folder.url.path + "/program"
            for settings in [[], Self.mainActor, Self.mainActor + Self.features("NonisolatedNonsendingByDefault")] {
                let arguments = ["swiftc", "-swift-version", "6", main.path, "-o", program] + RuntimeModules.options
                let (status, output) = try await ToolProcess.run(arguments + settings + objects)
                try #require(status == 0 && !output.contains("warning:"), "\(settings): \(output)")
                let run = try await ToolProcess.run([program, folder.url.path])
                #expect(
                    run.status == 0 && run.output == "main vvv\nscreen vvv\nstore vvv\ntask vvv\ndetached vvv\n",
                    "\(settings): \(run)"
                )
            }
        }
    #endif

    private static let program = """
        import ApusRuntime
        import Foundation

        nonisolated struct Client: APIClient {
            var connection: APIConnection
            func get(_ name: String) async throws -> String {
                var request = APIRequest("get", .get, "/{name}")
                request.path("name", name)
                return try await connection.json(request)
            }
        }

        let transport = ClientTransport { _ in TransportResponse(status: 200, body: Data("\\"v\\"".utf8)) }
        let client = Client(connection: APIConnection(server: "https://api.test", options: ClientOptions(transport: transport)))
        let file = URL(fileURLWithPath: CommandLine.arguments[1]).appendingPathComponent("file")

        func text(_ bytes: ByteStream) async throws -> String {
            String(decoding: try await bytes.collect(), as: UTF8.self).replacing("\\"", with: "")
        }

        func read(_ file: URL) throws -> String {
            try String(contentsOf: file, encoding: .utf8).replacing("\\"", with: "")
        }

        @MainActor final class Screen {
            let client: Client
            let file: URL
            var name = "n"
            var title = ""
            init(_ client: Client, _ file: URL) { (self.client, self.file) = (client, file) }

            func load() async throws -> String {
                let (value, _) = try await client.withResponse { try await $0.get(self.name) }
                title = value
                try await client.download(to: file) { try await $0.get(self.name) }
                let (bytes, _) = try await client.bytes { try await $0.get(self.name) }
                return try await title + read(file) + text(bytes)
            }
        }

        actor Store {
            let client: Client
            var name = "n"
            init(_ client: Client) { self.client = client }

            func load(_ file: URL) async throws -> String {
                let (value, _) = try await client.withResponse { try await $0.get(self.name) }
                try await client.download(to: file) { try await $0.get(self.name) }
                let (bytes, _) = try await client.bytes { try await $0.get(self.name) }
                return try await value + read(file) + text(bytes)
            }
        }

        var name = "n"
        let (value, _) = try await client.withResponse { try await $0.get(name) }
        try await client.download(to: file) { try await $0.get(name) }
        let (bytes, _) = try await client.bytes { try await $0.get(name) }
        print("main", try await value + read(file) + text(bytes))
        print("screen", try await Screen(client, file).load())
        print("store", try await Store(client).load(file))

        let (copy, place) = (client, file)
        let task = Task {
            let (value, _) = try await copy.withResponse { try await $0.get("n") }
            try await copy.download(to: place) { try await $0.get("n") }
            let (bytes, _) = try await copy.bytes { try await $0.get("n") }
            return try await value + read(place) + text(bytes)
        }
        print("task", try await task.value)
        let detached = Task.detached {
            let (value, _) = try await copy.withResponse { try await $0.get("n") }
            try await copy.download(to: place) { try await $0.get("n") }
            let (bytes, _) = try await copy.bytes { try await $0.get("n") }
            return try await value + read(place) + text(bytes)
        }
        print("detached", try await detached.value)
        """
}

private enum InstalledCompiler {
    static let exists = ToolProcess.succeeds(["swiftc", "--version"])
}
