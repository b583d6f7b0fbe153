import Foundation

/// A tool of the toolchain or the machine, run to its end.
package enum ToolProcess {
    /// How a tool ended, and what it said on both of its outputs.
    package typealias Outcome = (status: Int32, output: String)

    /// Runs a command, looked for in `PATH`, without keeping a thread of the other tests.
    package static func run(_ command: [String]) async throws -> Outcome {
        try await OwnThread.run { try wait(for: command) }
    }

    /// Runs a command and waits on this thread, for what is not asynchronous and takes no time.
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

    /// Whether a command can be run and is content.
    package static func succeeds(_ command: [String]) -> Bool { (try? wait(for: command).status) == 0 }
}
