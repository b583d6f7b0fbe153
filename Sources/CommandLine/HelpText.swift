/// The texts of `apus --help` and `apus COMMAND --help`.
package enum HelpText {
    package static func text(for command: CommandDescription?) -> String {
        command.map(commandText) ?? overview
    }

    private static var overview: String {
        let width = CommandDescription.all.map(\.name.count).max() ?? 0
        let commands = CommandDescription.all.map { "  \(padded($0.name, to: width))  \($0.summary)" }
        return """
            Apus generates Swift API clients from OpenAPI descriptions.

            Usage: apus COMMAND [options]

            Commands:
            \(commands.joined(separator: "\n"))

            Options:
              --help, -h  Show help; 'apus COMMAND --help' shows the help of a command
              --version   Show the version

            \(specification)
            'apus help --man' prints the manual page.

            \(exitCodes)

            """
    }

    /// The meaning of the operand SPEC.
    static let specification =
        "SPEC is the root file of an OpenAPI description, in YAML or JSON; '-' is standard input."

    /// The exit codes, broken into lines.
    private static var exitCodes: String {
        let codes = ExitCode.meanings.map { "\($0.code.rawValue) \($0.meaning)" }.joined(separator: ", ")
        var lines = [""]
        for word in "Exit codes: \(codes).".split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.count + word.count >= 112 {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func commandText(_ command: CommandDescription) -> String {
        var text = "\(command.summary).\n\nUsage: apus \(command.name)"
        if !command.operands.isEmpty { text += " \(command.operands)" }
        text += " [options]\n"
        let rows = (command.options + OptionDescription.common).map { ($0.spelling, $0.summary) }
        let width = rows.map(\.0.count).max() ?? 0
        text += "\nOptions:\n" + rows.map { "  \(padded($0.0, to: width))  \($0.1)\n" }.joined()
        text += "\nExamples:\n" + command.examples.map { "  \($0.line)\n      \($0.meaning)\n" }.joined()
        return text
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension OptionDescription {
    /// `--output, -o DIR`
    var spelling: String {
        let names = short.map { "\(name), \($0)" } ?? name
        return value.map { "\(names) \($0)" } ?? names
    }
}
