import ApusGenerator
import ApusTestSupport
import Testing

@Suite("apus init")
struct InitCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("apus init")
        try folder.write(SampleDescription.things(), to: "things.yaml")
    }

    private func run(_ option: String = "--quiet") -> CommandResult {
        CommandResult("init", folder.appending("things.yaml").path, option, in: folder)
    }

    @Test("a parameter that most operations have is proposed for clientParameters")
    func clientParameters() throws {
        let version = "{name: X-Version, in: header, schema: {type: string}}"
        let paths = ["a", "b", "c", "d"].map { name in
            "  /\(name): {get: {operationId: \(name), parameters: [\(version)], responses: {'204': {description: d}}}}"
        }
        let text = "openapi: 3.1.0\ninfo: {title: Things, version: '1'}\npaths:\n" + paths.joined(separator: "\n")
        try folder.write(text + "\n", to: "things.yaml")
        #expect(run().code == .success)
        #expect(try folder.read("apus.yaml").contains("# clientParameters: { X-Version: header }"))
    }

    @Test("the file has the description, an output folder and a module derived from the title")
    func contents() throws {
        #expect(run().code == .success)
        let text = try folder.read("apus.yaml").replacing(folder.url.path + "/", with: "")
        #expect(
            text.hasPrefix(
                """
                # The clients that Apus generates. Paths are relative to this file.
                clients:
                  - description: things.yaml
                    output: Sources/ExampleThingsAPI
                    module: ExampleThingsAPI


                """
            ),
            "\(text.prefix(300))"
        )
        #expect(text.contains("    # include: { tags: [things] }\n"))
    }

    @Test("every key is explained, and its example is valid")
    func keys() throws {
        let text = run("--print").output
        var live = text
        for key in ClientKey.all where !ClientKey.required.contains(key.name) {
            #expect(text.contains("    # \(key.name): "), "\(key.name)")
            // The examples name files that do not exist, but their values are read.
            live = live.replacing("    # \(key.name): ", with: "    \(key.name): ")
        }
        try folder.write(live, to: "apus.yaml")
        let overlay =
            "overlay: 1.1.0\ninfo: {title: Fixes, version: 1.0.0}\nactions: [{target: $.info, update: {x-fixed: true}}]\n"
        try folder.write(overlay, to: "fixes.yaml")
        let result = CommandResult("list", "--config", folder.appending("apus.yaml").path, in: folder)
        // The run fails only because the template folder of the example does not exist.
        #expect(result.errors.contains("Templates"), "\(result.errors)")
        #expect(!result.errors.contains("apus.yaml:"), "\(result.errors)")
    }

    @Test("the file can be used without changes")
    func generates() throws {
        #expect(run().code == .success)
        let configuration = folder.appending("apus.yaml").path
        let result = CommandResult("generate", "--config", configuration, in: folder)
        #expect(result.code == .success, "\(result.errors)")
        #expect(try folder.files().contains { $0.hasPrefix("Sources/ExampleThingsAPI/") })
    }

    @Test("an existing apus.yaml is replaced only with --force")
    func existing() throws {
        try folder.write("mine\n", to: "apus.yaml")
        let refused = run()
        #expect(refused.code == .usage)
        #expect(refused.errors.contains("'--force'"))
        #expect(try folder.read("apus.yaml") == "mine\n")
        #expect(run("--force").code == .success)
        #expect(try folder.read("apus.yaml") != "mine\n")
    }

    @Test("--print does not write a file")
    func printing() throws {
        #expect(run("--print").output.contains("clients:"))
        #expect(try folder.files() == ["things.yaml"])
    }

    @Test(
        "the module is derived from the title",
        arguments: [
            ("Petstore", "PetstoreAPI"), ("LaunchDarkly REST API", "LaunchDarklyAPI"),
            ("1Password API", "_1PasswordAPI"),
            ("...", "TitledAPI"), ("Größe", "GrEAPI"),
        ]
    )
    func modules(title: String, module: String) throws {
        let text = SampleDescription.things().replacing("Example Things REST API", with: title)
        let file = try folder.write(text, to: "titled.yaml")
        let result = CommandResult("init", file.path, "--print", in: folder)
        #expect(result.output.contains("    module: \(module)\n"), "\(result.output.prefix(200))")
    }
}
