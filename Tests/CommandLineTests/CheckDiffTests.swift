import ApusTestSupport
import Testing

@Suite("apus check --diff")
struct CheckDiffTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("apus check")
        try folder.write(SampleDescription.things(), to: "things.yaml")
        try folder.write(
            "clients: [{ description: things.yaml, output: Out, module: ThingsAPI, layout: fixed }]\n",
            to: "apus.yaml"
        )
        #expect(run("generate").code == .success)
    }

    private func run(_ command: String, _ option: String = "--quiet") -> CommandResult {
        CommandResult(command, "--config", folder.appending("apus.yaml").path, option, in: folder)
    }

    @Test("files that are up to date have no differences")
    func upToDate() {
        let result = run("check", "--diff")
        #expect(result.code == .success)
        #expect(result.output.isEmpty)
    }

    @Test("the diff of a changed file shows the changed lines")
    func changed() throws {
        let path = "Out/Client.swift"
        let text = try folder.read(path)
        try folder.write(text + "// mine\n", to: path)
        let result = run("check", "--diff")
        #expect(result.code == .stale)
        let name = "\(folder.url.path)/Out/Client.swift".drop { $0 == "/" }
        #expect(result.output.contains("\(name)\n+++ b/"))
        #expect(result.output.hasSuffix("\n-// mine\n"))
        #expect(!result.output.contains("changed: "))
    }

    @Test("a stale file is shown as removed, and changed files as changed")
    func missing() throws {
        let text = try folder.read("Out/Client.swift")
        try folder.write(text, to: "Out/Old.swift")
        try folder.write(SampleDescription.things(properties: "{ id: { type: string } }"), to: "things.yaml")
        let result = run("check", "--diff")
        #expect(result.output.contains("+++ /dev/null\n"))
        #expect(result.output.contains("id: String?"))
    }

    @Test("without --diff the files are listed")
    func list() throws {
        try folder.write(try folder.read("Out/Client.swift") + "// mine\n", to: "Out/Client.swift")
        let result = run("check")
        #expect(result.code == .stale)
        #expect(result.output == "changed: \(folder.url.path)/Out/Client.swift\n")
    }
}
