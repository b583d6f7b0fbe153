import ApusDiagnostics
import ApusFiles
import ApusPlan
import ApusTemplateRenderer
import ApusTestSupport
import Foundation

/// A compiled module that consists of generated clients.
struct ClientModule {
    let name: String
    let folder: TemporaryFolder
    /// The generated files of each client.
    let files: [[SourceFile]]
    /// The output of the compiler.
    let output: String

    /// Compiles the clients.
    ///
    /// - Parameter package: The name of the package that the module belongs to.
    init(_ plans: [ClientPlan], name: String, package: String? = nil) async throws {
        self.name = name
        folder = try TemporaryFolder()
        let renderer = try TemplateRenderer()
        var paths: [String] = []
        var files: [[SourceFile]] = []
        for plan in plans {
            let rendered = try renderer.render(plan.withFiles, settings: RenderSettings(source: "old.yaml"))
            files.append(rendered.map { SourceFile(path: $0.name, bytes: $0.bytes) })
            for file in rendered {
                paths.append(try folder.write(file.bytes, to: "\(name)/\(plan.name)-\(file.name)").path)
            }
        }
        self.files = files
        var options = ["-wmo", "-emit-module", "-emit-module-path", folder.url.path + "/\(name).swiftmodule"]
        options += ["-parse-as-library", "-module-name", name, "-swift-version", "6"]
        if let package { options += ["-package-name", package] }
        output = try await ToolProcess.run(["swiftc"] + options + RuntimeModules.options + paths).output
    }

    /// Type-checks programs that import the module.
    ///
    /// - Parameter programs: The programs; each is a file.
    /// - Returns: The first error of each program, by the program's index.
    func errors(in programs: [String], package: String? = nil) async throws -> [Int: String] {
        let head = "import ApusRuntime\nimport Foundation\nimport \(name)\n\n"
        let paths = try programs.enumerated().map {
            try folder.write(Array((head + $1).utf8), to: "programs/p\($0).swift").path
        }
        var options = ["-typecheck", "-parse-as-library", "-module-name", "Program", "-swift-version", "6"]
        options += ["-whole-module-optimization", "-suppress-warnings", "-I", folder.url.path]
        if let package { options += ["-package-name", package] }
        let output = try await ToolProcess.run(["swiftc"] + options + RuntimeModules.options + paths).output
        var errors: [Int: String] = [:]
        for line in output.split(separator: "\n") {
            guard let match = line.firstMatch(of: /\/p(\d+)\.swift:\d+:\d+: error: (.*)/),
                let index = Int(match.1), errors[index] == nil
            else { continue }
            errors[index] = String(match.2)
        }
        return errors
    }
}

extension ClientPlan {
    /// The plan with generated files: one for the client, one for operations and types.
    fileprivate var withFiles: ClientPlan {
        var plan = self
        let slices = groups.indices.map {
            OperationSlice(
                group: $0,
                operations: Array(groups[$0].operations.indices),
                declaresView: groups[$0].propertyName != nil
            )
        }
        plan.files = [
            SourceFilePlan(name: "Client.swift", contents: .client),
            SourceFilePlan(
                name: "Operations.swift",
                contents: .operations(slices),
                types: types.ids.filter { types[$0].parent == nil }
            ),
        ]
        return plan
    }

    /// The plan with another prefix for the names of the client and its types, so that one module can have several clients.
    func prefixed(_ prefix: String) -> ClientPlan {
        var plan = self
        plan.name = SwiftName(prefix + name.text)
        for id in types.ids where types[id].parent == nil {
            plan.types[id].name = SwiftName(prefix + types[id].name.text)
        }
        return plan
    }
}
