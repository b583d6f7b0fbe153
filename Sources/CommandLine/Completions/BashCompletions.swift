/// The completion script for bash 3.2 and later.
enum BashCompletions {
    // case "$command $previous" in
    //     'generate --access') words='public package internal' ;;

    static var script: String {
        let commands = CommandDescription.all
        let names = commands.map(\.name).joined(separator: " ")
        return """
            # bash completion for apus: source <(apus completions bash)
            \(folders)
            _apus() {
                local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
                local command="${COMP_WORDS[1]}" words=''
                COMPREPLY=()
                # bash divides '--output=DIR' into three words.
                if [ "$current" = '=' ]; then
                    current=''
                elif [ "$previous" = '=' ]; then
                    previous="${COMP_WORDS[COMP_CWORD-2]}"
                fi
                if [ "$COMP_CWORD" -eq 1 ]; then
                    COMPREPLY=($(compgen -W '\(names) help --help --version' -- "$current"))
                    return
                fi
                case "$command $previous" in
            \(commands.flatMap(values).joined())        *)
                        case "$command" in
            \(commands.map(words).joined())                help) words='\(names) --man' ;;
                        esac ;;
                esac
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o default -F _apus apus

            """
    }

    /// A function that completes folders, whose names can contain spaces. bash 3 has no `compopt`, which quotes them.
    private static let folders = #"""
        _apus_folders() {
            local IFS=$'\n' start="${1//\\/}"
            start="${start#[\"\']}"
            COMPREPLY=($(compgen -d -- "$start"))
            if type compopt > /dev/null 2>&1; then
                compopt -o filenames 2> /dev/null
            else
                COMPREPLY=("${COMPREPLY[@]// /\\ }")
            fi
        }
        """#

    /// The `case` branches that complete the values of a command's options.
    private static func values(_ command: CommandDescription) -> [String] {
        command.allOptions.compactMap { option in
            let pattern = option.spellings.map { "'\(command.name) \($0)'" }.joined(separator: " | ")
            switch option.completion {
            case .words(let words): return "        \(pattern)) words='\(words.joined(separator: " "))' ;;\n"
            case .files: return "        \(pattern)) return ;;\n"
            case .folders:
                return "        \(pattern)) _apus_folders \"$current\"; return ;;\n"
            case .none: return option.value == nil ? nil : "        \(pattern)) return ;;\n"
            }
        }
    }

    /// The `case` branch that completes options after a dash, and operands otherwise. If it offers nothing, `-o default`
    /// completes file names.
    private static func words(_ command: CommandDescription) -> String {
        let options = command.allOptions.flatMap(\.spellings).joined(separator: " ")
        let operands = command.operandWords.joined(separator: " ")
        return """
                            \(command.name))
                                case "$current" in
                                    -*) words='\(options)' ;;
                                    *) words='\(operands)' ;;
                                esac ;;

            """
    }
}
