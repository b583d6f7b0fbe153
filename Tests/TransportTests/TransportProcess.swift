import ApusTestSupport
import Foundation

/// The programs of `Tests/Transport`, each in a process of its own.
enum TransportProcess {
    private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    static var exists: Bool {
        ["apus-transport-server", "apus-transport-client"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent($0).path)
        }
    }

    static let isSanitized = ProcessInfo.processInfo.environment["APUS_SANITIZED"] != nil
    static let isThorough = ProcessInfo.processInfo.environment["APUS_THOROUGH"] == "1"

    /// How a client's process ended.
    enum End: Equatable, CustomStringConvertible {
        /// With these lines of output, `done` left out.
        case done([String])
        /// Earlier, with the status or the signal.
        case ended(String)
        /// Not within the time limit.
        case hangs

        var description: String {
            switch self {
            case .done(let lines): lines.joined(separator: "\n")
            case .ended(let how): "ended: \(how)"
            case .hangs: "hangs"
            }
        }

        /// The number of a line such as `peak: 20480`.
        func number(_ name: String) -> Int? {
            guard case .done(let lines) = self else { return nil }
            return lines.first { $0.hasPrefix(name + ": ") }.flatMap { Int($0.dropFirst(name.count + 2)) }
        }
    }

    /// Runs a client and waits for its end, at most for `limit` seconds.
    static func client(
        _ arguments: [String],
        limit: TimeInterval = 30,
        environment: [String: String] = [:]
    ) async throws -> End {
        let own = ProcessInfo.processInfo.environment
        return try await OwnThread.run {
            let process = Process()
            process.executableURL = folder.appendingPathComponent("apus-transport-client")
            process.arguments = arguments
            process.environment = own.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }.merging(environment) { $1 }
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let isHanging = Locked(false)
            DispatchQueue.global().asyncAfter(deadline: .now() + limit) {
                guard process.isRunning else { return }
                isHanging.access { $0 = true }
                kill(process.processIdentifier, SIGKILL)
            }
            let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            if isHanging.current { return .hangs }
            let lines = output.split(separator: "\n").map(String.init)
            guard process.terminationReason == .exit, process.terminationStatus == 0, lines.last == "done" else {
                return .ended(
                    "\(process.terminationReason == .exit ? "status" : "signal") \(process.terminationStatus): \(output)"
                )
            }
            return .done(lines.dropLast())
        }
    }

    /// The server, until the last reference goes.
    final class Server: Sendable {
        let port: String
        private let input: FileHandle
        private let process: Process

        /// The server of all tests of this process.
        static let shared = Result { try Server() }

        private init() throws {
            process = Process()
            process.executableURL = folder.appendingPathComponent("apus-transport-server")
            let input = Pipe()
            let output = Pipe()
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            // It ends when this end of the pipe closes, as it does when the tests end.
            self.input = input.fileHandleForWriting
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            port = String(line.prefix { $0.isNumber })
        }
    }
}
