import ApusFiles
import ApusPlan
import ApusTestSupport
import Foundation

/// The installed Swift compiler. It uses the modules that were built with the tests.
enum SwiftCompiler {
    static let exists: Bool = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: $0 + "/swiftc")
    }

    /// Type-checks the files of a client.
    /// - Returns: The output of the compiler; empty if there are no errors and no warnings.
    static func typeCheck(_ files: [RenderedFile], module: String, in folder: TemporaryFolder) async throws -> String {
        guard RuntimeModules.folder != nil else { return "" }
        let paths = try files.map { try folder.write($0.bytes, to: "compiled/" + $0.name).path }
        let options = ["-typecheck", "-wmo", "-swift-version", "6", "-module-name", module] + RuntimeModules.options
        let (status, output) = try await ToolProcess.run(["swiftc"] + options + paths)
        return status == 0 ? output : "status \(status)\n" + output
    }
}
