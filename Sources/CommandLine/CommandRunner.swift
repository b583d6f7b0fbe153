import ApusGenerator
import ApusMustache

/// Runs a command line.
package struct CommandRunner {
    let console: any Console

    package init(console: any Console) {
        self.console = console
    }

    /// Runs a command line and prints its output.
    ///
    /// - Parameter arguments: The arguments without the program's name.
    package func run(_ arguments: [String]) -> ExitCode {
        do {
            switch try Invocation.parse(arguments) {
            case .help(let command):
                console.print(HelpText.text(for: command))
                return arguments.isEmpty ? .usage : .success
            case .version:
                console.print("apus \(ApusVersion.current)\n")
                return .success
            case .run(let invocation): return try run(invocation)
            }
        } catch let fault as UsageFault {
            report(fault.message, help: fault.help)
            return .usage
        } catch let fault as TemplateFaults {
            report(fault.description, help: nil)
            return .usage
        } catch let fault as TemplateFault {
            report(fault.description, help: nil)
            return .usage
        } catch {
            report(String(describing: error), help: nil)
            return .files
        }
    }

    private func run(_ invocation: Invocation) throws -> ExitCode {
        try checkOperands(of: invocation)
        let context = try CommandContext(invocation, console: console)
        switch invocation.command {
        case .generate: return try GenerateCommand(context: context).run()
        case .check: return try CheckCommand(context: context).run()
        case .validate: return try ValidateCommand(context: context).run()
        case .list: return try ListCommand(context: context).run()
        case .docs: return try DocsCommand(context: context).run()
        case .diff: return try DiffCommand(context: context).run()
        case .initialize: return try InitCommand(context: context).run()
        case .overlay: return try OverlayCommand(context: context).run()
        case .templates: return try TemplatesCommand(context: context).run()
        case .explain: return try ExplainCommand(context: context).run()
        case .schema:
            console.print(ConfigurationSchema.text)
            return .success
        case .completions: return try CompletionsCommand(context: context).run()
        case .dump: return try DumpCommand(context: context).run()
        }
    }

    /// - Throws: ``UsageFault`` if an operand is a URL.
    private func checkOperands(of invocation: Invocation) throws(UsageFault) {
        for operand in invocation.operands where operand.hasPrefix("http://") || operand.hasPrefix("https://") {
            let readsPipe = [.generate, .check, .validate, .list, .docs].contains(invocation.command)
            throw UsageFault(
                "'\(operand)' is a URL, and Apus does not download descriptions",
                help: readsPipe
                    ? "run 'curl -fsSL \(operand) | apus \(invocation.command.rawValue) -'"
                    : "run 'curl -fsSLO \(operand)' and name the file"
            )
        }
    }

    private func report(_ message: String, help: String?) {
        console.printError("error: \(message)\n")
        if let help { console.printError("help: \(help)\n") }
    }
}
