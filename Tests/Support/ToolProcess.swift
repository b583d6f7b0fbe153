import Foundation

/// Runs external programs and waits for their end.
package enum ToolProcess {
    /// The exit status of a program, and its standard output and standard error as one text.
    package typealias Outcome = (status: Int32, output: String)

    /// Runs a command, which is searched in `PATH`, on a separate thread.
    package static func run(_ command: [String]) async throws -> Outcome {
        try await OwnThread.run { try wait(for: command) }
    }

    /// Runs a command, which is searched in `PATH`, and blocks the current thread. Use it for short commands only.
    package static func wait(for command: [String]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Whether a command can be run and exits with status 0.
    package static func succeeds(_ command: [String]) -> Bool { (try? wait(for: command).status) == 0 }
}
