import ApusDiagnostics

extension DiagnosticCatalog {
    /// Every code that Apus knows.
    package static let apus = DiagnosticCatalog(
        DiagnosticCode.text,
        DiagnosticCode.document,
        DiagnosticCode.examples,
        DiagnosticCode.lowering,
        DiagnosticCode.configuration
    )
}
