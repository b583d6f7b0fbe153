import Foundation

/// The transports of a client side by side, each in a process of its own, with the server of `Tests/Transport`.
struct TransportBenchmarks {
    private let report: BenchmarkReport
    private static let transports = ["libcurl", "URLSession"]
    private static let rounds = 3

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() throws {
        guard let server = try TransportServer() else {
            return report.skipped("transports", "build apus-transport-server and apus-transport-client first")
        }
        for concurrent in [1, 64] {
            let count = concurrent == 1 ? 5000 : 20_000
            try measure("calls a second, \(concurrent) at a time", "calls a second", higher: true) {
                try server.client(["many", server.port, "\(count)", "\(concurrent)"], $0)
            }
        }
        for concurrent in [1, 64] { try compareWithPlainCalls(server, concurrent) }
        try compareLargeBodies(server)
        try measure("MB/s of a 300 MB download", "megabytes a second", higher: true) {
            try server.client(["download", server.port, "300"], $0)
        }
        try measure("kB of memory at most for it", "peak", higher: false) {
            try server.client(["download", server.port, "300"], $0)
        }
        server.stop()
    }

    /// The CPU time of a call, compared with code that passes a request to the same transport itself.
    private func compareWithPlainCalls(_ server: TransportServer, _ concurrent: Int) throws {
        for transport in Self.transports {
            var best = [Int.max, Int.max]
            for _ in 0..<Self.rounds {
                for (index, command) in ["many", "plain"].enumerated() {
                    let arguments = [command, server.port, "\(concurrent == 1 ? 5000 : 20_000)", "\(concurrent)"]
                    guard let time = try server.client(arguments, transport)["nanoseconds of CPU"] else { continue }
                    best[index] = min(best[index], time)
                }
            }
            let ratio = Double(best[0]) / Double(best[1])
            let name = "CPU of a call, \(concurrent) at a time, \(transport)"
            let times = best.map { (Double($0) * 1e-9).microseconds }
            report.row(name, "\(times[0]), by hand \(times[1])", ratio: ratio, of: "transport, " + name)
        }
    }

    /// A body of JSON is indexed while it arrives; one of another media type is indexed afterwards.
    private func compareLargeBodies(_ server: TransportServer) throws {
        for transport in Self.transports {
            var times = [Int.max, Int.max]
            var peaks = [Int.max, Int.max]
            for _ in 0..<Self.rounds {
                for (index, type) in ["json", "text"].enumerated() {
                    let figures = try server.client(["models", server.port, type, "10", "125", "5"], transport)
                    let once = try server.client(["models", server.port, type, "50", "0", "1"], transport)
                    guard let time = figures["microseconds"], let peak = once["peak"] else { continue }
                    times[index] = min(times[index], time)
                    peaks[index] = min(peaks[index], peak)
                }
            }
            let milliseconds = times.map { (Double($0) * 1e-6).milliseconds }
            report.row(
                "10 MB of JSON at 125 MB/s into models, \(transport)",
                "\(milliseconds[0]), indexed afterwards \(milliseconds[1])"
            )
            report.row(
                "memory at most for 50 MB of it, \(transport)",
                "\(peaks[0] >> 10) MB, indexed afterwards \(peaks[1] >> 10) MB"
            )
        }
    }

    /// - Parameters:
    ///   - figure: the line of the client's output.
    ///   - higher: whether the higher figure is the better one.
    private func measure(
        _ name: String,
        _ figure: String,
        higher: Bool,
        _ client: (String) throws -> [String: Int]
    ) throws {
        var best: [String: Int] = [:]
        // In turn, so that whatever else the machine does disturbs both.
        for _ in 0..<Self.rounds {
            for transport in Self.transports {
                guard let number = try client(transport)[figure] else { continue }
                best[transport] = best[transport].map { higher ? max($0, number) : min($0, number) } ?? number
            }
        }
        let figures = Self.transports.map { transport in "\(transport) \(best[transport].map(String.init) ?? "–")" }
        report.row(name, figures.joined(separator: ", "))
    }
}

/// The server, and clients that call it.
private struct TransportServer {
    let port: String
    private let process: Process
    private let input: FileHandle
    private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    /// - Returns: `nil`: the programs are not beside this one.
    init?() throws {
        let programs = ["apus-transport-server", "apus-transport-client"].map { Self.folder.appendingPathComponent($0) }
        guard programs.allSatisfy({ FileManager.default.isExecutableFile(atPath: $0.path) }) else { return nil }
        process = Process()
        process.executableURL = programs[0]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        self.input = input.fileHandleForWriting
        port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).filter(\.isNumber)
    }

    func stop() { try? input.close() }

    /// Runs a client to its end; the numbers of its output.
    func client(_ arguments: [String], _ transport: String) throws -> [String: Int] {
        let process = Process()
        process.executableURL = Self.folder.appendingPathComponent("apus-transport-client")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["APUS_TRANSPORT": transport]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        var numbers: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.range(of: ": "), let number = Int(line[colon.upperBound...]) else { continue }
            numbers[String(line[..<colon.lowerBound])] = number
        }
        return numbers
    }
}
