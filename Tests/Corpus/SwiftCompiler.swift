import ApusTestSupport
import Foundation

/// Runs tools of the Swift toolchain on generated files.
struct SwiftCompiler {
    /// The folder of the compiled modules of the runtime, beside the running executable.
    let modules = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/Modules"

    /// Type-checks files as one module in Swift 6 mode.
    func typeCheck(_ files: [String]) throws -> ToolResult {
        let options =
            ["-typecheck", "-wmo", "-swift-version", "6", "-module-name", "CorpusAPI"] + RuntimeModules.options
        let result = try run(["swiftc"] + options + files)
        return result.keeping { $0.contains(": error:") || $0.contains(": warning:") }
    }

    /// Checks the format of a folder with the configuration of this repository.
    func lint(_ folder: String) throws -> ToolResult {
        let configuration = RepositoryRoot.url.path + "/.swift-format"
        let result = try run([
            "swift", "format", "lint", "--strict", "--parallel", "--recursive", "--configuration", configuration,
            folder,
        ])
        return result.keeping { $0.contains(": error:") || $0.contains(": warning:") }
    }

    func run(_ command: [String]) throws -> ToolResult {
        let start = ContinuousClock.now
        let (status, output) = try ToolProcess.wait(for: command)
        let lines = output.split(separator: "\n").map(String.init)
        let seconds = (ContinuousClock.now - start).components.seconds
        return ToolResult(messages: lines, seconds: Int(seconds), isFailure: status != 0)
    }
}

/// The output of a tool.
struct ToolResult {
    var messages: [String]
    var seconds: Int
    var isFailure: Bool

    /// Returns the result with the messages that satisfy a condition. If there are none, a failure keeps its last three.
    func keeping(_ isRelevant: (String) -> Bool) -> ToolResult {
        let relevant = messages.filter(isRelevant)
        let kept = relevant.isEmpty && isFailure ? Array(messages.suffix(3)) : relevant
        return ToolResult(messages: kept, seconds: seconds, isFailure: isFailure)
    }
}
