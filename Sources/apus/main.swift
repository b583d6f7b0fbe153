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

/// The console of this process.
final class ProcessConsole: Console {
    func print(_ text: String) { write(text, to: STDOUT_FILENO) }
    func printError(_ text: String) { write(text, to: STDERR_FILENO) }
    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    var environment: [String: String] { ProcessInfo.processInfo.environment }
    var workingFolder: String { FileManager.default.currentDirectoryPath }

    /// Waits 0.2 s: the delay is hardly noticeable, and looking at the files that often takes little time.
    func pause() -> Bool {
        usleep(200_000)
        return true
    }

    /// Writes the text. Stops without an error if the reader has closed the pipe.
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
