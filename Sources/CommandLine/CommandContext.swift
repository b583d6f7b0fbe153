/// The parsed command line of a run, its console and its report of diagnostics.
struct CommandContext {
    let invocation: Invocation
    let console: any Console
    let report: DiagnosticReport

    /// - Throws: ``UsageFault`` for invalid values of common options.
    init(_ invocation: Invocation, console: any Console, output: DiagnosticOutput) throws(UsageFault) {
        self.invocation = invocation
        self.console = console
        report = try DiagnosticReport(invocation: invocation, console: console, output: output)
    }

    var configurationSource: ConfigurationSource { ConfigurationSource(invocation: invocation, console: console) }
}

/// A command that runs with a context.
protocol ContextCommand {
    var context: CommandContext { get }
}

extension ContextCommand {
    var invocation: Invocation { context.invocation }
    var console: any Console { context.console }
    var report: DiagnosticReport { context.report }
}
