/// The completion script for fish 3.0 and later.
enum FishCompletions {
    // complete -c apus -n '__fish_seen_subcommand_from generate' -l output -s o -x -a '(__fish_complete_directories)' -d '…'

    static var script: String {
        var text = "# fish completion for apus: apus completions fish > ~/.config/fish/completions/apus.fish\n"
        for command in CommandDescription.all {
            text += "complete -c apus -n __fish_use_subcommand -f -a \(command.name) -d \(quoted(command.summary))\n"
        }
        text += "complete -c apus -n __fish_use_subcommand -l help -s h -d 'Show help'\n"
        text += "complete -c apus -n __fish_use_subcommand -l version -d 'Show the version'\n"
        let names = CommandDescription.all.map(\.name).joined(separator: " ")
        text += "complete -c apus -n '__fish_seen_subcommand_from help' -f -a \(quoted(names))\n"
        text += "complete -c apus -n '__fish_seen_subcommand_from help' -l man -d 'Print the manual page'\n"
        for command in CommandDescription.all {
            let condition = "-n '__fish_seen_subcommand_from \(command.name)'"
            if !command.operandWords.isEmpty {
                let words = command.operandWords.joined(separator: " ")
                // A file follows the word.
                let isFirst =
                    "'__fish_seen_subcommand_from \(command.name); and not __fish_seen_subcommand_from \(words)'"
                let place = command.operandCount.upperBound > 1 ? "-n " + isFirst : condition
                text += "complete -c apus \(place) -f -a \(quoted(words))\n"
            }
            for option in command.allOptions { text += "complete -c apus \(condition) \(flags(option))\n" }
        }
        return text
    }

    private static func flags(_ option: OptionDescription) -> String {
        var parts = ["-l \(option.name.dropFirst(2))"]
        if let short = option.short { parts.append("-s \(short.dropFirst())") }
        switch option.completion {
        case .words(let words): parts.append("-x -a \(quoted(words.joined(separator: " ")))")
        case .files: parts.append("-r -F")
        case .folders: parts.append("-x -a '(__fish_complete_directories)'")
        case .none: if option.value != nil { parts.append("-x") }
        }
        return (parts + ["-d \(quoted(option.summary))"]).joined(separator: " ")
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
