import Foundation

/// The compiled modules that are required to compile generated code.
package enum RuntimeModules {
    /// The folder with the module of the runtime; `nil` if the tests were built in another folder.
    package static let folder: String? = {
        let folder = RepositoryRoot.url.path + "/.build/debug/Modules"
        return FileManager.default.fileExists(atPath: folder + "/ApusRuntime.swiftmodule") ? folder : nil
    }()
}
