/// The completion script for zsh.
enum ZshCompletions {
    // generate)
    //     _arguments \
    //         '(-o --output)'{-o,--output}'[The folder for the generated files]:DIR:_files -/' \
    //         '*:file:_files'

    static var script: String {
        let commands = CommandDescription.all
        let list = commands.map { "        \(quoted($0.name + ":" + $0.summary))\n" }.joined()
        return """
            #compdef apus
            # zsh completion for apus: apus completions zsh > a folder of fpath/_apus
            _apus() {
                local -a commands
                commands=(
            \(list)    )
                if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                fi
                local command="$words[2]"
                shift words
                (( CURRENT-- ))
                case "$command" in
            \(commands.map(arguments).joined())        help) commands+=('--man:Print the manual page'); _describe command commands ;;
                esac
            }
            if [ "$funcstack[1]" = _apus ]; then _apus "$@"; else compdef _apus apus; fi

            """
    }

    private static func arguments(_ command: CommandDescription) -> String {
        let lines = command.allOptions.map(specification) + [operand(command)]
        return "        \(command.name))\n            _arguments \\\n"
            + lines.map { "                \($0)" }.joined(separator: " \\\n") + " ;;\n"
    }

    private static func specification(_ option: OptionDescription) -> String {
        var text = "[" + escaped(option.summary) + "]"
        if let value = option.value {
            text += ":\(value):"
            switch option.completion {
            case .words(let words): text += "(" + words.joined(separator: " ") + ")"
            case .files: text += "_files"
            case .folders: text += "_files -/"
            case .none: break
            }
        }
        guard let short = option.short else { return quoted(option.name + text) }
        return "'(\(short) \(option.name))'{\(short),\(option.name)}" + quoted(text)
    }

    private static func operand(_ command: CommandDescription) -> String {
        if !command.operandWords.isEmpty {
            let words = quoted("1:\(escaped(command.operands)):(\(command.operandWords.joined(separator: " ")))")
            return command.operandCount.upperBound > 1 ? words + " " + quoted("*:file:_files") : words
        }
        return command.operandCount.upperBound == 0 ? "''" : quoted("*:file:_files")
    }

    /// Escapes brackets and colons, which end parts of a specification.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
            .replacing(":", with: "\\:")
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
