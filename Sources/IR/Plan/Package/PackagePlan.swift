/// A Swift package that contains only a client.
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
}
