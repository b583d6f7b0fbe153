import ApusTestSupport
import Foundation

/// Runs the built executable.
enum ApusProcess {
    static let path = RepositoryRoot.appending(".build/debug/apus").path
    static let exists = FileManager.default.isExecutableFile(atPath: path)

    struct Result {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Starts the executable.
    /// - Parameter setup: A shell command that runs first in the same process, for example to set limits.
    static func start(_ arguments: [String], in folder: String, setup: String? = nil, errors: Pipe? = nil) throws
        -> Process
    {
        let process = Process()
        if let setup {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", setup + "; exec \"$@\"", "sh", path] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = arguments
        }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors ?? FileHandle.nullDevice
        // The backtrace of a crash takes longer than the test.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        try process.run()
        return process
    }

    /// Runs the executable until it exits. The code is negative if a signal ended it.
    static func run(_ arguments: [String], in folder: String, setup: String? = nil) throws -> Result {
        let errors = Pipe()
        let process = try start(arguments, in: folder, setup: setup, errors: errors)
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let isKilled = process.terminationReason == .uncaughtSignal
        return Result(code: isKilled ? -process.terminationStatus : process.terminationStatus, output: "", errors: text)
    }
}

/// A description whose client has a file for each tag.
enum ManyFiles {
    /// - Parameter version: A number that is part of every generated file.
    static func description(tags: Int, version: Int) -> String {
        let paths = (0..<tags).map { tag in
            let properties = (0..<20).map { "p\($0)v\(version): {type: string, description: Version \(version)}" }
            return """
                  /t\(tag):
                    get:
                      operationId: get\(tag)
                      tags: [tag \(tag)]
                      responses:
                        '200':
                          description: Version \(version)
                          content: {application/json: {schema: {type: object, properties: {\(properties.joined(separator: ", "))}}}}
                """
        }
        return "openapi: 3.1.0\ninfo: {title: Many, version: '\(version)'}\npaths:\n" + paths.joined(separator: "\n")
            + "\n"
    }
}
