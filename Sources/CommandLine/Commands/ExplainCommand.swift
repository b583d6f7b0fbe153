import ApusDiagnostics

/// `apus explain`: explains a diagnostic and how to fix its cause.
struct ExplainCommand: ContextCommand {
    let context: CommandContext

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
