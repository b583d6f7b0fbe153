import ApusFiles
import ApusGenerator
import ApusPlan
import ApusSamples
import ApusSwiftText
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

/// Compiles clients with `examples: models` and runs programs that use the examples.
///
/// With `APUS_THOROUGH=1`, all fixtures and the shared descriptions are compiled; `APUS_ONLY` selects some by name.
@Suite("Examples of models and responses", .serialized, .enabled(if: RuntimeModules.folder != nil))
struct ModelExamplesTests {
    private static let isThorough = ProcessInfo.processInfo.environment["APUS_THOROUGH"] == "1"

    /// The names of fixtures that are always compiled.
    private static let few: Set<String> = ["recursion", "one-of-tests", "tuples"]

    @Test(
        "an example has a media type that is not a range",
        arguments: [
            (["image/*"], "image/png"), (["image/*", "image/gif"], "image/gif"), (["audio/*"], "audio/mpeg"),
            (["*/*"], nil), ([], nil),
        ] as [([String], String?)]
    )
    func mediaTypes(documented: [String], expected: String?) {
        #expect(MediaTypeSample.name(in: documented) == expected)
    }

    @Test("every example can be decoded, and the other files do not change", arguments: Described.fixtures)
    fileprivate func decodes(described: Described) async throws {
        guard Self.isThorough || Self.few.contains(described.name) else { return }
        try await check(described)
    }

    @Test("every example of large descriptions can be decoded", arguments: Described.shared)
    fileprivate func decodesShared(described: Described) async throws {
        guard Self.isThorough else { return }
        try await check(described)
    }

    private func check(_ described: Described) async throws {
        var client = try described.client()
        let plain = try Pipeline().generate(client, folder: described.folder).files ?? []
        client.hasModelExamples = true
        let generated = try Pipeline().generate(client, folder: described.folder)
        guard let files = generated.files, let plan = generated.plan, !plan.types.plans.isEmpty else { return }
        #expect(Array(files.prefix(plain.count)) == plain)
        let output = try await Self.run(files, main: Self.main(plan), name: described.name)
        #expect(output == "decoded\n", "\(described.name): \(output.suffix(2000))")
    }

    /// A program that decodes the examples of all models and responses.
    private static func main(_ plan: ClientPlan) -> String {
        let spelling = TypeSpelling(types: plan.types)
        var statements = ModelExample.all(in: plan).map { "_ = \(spelling.name(of: $0.id)).\($0.name)" }
        for case .json(let value, let type) in ResponseSample.all(in: plan).map(\.body) {
            let json = SwiftLiteral.string(value.compactText)
            statements.append("_ = APIExample.decode(\(json)) as \(spelling.spell(type))")
        }
        let parts = stride(from: 0, to: statements.count, by: 100)
            .map { statements[$0..<min($0 + 100, statements.count)].map { "    " + $0 }.joined(separator: "\n") }
        let functions = parts.enumerated().map { "func part\($0)() {\n\($1)\n}\n" }
        return "import ApusRuntime\nimport Foundation\n\n" + functions.joined()
            + parts.indices.map { "part\($0)()\n" }.joined() + "print(\"decoded\")\n"
    }

    @Test("a client with examples works without a server: models, lists, streams, downloads, empty bodies and failures")
    func offline() async throws {
        let fixture = Fixture(name: "model-examples")
        let files = try #require(try fixture.generate().files)
        let output = try await Self.run(files, main: Self.program, name: "model-examples")
        let lines = [
            "17 Emma free", "1 book", "1 book in pages", "cover image/png 7", "empty", "2 events", "2 lines", "text",
            "name", "404 17", "503 1", "401 -", "404 17 of the mock",
        ]
        #expect(output.split(separator: "\n").map(String.init) == lines)
    }

    private static let program = """
        import ApusRuntime
        import ApusTesting
        import Foundation

        let book = Book.example
        print(book.id, book.title, book.state?.rawValue ?? "-")
        let client = FixtureClient.example
        print(try await client.books.listBooks().items.count, "book")
        print(try await client.books.listBooksPaged().collect().count, "book in pages")
        let (cover, response) = try await client.withResponse { try await $0.books.getCover(id: 1) }
        print("cover", response.headers["Content-Type"] ?? "-", cover.count)
        try await client.books.deleteBook(id: 1)
        print("empty")
        var events = 0
        for try await _ in try await client.events.watch() { events += 1 }
        print(events, "events")
        var lines = 0
        for try await _ in try await client.events.lines() { lines += 1 }
        print(lines, "lines")
        print(try await client.events.motto())
        print(try await client.events.odd().name)

        func failure(_ status: Int) async throws -> String {
            let transport = ClientTransport.examples(of: FixtureClient.self, status: status)
            let client = FixtureClient(options: ClientOptions(transport: transport)).with { $0.retry = .none }
            do {
                _ = try await client.books.listBooks()
                return "no error"
            } catch let error as APIError {
                let code = (error.payload as? Problem).map { String($0.code) } ?? "-"
                return "\\(error.status ?? 0) \\(code)"
            }
        }
        for status in [404, 503, 401] { print(try await failure(status)) }
        let mock = MockTransport(examplesOf: FixtureClient.self)
        mock.reply(to: "listBooks", documented: 404)
        let mocked = FixtureClient(options: ClientOptions(transport: mock.transport))
        do {
            _ = try await mocked.books.listBooks()
        } catch let error as APIError {
            print(error.status ?? 0, (error.payload as? Problem)?.code ?? 0, "of the mock")
        }
        """

    /// Compiles the files as one module with a main program, and returns what the program prints.
    private static func run(_ files: [RenderedFile], main: String, name: String) async throws -> String {
        let folder = try TemporaryFolder("model-examples")
        let paths = try files.map { try folder.write($0.bytes, to: $0.name).path }
        let program = try folder.write(main, to: "main.swift").path
        let executable = folder.appending("program").path
        let options = ["-Onone", "-wmo", "-swift-version", "6", "-module-name", "FixtureAPI", "-o", executable]
        let (status, output) = try await ToolProcess.run(
            ["swiftc"] + options + RuntimeModules.options + paths + [program] + runtimeObjects()
        )
        guard status == 0 else { return output }
        return try await ToolProcess.run([executable]).output
    }

    private static func runtimeObjects() throws -> [String] {
        let build = URL(fileURLWithPath: RuntimeModules.folder ?? "").deletingLastPathComponent().path
        var modules = ["ApusJSON", "ApusRuntime", "ApusTesting"]
        #if os(Linux)
            modules.append("ApusCURL")
        #endif
        return try modules.flatMap { module in
            let folder = build + "/" + module + ".build"
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".o") }
                .map { folder + "/" + $0 }
        }
    }
}

/// A description that a test generates a client for.
private struct Described: CustomTestStringConvertible, Sendable {
    let name: String
    let folder: String
    let path: String?

    var testDescription: String { name }

    func client() throws -> ClientConfiguration {
        guard let path else { return try Fixture(name: name).configuration() }
        var client = ClientConfiguration()
        client.description = path
        client.module = "FixtureAPI"
        return client
    }

    static let fixtures = Fixture.all.map { Described(name: $0.name, folder: $0.folder, path: nil) }

    static let shared: [Described] = {
        let only = ProcessInfo.processInfo.environment["APUS_ONLY"] ?? ""
        return SharedFolder.descriptions.filter { only.isEmpty || $0.path.contains(only) }
            .map { Described(name: $0.lastPathComponent, folder: "", path: $0.path) }
    }()
}
