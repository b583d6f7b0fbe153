import ApusCommandLine
import ApusTestSupport
import Foundation
import Testing

@Suite("apus completions")
struct CompletionsTests {
    @Test("every command and option is in the script", arguments: CompletionShell.allCases)
    func everything(shell: CompletionShell) {
        for command in CommandDescription.all {
            #expect(shell.script.contains(command.name))
            for option in command.options + OptionDescription.common {
                let spelling = shell == .fish ? "-l \(option.name.dropFirst(2)) " : option.name
                #expect(shell.script.contains(spelling), "\(command.name) \(option.name)")
            }
        }
    }

    @Test("the shell accepts the script", arguments: CompletionShell.allCases)
    func syntax(shell: CompletionShell) throws {
        guard let program = Self.program(shell.rawValue) else {
            print("skipped: there is no \(shell.rawValue)")
            return
        }
        let folder = try TemporaryFolder("apus completions")
        let file = try folder.write(shell.script, to: "script")
        let result = try Self.run(program, [shell == .fish ? "--no-execute" : "-n", file.path])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(
        "bash completes commands, options, words and operands",
        arguments: [
            (["gen"], "generate"), (["generate", "--acc"], "--access"),
            (["generate", "--access", "pa"], "package"), (["diff", "-f", "m"], "markdown"),
            (["completions", ""], "bash zsh fish"), (["help", "va"], "validate"), (["generate", "--module", "x"], ""),
            (["explain", "yaml-dup"], "yaml-duplicate-key"), (["generate", "--access", "=", "pa"], "package"),
            (["help", "--m"], "--man"),
        ]
    )
    func bash(words: [String], expected: String) throws {
        guard let program = Self.program("bash") else {
            print("skipped: there is no bash")
            return
        }
        let folder = try TemporaryFolder("apus completions")
        let line = (["apus"] + words).map { "'\($0)'" }.joined(separator: " ")
        let script =
            CompletionShell.bash.script
            + "COMP_WORDS=(\(line)); COMP_CWORD=\(words.count); _apus; echo \"${COMPREPLY[*]}\"\n"
        let file = try folder.write(script, to: "script")
        let result = try Self.run(program, [file.path])
        #expect(result.output.trimmingCharacters(in: .newlines) == expected)
    }

    @Test("bash completes folders whose names contain spaces")
    func spaces() throws {
        guard let program = Self.program("bash") else {
            print("skipped: there is no bash")
            return
        }
        let folder = try TemporaryFolder("apus completions")
        try folder.write("", to: "my pages/a")
        try folder.write("", to: "my pets/a")
        for start in ["my", #"my\ p"#, #""my p"#] {
            let script =
                CompletionShell.bash.script
                + "cd '\(folder.url.path)'; COMP_WORDS=(apus docs -o '\(start)'); COMP_CWORD=3; _apus\n"
                + "printf '[%s]' \"${COMPREPLY[@]}\"\n"
            let file = try folder.write(script, to: "script")
            let result = try Self.run(program, [file.path])
            let found = result.output.split(separator: "]").sorted()
            #expect(found == ["[my pages", "[my pets"], "\(start): \(result.output)")
        }
    }

    @Test("an unknown shell is an error that lists the supported shells")
    func unknown() throws {
        let result = CommandResult("completions", "tcsh", in: try TemporaryFolder())
        #expect(result.code == .usage)
        #expect(result.errors.contains("bash, zsh, fish"))
    }

    private static func program(_ name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        try ToolProcess.wait(for: [program] + arguments)
    }
}
