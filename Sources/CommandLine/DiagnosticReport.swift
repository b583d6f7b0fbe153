import ApusDiagnostics
import ApusGenerator

/// Prints diagnostics in the format that the options ask for.
struct DiagnosticReport {
    private let format: DiagnosticFormat
    private let isColored: Bool
    let isStrict: Bool
    private let isQuiet: Bool
    private let isVerbose: Bool
    private let console: any Console

    /// The number of diagnostics of one code that are printed without `--verbose`.
    private static let limit = 10

    /// - Throws: ``UsageFault`` for an invalid value of an option.
    init(invocation: Invocation, console: any Console) throws(UsageFault) {
        format = try invocation.choice("--diagnostics", DiagnosticFormat.self) ?? .text
        isStrict = invocation.has("--strict")
        isQuiet = invocation.has("--quiet")
        isVerbose = invocation.has("--verbose")
        switch try invocation.choice("--color", ColorMode.self) ?? .auto {
        case .always: isColored = true
        case .never: isColored = false
        case .auto:
            let isNoColorSet = console.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            isColored = console.isTerminal && !isNoColorSet
        }
        self.console = console
    }

    /// Prints diagnostics. Call it once per run, because SARIF output is a single document.
    ///
    /// - Returns: The diagnostics with their effective severity: with `--strict`, warnings are errors.
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

    /// `3 remarks (--verbose shows them)`; `nil` if there are no remarks.
    func remarks(in diagnostics: Diagnostics) -> String? {
        let count = diagnostics.count(of: .remark)
        guard count > 0 else { return nil }
        let hint = isVerbose ? "" : " (--verbose shows \(count == 1 ? "it" : "them"))"
        return counted(count, "remark") + hint
    }

    /// Prints a status line, unless the run is quiet or the diagnostics are printed for a program.
    func printStatus(_ line: String) {
        if !isQuiet, format == .text || format == .github { console.printError(line + "\n") }
    }
}

/// When output is colored: `--color`.
enum ColorMode: String, CaseIterable {
    /// If standard error is a terminal and `NO_COLOR` is not set.
    case auto
    case always
    case never
}
