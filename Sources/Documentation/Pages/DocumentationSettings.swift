/// What the pages say of where they come from and how the client is installed.
package struct DocumentationSettings: Sendable {
    /// The description's name, `launchdarkly.json`.
    package var source: String
    /// Where a program that uses the client finds its package.
    package var package: PackageLocation
    /// The module that the client imports, which has the types that all clients share.
    package var runtimeModule: String
    /// Models on one page; when there are more, each initial letter has a page of its own.
    package var modelsPerPage: Int

    package enum PackageLocation: Sendable, Hashable {
        /// A repository, its identity `name` and the lowest version.
        case repository(url: String, name: String, version: String)
        /// A folder beside the program's package.
        case folder(path: String, name: String)
    }

    package init(
        source: String,
        package: PackageLocation,
        runtimeModule: String = "ApusRuntime",
        modelsPerPage: Int = 80
    ) {
        self.source = source
        self.package = package
        self.runtimeModule = runtimeModule
        self.modelsPerPage = modelsPerPage
    }
}
