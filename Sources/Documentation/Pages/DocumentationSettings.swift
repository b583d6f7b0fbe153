/// The settings of reference pages.
package struct DocumentationSettings: Sendable {
    /// The name of the description, such as `launchdarkly.json`.
    package var source: String
    /// The location of the client's package for programs that use it.
    package var package: PackageLocation
    /// The name of the runtime's module, which declares the types that all clients share.
    package var runtimeModule: String
    /// The maximum number of models on a single page. If there are more, each initial letter has a page.
    package var modelsPerPage: Int
    /// The approximate maximum size of a page, in bytes. Larger groups and letters are divided.
    package var pageSize: Int
    /// The module of the mock transport; `nil` if the README of a package is not rendered.
    package var testing: String?
    /// Whether the client has examples of models and responses.
    package var hasModelExamples = false

    /// The location of a package.
    package enum PackageLocation: Sendable, Hashable {
        /// A repository, with the package's identity `name` and its lowest version.
        case repository(url: String, name: String, version: String)
        /// A folder, relative to the program's package, with the package's identity `name`.
        case folder(path: String, name: String)
    }

    package init(
        source: String,
        package: PackageLocation,
        runtimeModule: String = "ApusRuntime",
        modelsPerPage: Int = 80,
        pageSize: Int = 120_000,
        testing: String? = nil
    ) {
        self.source = source
        self.package = package
        self.runtimeModule = runtimeModule
        self.modelsPerPage = modelsPerPage
        self.pageSize = pageSize
        self.testing = testing
    }
}
