/// The modules that a client calls, which have other names where they are part of its package.
package struct RuntimeModules: Sendable, Hashable {
    package var runtime: String
    package var json: String
    package var testing: String

    package init(runtime: String = "ApusRuntime", json: String = "ApusJSON", testing: String = "ApusTesting") {
        self.runtime = runtime
        self.json = json
        self.testing = testing
    }

    /// A source file of the runtime with these names for its modules.
    package func renamed(_ text: String) -> String {
        text.replacing("ApusRuntime", with: runtime).replacing("ApusJSON", with: json)
            .replacing("ApusTesting", with: testing)
    }
}
