import ApusDiagnostics

/// `apus completions SHELL`: prints a completion script that is derived from ``CommandDescription/all``.
struct CompletionsCommand: ContextCommand {
    let context: CommandContext

    func run() throws(UsageFault) -> ExitCode {
        let name = invocation.operands.first ?? ""
        guard let shell = CompletionShell(rawValue: name) else {
            let shells = CompletionShell.allCases.map(\.rawValue)
            throw UsageFault(
                "no completions for '\(name)'",
                help: NearestName.find(name, among: shells).map { "did you mean '\($0)'?" }
                    ?? "the shells are \(shells.joined(separator: ", "))"
            )
        }
        console.print(shell.script)
        return .success
    }
}

/// A shell with a completion script.
package enum CompletionShell: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// The completion script.
    package var script: String {
        switch self {
        case .bash: BashCompletions.script
        case .zsh: ZshCompletions.script
        case .fish: FishCompletions.script
        }
    }
}

extension OptionDescription {
    /// The candidates for the value of an option.
    enum Completion {
        case none
        case words([String])
        case files
        case folders
    }

    var completion: Completion {
        if !words.isEmpty { return .words(words) }
        switch value {
        case "FILE": return .files
        case "DIR": return .folders
        default: return .none
        }
    }

    /// `--output` and `-o`.
    var spellings: [String] { [name] + (short.map { [$0] } ?? []) }
}

extension CommandDescription {
    /// The options of the command, followed by the common options.
    var allOptions: [OptionDescription] { options + OptionDescription.common }
}
