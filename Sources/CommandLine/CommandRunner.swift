import ApusDiagnostics
import ApusGenerator

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
        let output = DiagnosticOutput(arguments, console: console)
        do {
            switch try Invocation.parse(arguments) {
            case .help(let command):
                console.print(HelpText.text(for: command))
                return arguments.isEmpty ? .usage : .success
            case .version:
                console.print("apus \(ApusVersion.current)\n")
                return .success
            case .manual:
                console.print(ManualPage.text)
                return .success
            case .run(let invocation):
                let code = try run(invocation, output)
                output.finish(code)
                return code
            }
        } catch {
            output.write(fault: Diagnostic.faults(of: error))
            let code = ExitCode(of: error)
            output.finish(code)
            return code
        }
    }

    private func run(_ invocation: Invocation, _ output: DiagnosticOutput) throws -> ExitCode {
        try checkOperands(of: invocation)
        let context = try CommandContext(invocation, console: console, output: output)
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
}
