import ApusDocumentation
import ApusFiles
import ApusPlan

/// A Swift package that contains a client: `apus generate petstore.yaml --package PetstoreAPI`.
///
///     PetstoreAPI
///     ├── Package.swift
///     ├── README.md
///     ├── CHANGELOG.md              an entry for each run that changes the client
///     ├── .gitignore
///     ├── Documentation
///     ├── Sources
///     │   ├── PetstoreAPI
///     │   ├── PetstoreAPIJSON       reads and writes JSON
///     │   ├── PetstoreAPIRuntime    sends requests
///     │   ├── PetstoreAPICURL       finds libcurl on Linux, in C
///     │   └── PetstoreAPITesting    replaces the server in tests
///     └── Tests
///         └── PetstoreAPITests
package struct PackageConfiguration: Sendable {
    /// The path of the package's folder.
    package let folder: String
    /// The name of the folder, which SwiftPM uses as the package's identity.
    package let name: String
    package let plan: PackagePlan

    package init(folder: String, name: String, plan: PackagePlan) {
        self.folder = folder
        self.name = name
        self.plan = plan
    }

    /// The path of a module's folder.
    package func sources(of module: String) -> String { FilePath.join(folder, "Sources/" + module) }

    package var tests: String { FilePath.join(folder, "Tests/" + plan.tests) }

    /// The location of the package in the manifest of a program that uses it.
    var location: DocumentationSettings.PackageLocation { .folder(path: "../" + name, name: name) }
}
