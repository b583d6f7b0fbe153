import ApusDiagnostics
import ApusFiles
import ApusMustache

extension DiagnosticCode {
    package static let invalidUsage = DiagnosticCode(
        "invalid-usage",
        .error,
        explanation: """
            The command line is invalid, or a configuration that the command needs does not exist.

            `apus COMMAND --help` shows the operands and options of a command. The exit code is 2.
            """
    )
    package static let invalidTemplate = DiagnosticCode(
        "invalid-template",
        .error,
        explanation: """
            A template of the folder `templates` has a fault. No files are written.

            The message names the template with line and column. The exit code is 2.
            """
    )
    package static let fileFailure = DiagnosticCode(
        "file-failure",
        .error,
        explanation: """
            A file can't be read or written. The message names the file and the reason of the system.

            The exit code is 4.
            """
    )
    package static let staleFile = DiagnosticCode(
        "stale-file",
        .error,
        explanation: """
            `apus check` found a generated file that differs from the one that `apus generate` would write.

            Run `apus generate` and commit the files. The exit code is 3.
            """
    )

    /// The codes of faults that belong to a run instead of a description.
    package static let runs = [invalidUsage, invalidTemplate, fileFailure, staleFile]
}

extension Diagnostic {
    /// An error that ends a run.
    package init(run error: any Error) {
        switch error {
        case let fault as FileFault: self.init(.fileFailure, "\(fault)", at: Self.place(fault.path))
        case let fault as FileWriteFault: self.init(.fileFailure, "\(fault)", at: Self.place(fault.path))
        case let fault as OutputFault: self.init(.fileFailure, "\(fault)", at: Self.place(fault.path))
        case let fault as TemplateFault:
            let message = "\(fault.template):\(fault.line):\(fault.column): \(fault.message)"
            self.init(.invalidTemplate, message, at: nil, help: fault.hint)
        default: self.init(.fileFailure, String(describing: error), at: nil)
        }
    }

    /// A generated file that is not up to date.
    ///
    /// - Parameter state: `is missing`, `is changed` or `is no longer generated`.
    package static func staleFile(_ path: String, _ state: String) -> Diagnostic {
        Diagnostic(.staleFile, "'\(path)' \(state)", at: place(path), help: "run 'apus generate'")
    }

    /// The beginning of a file.
    private static func place(_ path: String) -> SourceLocation {
        SourceLocation(file: SourceFile(path: path, bytes: []), offset: 0)
    }
}
