import ApusGenerator

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

exit(CommandRunner(console: ProcessConsole()).run(Array(CommandLine.arguments.dropFirst())).rawValue)

/// The terminal or pipe that this process was started from.
final class ProcessConsole: Console {
    func print(_ text: String) { fputs(text, stdout) }
    func printError(_ text: String) {
        fflush(stdout)
        fputs(text, stderr)
    }
    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    var environment: [String: String] { ProcessInfo.processInfo.environment }
    var workingFolder: String { FileManager.default.currentDirectoryPath }
}
