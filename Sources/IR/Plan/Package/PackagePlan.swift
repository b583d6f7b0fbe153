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
            ? RuntimeModules(runtime: module + "Runtime", json: module + "JSON", testing: module + "Testing")
            : RuntimeModules()
    }

    /// The name of the test target.
    package var tests: String { module + "Tests" }
}
