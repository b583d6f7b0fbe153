import Foundation

/// What the compiler needs of the runtime to compile generated code.
package enum RuntimeModules {
    /// The folder with the runtime's compiled module; `nil` when the tests were built elsewhere.
    package static let folder: String? = {
        let folder = RepositoryRoot.url.path + "/.build/debug/Modules"
        return FileManager.default.fileExists(atPath: folder + "/ApusRuntime.swiftmodule") ? folder : nil
    }()
}
