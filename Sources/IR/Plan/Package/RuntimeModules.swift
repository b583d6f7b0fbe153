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
