import ApusDiagnostics
import ApusGenerator

/// Prints diagnostics as the options ask for.
struct DiagnosticReport {
    private let format: DiagnosticFormat
    private let isColored: Bool
    let isStrict: Bool
    private let isQuiet: Bool
    private let isVerbose: Bool
    private let console: any Console

    /// How many diagnostics of one code are shown without `--verbose`.
    private static let limit = 10

    init(invocation: Invocation, console: any Console) {
        format = invocation.value("--diagnostics").flatMap(DiagnosticFormat.init(rawValue:)) ?? .text
        isStrict = invocation.has("--strict")
        isQuiet = invocation.has("--quiet")
        isVerbose = invocation.has("--verbose")
        switch invocation.value("--color") {
        case "always": isColored = true
        case "never": isColored = false
        default:
            let refuses = console.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            isColored = console.isTerminal && !refuses
        }
        self.console = console
    }

    /// Prints them, and returns what counts: warnings are errors when the run is strict. SARIF is one document, so a run
    /// shows all that it has at once.
    func show(_ diagnostics: Diagnostics) -> Diagnostics {
        var counted = diagnostics
        if isStrict {
            counted = Diagnostics(
                diagnostics.sorted.map { $0.severity == .warning ? $0.with(severity: .error) : $0 }
            )
        }
        var shown = counted.sorted.filter { diagnostic in
            switch diagnostic.severity {
            case .error: true
            case .warning: !isQuiet
            default: isVerbose || (format != .text && !isQuiet)
            }
        }
        if !isVerbose, format == .text {
            shown = Diagnostics(shown).capped(perCode: Self.limit, help: "--verbose shows them")
        }
        if !shown.isEmpty || format == .sarif {
            console.printError(format.render(shown, isColored: isColored, version: ApusVersion.current))
        }
        return counted
    }

    /// `3 remarks (--verbose shows them)`; `nil` when there are none.
    func remarks(in diagnostics: Diagnostics) -> String? {
        let count = diagnostics.count(of: .remark)
        guard count > 0 else { return nil }
        let hint = isVerbose ? "" : " (--verbose shows \(count == 1 ? "it" : "them"))"
        return counted(count, "remark") + hint
    }

    /// Prints a line that is no diagnostic, unless the run is quiet or a program reads what is printed.
    func say(_ line: String) {
        if !isQuiet, format == .text || format == .github { console.printError(line + "\n") }
    }
}
