/// A Swift package that contains only a client, and its view for `Package.mustache`.
package struct PackagePlan: Sendable {
    /// The source of the runtime that the client calls.
    package enum Runtime: Sendable, Hashable {
        /// The package contains the runtime. Its modules are prefixed with the client's module, because the modules of
        /// two such packages in one program must have different names.
        case embedded
        /// A package in a repository: its URL, identity and lowest version.
        case repository(url: String, name: String, version: String)
        /// A package in a folder, with the path relative to the client's package.
        case folder(path: String)
    }

    package let module: String
    package let runtime: Runtime

    package init(module: String, runtime: Runtime) {
        self.module = module
        self.runtime = runtime
    }

    /// The names of the runtime's modules in this package.
    package var modules: RuntimeModules {
        runtime == .embedded
            ? RuntimeModules(runtime: module + "Runtime", json: module + "JSON", testing: module + "Testing")
            : RuntimeModules()
    }

    /// The name of the test target.
    package var tests: String { module + "Tests" }

    var view: TemplateObject {
        var view: TemplateObject = [
            "name": .string(SwiftLiteral.string(module)),
            "tests": .string(SwiftLiteral.string(tests)),
            "runtime": .string(SwiftLiteral.string(modules.runtime)),
            "json": .string(SwiftLiteral.string(modules.json)),
            "testing": .string(SwiftLiteral.string(modules.testing)),
            "embedded": .bool(runtime == .embedded),
            "dependency": .null,
        ]
        switch runtime {
        case .embedded: break
        case .repository(let url, let name, let version):
            let url = SwiftLiteral.string(url)
            view["dependency"] = Self.dependency(
                ".package(url: \(url), from: \(SwiftLiteral.string(version)))",
                on: name
            )
        case .folder(let path):
            let location = ".package(name: \"apus\", path: \(SwiftLiteral.string(path)))"
            view["dependency"] = Self.dependency(location, on: "apus")
        }
        return view
    }

    private static func dependency(_ location: String, on package: String) -> TemplateValue {
        .object(["location": .string(location), "package": .string(SwiftLiteral.string(package))])
    }
}

/// The names of the runtime's modules, which differ if the runtime is embedded in a client's package.
package struct RuntimeModules: Sendable, Hashable {
    package var runtime: String
    package var json: String
    package var testing: String

    package init(runtime: String = "ApusRuntime", json: String = "ApusJSON", testing: String = "ApusTesting") {
        self.runtime = runtime
        self.json = json
        self.testing = testing
    }

    /// Returns a source file of the runtime with its module names replaced by these.
    package func renamed(_ text: String) -> String {
        text.replacing("ApusRuntime", with: runtime).replacing("ApusJSON", with: json)
            .replacing("ApusTesting", with: testing)
    }
}
