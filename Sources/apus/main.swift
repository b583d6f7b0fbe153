import ApusCommandLine

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

HeapSettings.apply()
exit(CommandRunner(console: ProcessConsole()).run(Array(CommandLine.arguments.dropFirst())).rawValue)

/// The terminal or pipe that this process was started from.
final class ProcessConsole: Console {
    func print(_ text: String) { write(text, to: STDOUT_FILENO) }
    func printError(_ text: String) { write(text, to: STDERR_FILENO) }
    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    var environment: [String: String] { ProcessInfo.processInfo.environment }
    var workingFolder: String { FileManager.default.currentDirectoryPath }

    /// Short enough to feel immediate, long enough to cost nothing.
    func pause() -> Bool {
        usleep(200_000)
        return true
    }

    /// Writes all of the text; what a closed pipe does not take is nobody's loss.
    private func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
