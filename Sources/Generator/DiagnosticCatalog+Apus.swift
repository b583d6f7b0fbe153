import ApusDiagnostics
import ApusOverlay

extension DiagnosticCatalog {
    /// Every code that Apus knows.
    package static let apus = DiagnosticCatalog(
        DiagnosticCode.text,
        DiagnosticCode.overlays,
        DiagnosticCode.document,
        DiagnosticCode.examples,
        DiagnosticCode.lowering,
        DiagnosticCode.configuration,
        DiagnosticCode.runs
    )
}
