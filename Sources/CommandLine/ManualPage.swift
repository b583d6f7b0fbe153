import ApusGenerator

/// The manual page `apus.1`, in the macros of `man(7)`.
package enum ManualPage {
    // .TH APUS 1 "" "Apus 0.1.0" "Apus Manual"
    // .SH NAME
    // apus \- generate Swift API clients from OpenAPI descriptions

    package static var text: String {
        var page = Page()
        page.line(".TH APUS 1 \"\" \"Apus \(ApusVersion.current)\" \"Apus Manual\"")
        page.section("NAME")
        page.text("apus - generate Swift API clients from OpenAPI descriptions")
        page.section("SYNOPSIS")
        for command in CommandDescription.all { page.synopsis(command) }
        page.section("DESCRIPTION")
        page.text("Apus reads an OpenAPI description and writes a Swift client. " + HelpText.specification)
        page.section("COMMANDS")
        for command in CommandDescription.all { page.command(command) }
        page.section("COMMON OPTIONS")
        for option in OptionDescription.common { page.option(option) }
        page.item("--version")
        page.text("Show the version.")
        page.section("EXIT STATUS")
        for (code, meaning) in ExitCode.meanings {
            page.item(String(code.rawValue))
            page.text(meaning + ".")
        }
        page.section("FILES")
        page.item("apus.yaml")
        page.text("The configuration. 'apus init' writes one that explains every key. 'apus schema' prints its schema.")
        page.section("ENVIRONMENT")
        page.item("NO_COLOR")
        page.text("If it is set and not empty, output is not colored, unless '--color always' is given.")
        return page.source
    }
}

/// The source of a manual page.
private struct Page {
    private(set) var source = ""

    mutating func line(_ line: String) { source += line + "\n" }

    mutating func section(_ title: String) { line(".SH \(title)") }

    /// A paragraph. Characters with a meaning in roff are escaped.
    mutating func text(_ text: String) { line(escaped(text)) }

    /// The tag of an item. The text that follows is indented.
    mutating func item(_ tag: String) {
        line(".TP")
        line(".B \(escaped(tag))")
    }

    mutating func synopsis(_ command: CommandDescription) {
        line(".B apus \(command.name)")
        text("\(command.operands) [options]".drop { $0 == " " }.description)
        line(".br")
    }

    mutating func command(_ command: CommandDescription) {
        line(".SS \"apus \(command.name) \(escaped(command.operands))\"")
        text(command.summary + ".")
        for one in command.options { option(one) }
        for example in command.examples {
            item(example.line)
            text(example.meaning)
        }
    }

    mutating func option(_ option: OptionDescription) {
        item(option.spelling)
        text(option.summary + ".")
        if !option.words.isEmpty { text("One of \(option.words.joined(separator: ", ")).") }
    }

    private func escaped(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}

extension ExitCode {
    /// The exit codes and their meanings.
    static let meanings: [(code: ExitCode, meaning: String)] = [
        (.success, "success"),
        (.faults, "errors in a description"),
        (.usage, "invalid command line or configuration"),
        (.stale, "generated files are not up to date"),
        (.files, "a file can't be read or written"),
        (.changes, "'apus diff' found a change that '--fail-on' names"),
    ]
}
