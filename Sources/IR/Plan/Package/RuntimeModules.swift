/// The names of the runtime's modules, which differ if the runtime is embedded in a client's package.
package struct RuntimeModules: Sendable, Hashable {
    package var runtime: String
    package var json: String
    /// The C module that finds libcurl on Linux.
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

    /// Returns a source file of the runtime with its module names replaced by these.
    package func renamed(_ text: String) -> String {
        text.replacing("ApusRuntime", with: runtime).replacing("ApusJSON", with: json)
            .replacing("ApusCURL", with: curl).replacing("ApusTesting", with: testing)
    }
}
