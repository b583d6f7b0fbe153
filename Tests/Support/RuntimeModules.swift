import Foundation

/// The compiled modules that are required to compile generated code.
package enum RuntimeModules {
    /// The folder with the module of the runtime: beside the running tests, else in `.build/debug`. `nil` if the module is
    /// not built.
    package static let folder: String? = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        return [tests, RepositoryRoot.url.path + "/.build/debug"].map { $0 + "/Modules" }.first { folder in
            FileManager.default.fileExists(atPath: folder + "/ApusRuntime.swiftmodule")
        }
    }()

    /// The options of the compiler that find the module of the runtime and the C module that it imports on Linux; empty if
    /// the module is not built.
    package static let options: [String] = {
        guard let folder else { return [] }
        let moduleMap = URL(fileURLWithPath: folder).deletingLastPathComponent().path + "/ApusCURL.build"
        return ["-I", folder, "-I", moduleMap]
    }()
}
