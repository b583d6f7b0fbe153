import ApusFuzzTargets
import Foundation

/// Runs the targets one after the other, each in its own process, and keeps the inputs with findings.
struct FuzzSession {
    let options: FuzzOptions

    /// The seconds for one input. A worker that exceeds them is killed, and its input is a finding.
    private static let inputTimeout = 30.0
    /// The number of findings after which a target is stopped.
    private static let maximumFindings = 5

    func run() -> Int32 {
        try? FileManager.default.createDirectory(atPath: options.findings, withIntermediateDirectories: true)
        var total = 0
        for target in options.targets { total += run(target) }
        print(total == 0 ? "no findings" : "\(total) inputs kept in \(options.findings)")
        return total == 0 ? 0 : 1
    }

    private func run(_ target: String) -> Int {
        let end = Date() + options.seconds
        var executions = 0
        var findings = 0
        var seed = options.seed
        while findings < Self.maximumFindings, end.timeIntervalSinceNow > 0.1 || executions == 0 {
            let state = options.findings + "/" + target + ".state"
            guard let shared = SharedInput(path: state) else { return 0 }
            shared.count = 0
            let fault = watch(target, seed, max(1, end.timeIntervalSinceNow), state, shared)
            executions += shared.count
            if let fault {
                findings += 1
                let path = "\(options.findings)/\(target)-\(seed)-\(shared.count).bin"
                try? Data(shared.bytes).write(to: URL(fileURLWithPath: path))
                print("\(target): \(fault); \(shared.bytes.count) bytes kept in \(path)")
            }
            shared.remove()
            try? FileManager.default.removeItem(atPath: state)
            seed += 1
        }
        let padding = String(repeating: " ", count: max(0, 14 - target.count))
        print("\(target)\(padding) \(executions) executions, \(findings) findings, seed \(options.seed)")
        return findings
    }

    /// Runs a worker.
    /// - Returns: The fault that ended the worker; `nil` if it ended without a finding.
    private func watch(
        _ target: String,
        _ seed: UInt64,
        _ seconds: Double,
        _ state: String,
        _ shared: SharedInput
    ) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = [
            "--worker", state, "--target", target, "--seed", String(seed), "--seconds", String(seconds),
        ]
        // A backtrace takes minutes.
        process.environment = ProcessInfo.processInfo.environment.merging([
            "SWIFT_BACKTRACE": "enable=no",
            // Foundation leaks a page for each file that it reads, so leaks are not findings.
            "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
        ]) { $1 }
        do {
            try process.run()
        } catch {
            return "\(error)"
        }
        var last = shared.count
        var since = Date()
        while process.isRunning {
            Thread.sleep(forTimeInterval: 0.02)
            if shared.count != last { (last, since) = (shared.count, Date()) }
            // Before the first input, a worker reads the seed descriptions.
            if -since.timeIntervalSinceNow > (last == 0 ? 10 * Self.inputTimeout : Self.inputTimeout) {
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                return "timeout after \(Int(Self.inputTimeout)) s"
            }
        }
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { return "signal \(process.terminationStatus)" }
        return process.terminationStatus == 0 ? nil : "status \(process.terminationStatus)"
    }
}
