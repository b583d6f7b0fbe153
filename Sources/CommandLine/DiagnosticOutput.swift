import ApusDiagnostics
import ApusFiles
import ApusGenerator

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes the diagnostics of a run to standard error, in the format of `--diagnostics`.
///
/// A SARIF log is one document. Its diagnostics are collected until ``finish(_:)``.
final class DiagnosticOutput {
    let format: DiagnosticFormat
    private let console: any Console
    private let paths: ArtifactPaths
    private var collected: [Diagnostic] = []
    /// Whether the log of the last round of `--watch` is written, and no diagnostic was added since.
    private var isFinished = false

    /// - Parameter arguments: The command line. It can be invalid: then the faults are written in the format that it names.
    init(_ arguments: [String], console: any Console) {
        format = Self.format(in: arguments)
        self.console = console
        paths = format == .github || format == .sarif ? .inRepository(of: console.workingFolder) : .unchanged
    }

    /// The value of `--diagnostics`; `text` if it is missing or invalid.
    private static func format(in arguments: [String]) -> DiagnosticFormat {
        var format = DiagnosticFormat.text
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { break }
            if argument == "--diagnostics", index + 1 < arguments.count {
                format = DiagnosticFormat(rawValue: arguments[index + 1]) ?? format
            } else if argument.hasPrefix("--diagnostics=") {
                format = DiagnosticFormat(rawValue: String(argument.dropFirst("--diagnostics=".count))) ?? format
            }
        }
        return format
    }

    /// Writes diagnostics.
    func write(_ diagnostics: [Diagnostic], isColored: Bool = false) {
        isFinished = false
        if format == .sarif {
            collected += diagnostics
        } else if !diagnostics.isEmpty {
            let text = format.render(
                diagnostics,
                isColored: isColored,
                version: ApusVersion.current,
                paths: paths
            )
            console.printError(text)
        }
    }

    /// Writes the faults that end a run. As text, only the message and the fix are written.
    func write(fault diagnostics: [Diagnostic]) {
        guard format == .text else { return write(diagnostics) }
        for diagnostic in diagnostics {
            console.printError("error: \(diagnostic.message)\n")
            if let help = diagnostic.help { console.printError("help: \(help)\n") }
        }
    }

    /// Writes the SARIF log of a run, or of a round of `--watch`.
    func finish(_ code: ExitCode) {
        guard format == .sarif, !isFinished else { return }
        let log = format.render(
            collected,
            version: ApusVersion.current,
            paths: paths,
            exitCode: Int(code.rawValue)
        )
        console.printError(log)
        collected = []
        isFinished = true
    }
}

extension ArtifactPaths {
    /// The paths relative to the repository that contains a folder: the nearest folder with a file or folder `.git`.
    static func inRepository(of folder: String) -> ArtifactPaths {
        guard let root = repository(of: folder) else { return .unchanged }
        let prefix = root == "/" ? root : root + "/"
        return ArtifactPaths(root: root) { path in
            // The description of a pipe is not a file.
            if path == PipedDescription.name(of: "-") { return path }
            let absolute = FilePath.join(folder, path)
            return absolute.hasPrefix(prefix) ? FilePath.relative(absolute, to: root) : absolute
        }
    }

    private static func repository(of folder: String) -> String? {
        var root = folder
        while !FileManager.default.fileExists(atPath: FilePath.join(root, ".git")) {
            guard root != "/", root.hasPrefix("/") else { return nil }
            root = FilePath.folder(of: root)
        }
        return root
    }
}
