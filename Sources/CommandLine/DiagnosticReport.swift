import ApusDiagnostics
import ApusGenerator
import ApusMustache

/// Prints diagnostics in the format that the options ask for.
struct DiagnosticReport {
    private let output: DiagnosticOutput
    private let isColored: Bool
    let isStrict: Bool
    private let isQuiet: Bool
    private let isVerbose: Bool
    private let console: any Console

    /// The number of diagnostics of one code that are printed without `--verbose`.
    private static let limit = 10

    private var format: DiagnosticFormat { output.format }

    /// - Throws: ``UsageFault`` for an invalid value of an option.
    init(invocation: Invocation, console: any Console, output: DiagnosticOutput) throws(UsageFault) {
        self.output = output
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

    /// Prints diagnostics.
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
        output.write(shown, isColored: isColored)
        return counted
    }

    /// Prints the faults of generated files. As text, only their number is printed.
    func show(stale files: [Diagnostic]) {
        if format == .text {
            let message = "\(counted(files.count, "generated file")) \(files.count == 1 ? "is" : "are") not up to date"
            output.write(fault: [Diagnostic(.staleFile, message, at: nil, help: "run 'apus generate'")])
        } else {
            output.write(files)
        }
    }

    /// Prints an error that ends a run, or a round of `--watch`.
    func show(fault error: any Error) { output.write(fault: Diagnostic.faults(of: error)) }

    /// Ends the output of a run, or of a round of `--watch`.
    func finish(_ code: ExitCode) { output.finish(code) }

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

extension Diagnostic {
    /// The diagnostics for an error that ends a run.
    static func faults(of error: any Error) -> [Diagnostic] {
        switch error {
        case let fault as UsageFault: [Diagnostic(.invalidUsage, fault.message, at: nil, help: fault.help)]
        case let faults as TemplateFaults: faults.faults.map { Diagnostic(run: $0) }
        default: [Diagnostic(run: error)]
        }
    }
}

extension ExitCode {
    /// The exit code for an error that ends a run.
    init(of error: any Error) {
        switch error {
        case is UsageFault, is TemplateFaults, is TemplateFault: self = .usage
        default: self = .files
        }
    }
}
