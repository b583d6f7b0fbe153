import ApusFuzzTargets
import Foundation

/// Runs each target in a process of its own, one after the other, and keeps the inputs that break them.
struct FuzzSession {
    let options: FuzzOptions

    /// Seconds without a new input after which a worker hangs.
    private static let patience = 30.0
    /// After so many findings a target is left alone.
    private static let maximumFindings = 5

    func run() -> Int32 {
        try? FileManager.default.createDirectory(atPath: options.findings, withIntermediateDirectories: true)
        var total = 0
        for target in options.targets { total += run(target) }
        print(total == 0 ? "nothing found" : "\(total) inputs kept in \(options.findings)")
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

    /// Runs a worker; says what became of it when it broke.
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
        // A backtrace is worth its minutes only when a person asks for one.
        process.environment = ProcessInfo.processInfo.environment.merging([
            "SWIFT_BACKTRACE": "enable=no",
            // Foundation leaks a page for each file that it reads.
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
            // Reading the descriptions to start from takes a while, too.
            if -since.timeIntervalSinceNow > (last == 0 ? 10 * Self.patience : Self.patience) {
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                return "no end within \(Int(Self.patience)) s"
            }
        }
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { return "signal \(process.terminationStatus)" }
        return process.terminationStatus == 0 ? nil : "status \(process.terminationStatus)"
    }
}
