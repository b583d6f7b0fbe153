import ApusFiles
import ApusPlan
import ApusTestSupport
import Foundation

/// The compiler of the machine, with the modules that the tests were built with.
enum SwiftCompiler {
    static let exists: Bool = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: $0 + "/swiftc")
    }

    /// Checks the types of a client's files; returns what the compiler says, nothing when all is well.
    static func typeCheck(_ files: [RenderedFile], module: String, in folder: TemporaryFolder) async throws -> String {
        guard let modules = RuntimeModules.folder else { return "" }
        let paths = try files.map { try folder.write($0.bytes, to: "compiled/" + $0.name).path }
        let options = ["-typecheck", "-swift-version", "6", "-module-name", module, "-I", modules]
        let (status, output) = try await ToolProcess.run(["swiftc"] + options + paths)
        return status == 0 ? output : "status \(status)\n" + output
    }
}
