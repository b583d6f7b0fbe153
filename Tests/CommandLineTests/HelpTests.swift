import ApusCommandLine
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

/// Compares the output of `--help` with `Help`. `APUS_RECORD=1 swift test --filter HelpTests` records it.
@Suite("Help")
struct HelpTests {
    private static let folder = RepositoryRoot.appending("Tests/CommandLineTests/Help")

    private func check(_ text: String, _ name: String) throws {
        let file = Self.folder.appendingPathComponent(name + ".txt")
        if ProcessInfo.processInfo.environment["APUS_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try? String(contentsOf: file, encoding: .utf8)))
    }

    @Test("of a command is as expected", arguments: CommandDescription.all.map(\.name))
    func command(name: String) throws {
        let result = CommandResult(name, "--help", in: try TemporaryFolder())
        #expect(result.code == .success)
        try check(result.output, name)
    }

    @Test("without a command lists all commands")
    func overview() throws {
        let folder = try TemporaryFolder()
        let result = CommandResult("--help", in: folder)
        #expect(result.code == .success)
        try check(result.output, "apus")
        #expect(CommandResult("-h", in: folder).output == result.output)
        #expect(CommandResult("help", in: folder).output == result.output)
        // A missing command is an error.
        #expect(CommandResult(in: folder).code == .usage)
        #expect(CommandResult(in: folder).output == result.output)
    }

    @Test("the manual page is as expected, and groff accepts it")
    func manual() throws {
        let result = CommandResult("help", "--man", in: try TemporaryFolder())
        #expect(result.code == .success)
        try check(result.output.replacing(ApusVersion.current, with: "VERSION"), "apus.1")
        for command in CommandDescription.all {
            #expect(result.output.contains("\n.SS \"apus \(command.name)"))
            for option in command.options {
                #expect(result.output.contains(option.name.replacing("-", with: "\\-")), "\(option.name)")
            }
        }
        guard ToolProcess.succeeds(["groff", "--version"]) else { return print("skipped: there is no groff") }
        let folder = try TemporaryFolder()
        let file = try folder.write(result.output, to: "apus.1")
        let checked = try ToolProcess.wait(for: ["groff", "-man", "-ww", "-z", "-Tutf8", file.path])
        #expect(checked.status == 0 && checked.output.isEmpty, "\(checked.output)")
    }

    @Test("lines have at most 120 columns")
    func width() {
        for command in CommandDescription.all.map(Optional.some) + [nil] {
            for line in HelpText.text(for: command).split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
        }
    }

    @Test(
        "an error suggests the nearest name or the valid values",
        arguments: [
            (["genrate"], "unknown command 'genrate'", "did you mean 'generate'?"),
            (["generate", "--ouput", "x"], "unknown option '--ouput'", "did you mean '--output'?"),
            (
                ["validate", "x", "--diagnostics", "jsno"], "invalid value 'jsno' for '--diagnostics'",
                "did you mean 'json'?"
            ),
            (
                ["validate", "x", "--color", "blue"], "invalid value 'blue' for '--color'",
                "use one of auto, always, never"
            ),
            (["explain", "unknown-tipe"], "unknown code 'unknown-tipe'", "did you mean 'unknown-type'?"),
            (["completions", "bsh"], "no completions for 'bsh'", "did you mean 'bash'?"),
            (["diff", "a"], "missing OLD NEW", "usage: apus diff OLD NEW [options]"),
            (["validate", "a", "b"], "too many arguments", "usage: apus validate SPEC [options]"),
            (["generate", "--strict=yes"], "'--strict' does not take a value", "\n"),
            (["generate", "--output"], "'--output' needs a value", "use '--output DIR'"),
            (["generate", "x.yaml"], "'--output' is missing", "add '--output Sources/PetstoreAPI'"),
            (["help", "nothing"], "unknown command 'nothing'", "\n"),
        ]
    )
    func misspelled(arguments: [String], message: String, help: String) throws {
        let console = RecordingConsole(in: try TemporaryFolder())
        #expect(CommandRunner(console: console).run(arguments) == .usage)
        #expect(console.errors.contains("error: \(message)"), "\(console.errors)")
        #expect(console.errors.contains(help), "\(console.errors)")
    }
}
