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

    /// Lines and their only completion.
    private static let completed = [
        ("apus gen", "generate"), ("apus generate --acc", "--access"), ("apus generate --access pa", "package"),
        ("apus explain yaml-dup", "yaml-duplicate-key"), ("apus help va", "validate"), ("apus dump pl", "plan"),
        ("apus dump plan pets", "pets.yaml"), ("apus validate pets", "pets.yaml"), ("apus check --conf", "--config"),
    ]

    @Test("fish completes commands, options, words, codes and files", arguments: completed)
    func fish(line: String, expected: String) throws {
        guard let program = Self.program("fish") else {
            print("skipped: fish is not installed")
            return
        }
        let folder = try TemporaryFolder("apus completions")
        try folder.write("", to: "pets.yaml")
        let file = try folder.write(CompletionShell.fish.script, to: "script")
        let script = "cd '\(folder.url.path)'; source '\(file.path)'; complete -C '\(line)'"
        let result = try Self.run(program, ["--no-config", "-c", script])
        // A description follows a tab.
        let found = result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        #expect(found == [expected], "\(result.output)")
    }

    @Test("zsh completes commands, options, words, codes and files", arguments: completed)
    func zsh(line: String, expected: String) throws {
        guard let program = Self.program("zsh") else {
            print("skipped: zsh is not installed")
            return
        }
        let folder = try TemporaryFolder("apus completions")
        try folder.write("", to: "pets.yaml")
        try folder.write(CompletionShell.zsh.script, to: "_apus")
        try folder.write(Self.zshSetup, to: "setup")
        let driver = try folder.write(Self.zshDriver, to: "driver")
        let result = try Self.run(program, ["-f", driver.path, folder.url.path, line])
        #expect(result.output == expected + "\n", "\(result.output)")
    }

    /// Completes a line in an interactive shell in a pseudo terminal, and prints the completions. A shell that does not
    /// answer is ended after 60 seconds.
    private static let zshDriver = #"""
        zmodload zsh/zpty
        cd "$1"
        zpty -b shell zsh -f -i
        expect() {
            local chunk deadline=$((SECONDS + 60))
            while [[ $answer != *$1* ]] && ((SECONDS < deadline)); do
                if zpty -r -t shell chunk; then answer+=$chunk; else sleep 0.05; fi
            done
        }
        zpty -w shell "source ./setup"
        expect 'shell is ready'
        answer=
        zpty -w -n shell "$2"$'\t'
        expect 'completion ended'
        zpty -d shell
        print -r -- "${answer//$'\r'/}" | sed -n 's/^.*completion: //p'
        """#

    /// Replaces the builtin that receives completions, so that it prints them.
    private static let zshSetup = #"""
        PROMPT= RPROMPT=
        autoload -U compinit
        compinit -u -D
        source ./_apus
        compadd() {
            if [[ -n ${(M)@:#-(O|A|D)*} ]]; then builtin compadd "$@"; return; fi
            local -a found
            builtin compadd -A found "$@"
            local word
            for word in $found; do print -r -- "completion: $word"; done
        }
        widget() { _main_complete; print -r -- "completion"" ended"; exit }
        zle -C widget complete-word widget
        bindkey '^I' widget
        print -r -- "shell is"" ready"
        """#

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
