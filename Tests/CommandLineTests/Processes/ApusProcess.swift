import ApusTestSupport
import Foundation

/// Runs the built executable in a process.
enum ApusProcess {
    /// The path of the executable: beside the running tests.
    static let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("apus")

    static var exists: Bool { FileManager.default.isExecutableFile(atPath: built.path) }

    /// The exit code and the output of a process.
    struct Result {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - input: The contents of standard input.
    ///   - environment: The environment in addition to `PATH`. No other variables are inherited.
    static func run(
        _ arguments: [String],
        of program: URL = built,
        in folder: URL,
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> Result {
        let running = try start(arguments, of: program, in: folder, input: input, environment: environment)
        running.process.waitUntilExit()
        return try running.result()
    }

    /// A process that may still run. Its output is written to files.
    final class Running {
        let process: Process
        private let files: TemporaryFolder

        fileprivate init(_ process: Process, _ files: TemporaryFolder) {
            self.process = process
            self.files = files
        }

        func result() throws -> Result {
            Result(code: process.terminationStatus, output: try files.read("output"), errors: try files.read("errors"))
        }

        /// Ends the process and waits for its end.
        ///
        /// Sends `SIGKILL`, because a process that is started on a thread of Dispatch inherits a mask that blocks
        /// `SIGTERM`.
        func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        /// The contents of standard error so far.
        var errors: String { (try? files.read("errors")) ?? "" }
    }

    static func start(
        _ arguments: [String],
        of program: URL = built,
        in folder: URL,
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> Running {
        let files = try TemporaryFolder("process")
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: try files.write(input, to: "input"))
        process.standardOutput = try FileHandle(forWritingTo: try files.write("", to: "output"))
        process.standardError = try FileHandle(forWritingTo: try files.write("", to: "errors"))
        try process.run()
        return Running(process, files)
    }
}
