import ApusCommandLine
import ApusTestSupport
import Testing

@Suite("apus diff")
struct DiffCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("apus diff")
        try folder.write(SampleDescription.things(), to: "old.yaml")
        try folder.write(SampleDescription.things(properties: "{ id: { type: string } }"), to: "breaking.yaml")
        try folder.write(
            SampleDescription.things(properties: "{ name: { type: string }, id: { type: string } }"),
            to: "compatible.yaml"
        )
        try folder.write("openapi: 3.1.0\ninfo: [\n", to: "faulty.yaml")
    }

    private func path(_ name: String) -> String { folder.appending(name).path }

    @Test("SARIF has a rule for each kind of change, the level of the verdict and both places")
    func sarif() throws {
        try folder.write("", to: ".git/HEAD")
        try folder.write(
            SampleDescription.things(properties: "{ name: { type: integer }, id: { type: string } }"),
            to: "changed.yaml"
        )
        let result = CommandResult("diff", path("old.yaml"), path("changed.yaml"), "--format", "sarif", in: folder)
        #expect(result.code == .changes)
        #expect(SARIFRules.violations(in: result.output) == [], "\(result.output)")
        let parts = [
            "\"exitCode\":5", "\"id\":\"property-type\"",
            "\"ruleId\":\"property-type\",\"ruleIndex\":1,\"level\":\"error\"",
            "\"ruleId\":\"property-added\",\"ruleIndex\":0,\"level\":\"note\"", "\"uri\":\"changed.yaml\"",
            "\"uri\":\"old.yaml\"",
        ]
        for part in parts { #expect(result.output.contains(part), "\(part) \(result.output)") }
        let equal = CommandResult("diff", path("old.yaml"), path("old.yaml"), "--format", "sarif", in: folder)
        #expect(equal.code == .success && SARIFRules.violations(in: equal.output) == [], "\(equal.output)")
    }

    @Test("annotations of GitHub have the place in the new description")
    func annotations() throws {
        try folder.write("", to: ".git/HEAD")
        let result = CommandResult("diff", path("old.yaml"), path("compatible.yaml"), "--format", "github", in: folder)
        #expect(
            result.output.hasPrefix("::notice file=compatible.yaml,line="),
            "\(result.output)"
        )
        #expect(result.output.contains("title=property-added::Thing.id is a new property"), "\(result.output)")
    }

    @Test("a second server does not rename the first one")
    func addedServer() throws {
        let text = try folder.read("old.yaml")
        let (first, second) = ("{url: 'https://first.example.com'}", "{url: 'https://second.example.com'}")
        try folder.write(text.replacing("{ url: https://example.com }", with: first), to: "one.yaml")
        try folder.write(text.replacing("{ url: https://example.com }", with: "\(first), \(second)"), to: "two.yaml")
        let result = CommandResult("diff", path("one.yaml"), path("two.yaml"), in: folder)
        #expect(result.code == .success, "\(result.output)")
        #expect(result.output.contains("Servers.second is a new server"), "\(result.output)")
        #expect(result.output.contains("minor: 1 compatible"), "\(result.output)")
    }

    @Test("text shows the change, the reason and the place; a breaking change exits with code 5")
    func text() {
        let result = CommandResult("diff", path("old.yaml"), path("breaking.yaml"), in: folder)
        #expect(result.code == .changes)
        #expect(
            result.output.replacing(folder.url.path + "/", with: "") == """
                breaking
                  Thing.name is removed
                      code that reads it no longer compiles (in responses)
                      old.yaml:21:21

                compatible
                  Thing.id is a new property: 'String?'
                      existing code does not read it (in responses)
                      breaking.yaml:21:21

                major: 1 breaking, 1 compatible

                """
        )
    }

    @Test(
        "--fail-on decides the exit code",
        arguments: [
            ("breaking.yaml", "breaking", ExitCode.changes), ("breaking.yaml", "never", .success),
            ("breaking.yaml", "compatible", .changes), ("compatible.yaml", "breaking", .success),
            ("compatible.yaml", "behaviour", .success), ("compatible.yaml", "compatible", .changes),
            ("old.yaml", "compatible", .success),
        ]
    )
    func failOn(new: String, verdict: String, code: ExitCode) {
        let result = CommandResult("diff", path("old.yaml"), path(new), "--fail-on", verdict, in: folder)
        #expect(result.code == code)
    }

    @Test("without --fail-on only breaking changes fail")
    func failOnDefault() {
        #expect(CommandResult("diff", path("old.yaml"), path("compatible.yaml"), in: folder).code == .success)
    }

    @Test("--format selects the format", arguments: ["text", "json", "markdown"])
    func format(name: String) throws {
        let result = CommandResult("diff", path("old.yaml"), path("breaking.yaml"), "--format", name, in: folder)
        let start = [
            "text": "breaking\n", "json": "{\n  \"release\": \"major\"",
            "markdown": "**major**: 1 breaking, 1 compatible\n",
        ]
        #expect(result.output.hasPrefix(try #require(start[name])))
    }

    @Test("errors of a description are printed, and the clients are not compared")
    func faults() {
        let result = CommandResult("diff", path("old.yaml"), path("faulty.yaml"), in: folder)
        #expect(result.code == .faults)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("error:"))
    }

    @Test("a missing file exits with code 4")
    func missing() {
        let result = CommandResult("diff", path("old.yaml"), path("missing.yaml"), in: folder)
        #expect(result.code == .files)
        #expect(result.errors.contains("missing.yaml"))
    }

    @Test("a single description is a usage error")
    func operands() {
        #expect(CommandResult("diff", path("old.yaml"), in: folder).code == .usage)
    }

    @Test("the settings of the nearest apus.yaml apply to both clients")
    func configuration() throws {
        try folder.write(
            """
            clients:
              - description: breaking.yaml
                output: Out
                module: ThingsAPI
                exclude: { paths: [/things] }

            """,
            to: "apus.yaml"
        )
        let excluded = CommandResult("diff", path("old.yaml"), path("breaking.yaml"), in: folder)
        #expect(excluded.output == "patch: no changes\n")
        // The client of the configuration is found by OLD.
        let other = CommandResult("diff", path("breaking.yaml"), path("old.yaml"), in: folder)
        #expect(other.output == "patch: no changes\n")
        let neither = CommandResult("diff", path("old.yaml"), path("compatible.yaml"), in: folder)
        #expect(neither.output.contains("Thing.id"))
    }

    @Test("a configuration given by --config must have a matching client")
    func namedConfiguration() throws {
        try folder.write(
            """
            clients:
              - { description: other.yaml, output: Other, module: Other }
              - { description: another.yaml, output: Another, module: Another }

            """,
            to: "others.yaml"
        )
        let result = CommandResult(
            "diff",
            path("old.yaml"),
            path("breaking.yaml"),
            "--config",
            path("others.yaml"),
            in: folder
        )
        #expect(result.code == .usage)
        #expect(result.errors.contains("has no client for"))
    }
}
