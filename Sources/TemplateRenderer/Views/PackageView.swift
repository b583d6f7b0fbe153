/// A Swift package of a client alone, as `Package.mustache` is shown it.
package struct PackagePlan: Sendable {
    /// Where what the client calls comes from.
    package enum Runtime: Sendable, Hashable {
        /// It is in the package itself, in modules whose names begin with the client's: two such packages in one
        /// program must not have modules of the same name.
        case embedded
        case repository(url: String, name: String, version: String)
        /// A path as seen from the package's folder.
        case folder(path: String)
    }

    package let module: String
    package let runtime: Runtime

    package init(module: String, runtime: Runtime) {
        self.module = module
        self.runtime = runtime
    }

    /// The names of the modules that the runtime consists of here.
    package var modules: RuntimeModules {
        runtime == .embedded
            ? RuntimeModules(
                runtime: module + "Runtime",
                json: module + "JSON",
                curl: module + "CURL",
                testing: module + "Testing"
            )
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
            "curl": .string(SwiftLiteral.string(modules.curl)),
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

/// The modules that a client calls, which have other names where they are part of its package.
package struct RuntimeModules: Sendable, Hashable {
    package var runtime: String
    package var json: String
    /// What finds libcurl on Linux; a module of C.
    package var curl: String
    package var testing: String

    package init(
        runtime: String = "ApusRuntime",
        json: String = "ApusJSON",
        curl: String = "ApusCURL",
        testing: String = "ApusTesting"
    ) {
        self.runtime = runtime
        self.json = json
        self.curl = curl
        self.testing = testing
    }

    /// A source file of the runtime, or the name of one, with these names for its modules.
    package func renamed(_ text: String) -> String {
        text.replacing("ApusRuntime", with: runtime).replacing("ApusJSON", with: json)
            .replacing("ApusCURL", with: curl).replacing("ApusTesting", with: testing)
    }
}
