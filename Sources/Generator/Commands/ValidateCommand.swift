import ApusDiagnostics

/// `apus validate`: says what is wrong in a description, without writing anything.
struct ValidateCommand {
    private let invocation: Invocation
    private let report: DiagnosticReport

    init(_ invocation: Invocation, console: any Console, report: DiagnosticReport) {
        self.invocation = invocation
        self.report = report
    }

    func run() throws -> ExitCode {
        var client = ClientConfiguration()
        client.description = invocation.operands.first ?? ""
        client.module = "API"
        let generated = try Pipeline().generate(client, folder: "")
        let counted = report.show(generated.diagnostics)
        let errors = counted.count(of: .error)
        let warnings = counted.count(of: .warning)
        report.say("\(client.description): \(errors) errors, \(warnings) warnings")
        return errors > 0 ? .faults : .success
    }
}
