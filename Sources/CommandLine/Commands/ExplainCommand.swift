import ApusDiagnostics

/// `apus explain`: what a diagnostic means and what to do about it.
struct ExplainCommand {
    private let invocation: Invocation
    private let console: any Console

    init(_ invocation: Invocation, console: any Console) {
        self.invocation = invocation
        self.console = console
    }

    func run() throws(UsageFault) -> ExitCode {
        guard let name = invocation.operands.first else {
            for code in DiagnosticCatalog.apus.codes { console.print("\(code.name)  \(code.summary)\n") }
            return .success
        }
        guard let code = DiagnosticCatalog.apus[name] else {
            let nearest = DiagnosticCatalog.apus.nearest(to: name)
            throw UsageFault("unknown code '\(name)'", help: nearest.map { "did you mean '\($0.name)'?" })
        }
        console.print("\(code.name) (\(code.severity.rawValue))\n\n\(code.explanation)\n")
        return .success
    }
}
