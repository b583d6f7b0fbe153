import ApusCommandLine
import ApusTestSupport
import Testing

@Suite("The option --overlay")
struct OverlayOptionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("overlay")
        try folder.write(SampleDescription.pets, to: "pets.yaml")
        try write("{target: \"$.paths['/pets'].get\", update: {operationId: listFirst}}", to: "first.yaml")
        try write(
            "{target: \"$..[?@.operationId == 'listFirst']\", update: {operationId: listSecond}}",
            to: "second.yaml"
        )
    }

    private func write(_ action: String, to name: String) throws {
        try folder.write("overlay: 1.1.0\ninfo: {title: Fixes, version: 1.0.0}\nactions:\n  - \(action)\n", to: name)
    }

    private func path(_ name: String) -> String { folder.appending(name).path }

    @Test("overlays are applied in the order of the command line, after those of the configuration")
    func order() throws {
        let description = path("pets.yaml")
        let options = ["--overlay", path("first.yaml"), "--overlay=" + path("second.yaml")]
        let list = CommandResult(["list", description] + options, in: folder)
        #expect(list.code == .success && list.output.contains("listSecond"), "\(list.output)\(list.errors)")

        let client = "clients:\n  - {description: pets.yaml, output: Out, module: PetsAPI, overlays: [first.yaml]}\n"
        try folder.write(client, to: "apus.yaml")
        let config = ["--config", path("apus.yaml"), "--overlay", path("second.yaml")]
        let generated = CommandResult(["generate"] + config, in: folder)
        #expect(generated.code == .success, "\(generated.errors)")
        #expect(try folder.read("Out/Pets.swift").contains("func listSecond("))
    }

    @Test("each command that reads a description applies the overlay")
    func commands() throws {
        let description = path("pets.yaml")
        let overlay = ["--overlay", path("first.yaml")]
        let dump = CommandResult(["dump", "plan", description] + overlay, in: folder)
        #expect(dump.output.contains("listFirst"), "\(dump.errors)")
        let pages = ["docs", description, "--output", path("Pages"), "--module", "PetsAPI"] + overlay
        let docs = CommandResult(pages, in: folder)
        #expect(docs.code == .success, "\(docs.errors)")
        #expect(try folder.read("Pages/Pets.md").contains("listFirst"))
        #expect(CommandResult(["validate", description] + overlay, in: folder).code == .success)
        #expect(CommandResult(["diff", description, description] + overlay, in: folder).code == .success)
    }

    @Test("a target without a match is a warning at its place, and a missing file is an error")
    func faults() throws {
        try write("{target: $.missing, remove: true}", to: "stale.yaml")
        let stale = CommandResult(["validate", path("pets.yaml"), "--overlay", path("stale.yaml")], in: folder)
        #expect(stale.code == .success)
        #expect(
            stale.errors.contains("stale.yaml:4:14: warning: the target '$.missing' selects no value"),
            "\(stale.errors)"
        )
        let missing = CommandResult(["validate", path("pets.yaml"), "--overlay", path("none.yaml")], in: folder)
        #expect(missing.code != .success && missing.errors.contains("none.yaml"), "\(missing.errors)")
        let swapped = CommandResult(["validate", path("first.yaml")], in: folder)
        #expect(swapped.errors.contains("the file is an OpenAPI Overlay, not a description"), "\(swapped.errors)")
    }
}
