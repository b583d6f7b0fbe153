import ApusDiagnostics
import ApusSpecParser
import ApusTemplateRenderer

/// Runs a command line.
package struct CommandRunner {
    /// The version of Apus.
    package static let version = "0.1.0"

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
                console.print("apus \(Self.version)\n")
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
        let report = DiagnosticReport(invocation: invocation, console: console)
        switch invocation.command.name {
        case "generate": return try GenerateCommand(invocation, console: console, report: report).run()
        case "check": return try CheckCommand(invocation, console: console, report: report).run()
        case "validate": return try ValidateCommand(invocation, console: console, report: report).run()
        case "list": return try ListCommand(invocation, console: console, report: report).run()
        case "docs": return try DocsCommand(invocation, console: console, report: report).run()
        case "diff": return try DiffCommand(invocation, console: console, report: report).run()
        case "init": return try InitCommand(invocation, console: console, report: report).run()
        case "schema":
            console.print(ConfigurationSchema.text)
            return .success
        case "completions": return try CompletionsCommand(invocation, console: console).run()
        default: return try ExplainCommand(invocation, console: console).run()
        }
    }

    private func report(_ message: String, help: String?) {
        console.printError("error: \(message)\n")
        if let help { console.printError("help: \(help)\n") }
    }
}
