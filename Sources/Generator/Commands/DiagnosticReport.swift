import ApusDiagnostics

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
        var shown = isVerbose || format != .text ? counted.sorted : counted.capped(perCode: Self.limit)
        shown = shown.filter { diagnostic in
            switch diagnostic.severity {
            case .error: true
            case .warning: !isQuiet
            default: isVerbose || (format != .text && !isQuiet)
            }
        }
        if !shown.isEmpty || format == .sarif {
            console.printError(format.render(shown, isColored: isColored, version: CommandRunner.version))
        }
        return counted
    }

    /// Prints a line that is no diagnostic, unless the run is quiet or a program reads what is printed.
    func say(_ line: String) {
        if !isQuiet, format == .text || format == .github { console.printError(line + "\n") }
    }
}
