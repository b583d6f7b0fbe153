import Foundation

/// The compiled modules that are required to compile generated code.
package enum RuntimeModules {
    /// The folder with the modules of the runtime and the map of its C module: beside the running tests, else in
    /// `.build/debug`. `nil` if the modules are not built.
    ///
    /// A folder of its own with links: in the folder of the build, the map would define the C module a second time.
    package static let folder: String? = {
        let files = FileManager.default
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        let builds = [tests, RepositoryRoot.url.path + "/.build/debug"]
        let build = builds.first { files.fileExists(atPath: $0 + "/Modules/ApusRuntime.swiftmodule") }
        guard let build else { return nil }
        let folder = build + "/RuntimeModules"
        try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for module in ["ApusJSON", "ApusRuntime", "ApusTesting"] {
            let name = "/\(module).swiftmodule"
            // Another process may have made the same link.
            try? files.createSymbolicLink(atPath: folder + name, withDestinationPath: build + "/Modules" + name)
        }
        let header = RepositoryRoot.url.path + "/Sources/CURL/include/ApusCURL.h"
        let map = "module ApusCURL { header \"\(header)\" }\n"
        try? map.write(toFile: folder + "/module.modulemap", atomically: true, encoding: .utf8)
        return folder
    }()

    /// The options of the compiler that find the modules; empty if the modules are not built.
    package static let options: [String] = folder.map { ["-I", $0] } ?? []

    /// The object files of the runtime and of the testing library, for programs; `nil` if the modules are not built.
    package static let objects: [String]? = {
        guard let folder else { return nil }
        let build = URL(fileURLWithPath: folder).deletingLastPathComponent().path
        var modules = ["ApusJSON", "ApusRuntime", "ApusTesting"]
        #if os(Linux)
            modules.append("ApusCURL")
        #endif
        var objects: [String] = []
        for module in modules {
            let folder = build + "/" + module + ".build"
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
            objects += names.filter { $0.hasSuffix(".o") }.sorted().map { folder + "/" + $0 }
        }
        return objects
    }()
}
