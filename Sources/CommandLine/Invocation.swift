import ApusDiagnostics

/// A parsed command line.
package struct Invocation: Sendable {
    package let command: Command
    package let operands: [String]
    /// The values of the given options by long name, in the order of the command line; empty texts for an option without
    /// a value.
    private let values: [String: [String]]

    /// Whether an option is given.
    package func has(_ option: String) -> Bool { values[option] != nil }

    /// The value of an option; `nil` if the option is not given.
    package func value(_ option: String) -> String? { values[option]?.last }

    /// The values of an option that can be given several times, in the order of the command line.
    package func values(of option: String) -> [String] { values[option] ?? [] }

    /// The value of an option as a case of an enum; `nil` if the option is not given.
    ///
    /// - Throws: ``UsageFault`` for any other value.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ option: String,
        _: Choice.Type
    ) throws(UsageFault) -> Choice? {
        guard let text = value(option) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw UsageFault(invalidValue: text, of: option, among: Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    /// The given options, sorted by long name.
    var options: [(name: String, value: String)] {
        values.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name: name, value: $0) } }
    }

    /// The action that a command line asks for.
    package enum Parsed: Sendable {
        case run(Invocation)
        case help(CommandDescription?)
        case version
        /// `apus help --man`
        case manual
    }

    /// Parses the arguments.
    ///
    /// - Parameter arguments: The arguments without the program's name.
    /// - Throws: ``UsageFault`` for an unknown command or option, and for a missing or invalid value or operand.
    package static func parse(_ arguments: [String]) throws(UsageFault) -> Parsed {
        guard let first = arguments.first else { return .help(nil) }
        switch first {
        case "--help", "-h": return .help(nil)
        case "--version", "version": return .version
        case "help":
            guard arguments.count > 1 else { return .help(nil) }
            if arguments[1] == "--man" { return .manual }
            return .help(try command(named: arguments[1]).description)
        default: return try parse(arguments.dropFirst(), of: try command(named: first))
        }
    }

    private static func command(named name: String) throws(UsageFault) -> Command {
        if let command = Command(rawValue: name) { return command }
        let kind = name.hasPrefix("-") ? "option" : "command"
        let nearest = NearestName.find(name, among: Command.allCases.map(\.rawValue))
        throw UsageFault("unknown \(kind) '\(name)'", help: nearest.map { "did you mean '\($0)'?" })
    }

    private static func parse(_ arguments: ArraySlice<String>, of command: Command) throws(UsageFault) -> Parsed {
        let description = command.description
        var operands: [String] = []
        var values: [String: [String]] = [:]
        var rest = arguments
        var areOptionsOver = false
        while let argument = rest.popFirst() {
            guard !areOptionsOver, argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            if argument == "--" {
                areOptionsOver = true
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let spelling = parts.first.map(String.init) ?? argument
            guard let option = description.option(spelling) else { throw unknownOption(spelling, of: description) }
            if option.name == "--help" { return .help(description) }
            let attached = parts.count == 2 ? String(parts[1]) : nil
            values[option.name, default: []].append(try value(of: option, attached: attached, rest: &rest))
        }
        guard description.operandCount.contains(operands.count) else {
            let isShort = operands.count < description.operandCount.lowerBound
            throw UsageFault(
                isShort ? "missing \(description.operands)" : "too many arguments",
                help: "usage: apus \(description.name) \(description.operands) [options]"
            )
        }
        return .run(Invocation(command: command, operands: operands, values: values))
    }

    private static func value(
        of option: OptionDescription,
        attached: String?,
        rest: inout ArraySlice<String>
    ) throws(UsageFault) -> String {
        guard let name = option.value else {
            guard attached == nil else { throw UsageFault("'\(option.name)' does not take a value", help: nil) }
            return ""
        }
        guard let value = attached ?? rest.popFirst() else {
            throw UsageFault("'\(option.name)' needs a value", help: "use '\(option.name) \(name)'")
        }
        guard option.words.isEmpty || option.words.contains(value) else {
            throw UsageFault(invalidValue: value, of: option.name, among: option.words)
        }
        return value
    }

    private static func unknownOption(_ spelling: String, of command: CommandDescription) -> UsageFault {
        let names = (command.options + OptionDescription.common).map(\.name)
        let nearest = NearestName.find(spelling, among: names)
        return UsageFault("unknown option '\(spelling)'", help: nearest.map { "did you mean '\($0)'?" })
    }
}

/// An invalid command line, or a configuration that is missing. The command exits with code 2.
package struct UsageFault: Error, Sendable, Hashable {
    package let message: String
    package let help: String?

    package init(_ message: String, help: String?) {
        self.message = message
        self.help = help
    }

    init(invalidValue value: String, of option: String, among words: [String]) {
        let nearest = NearestName.find(value, among: words).map { "did you mean '\($0)'?" }
        self.init(
            "invalid value '\(value)' for '\(option)'",
            help: nearest ?? "use one of \(words.joined(separator: ", "))"
        )
    }
}
