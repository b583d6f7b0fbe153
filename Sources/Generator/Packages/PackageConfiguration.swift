import ApusDocumentation
import ApusFiles
import ApusPlan

/// A Swift package that a client is the content of: `apus generate petstore.yaml --package PetstoreAPI`.
///
///     PetstoreAPI
///     ├── Package.swift
///     ├── README.md
///     ├── Documentation
///     ├── Sources
///     │   ├── PetstoreAPI
///     │   ├── PetstoreAPIJSON       what reads and writes JSON
///     │   ├── PetstoreAPIRuntime    what sends requests
///     │   ├── PetstoreAPICURL       what finds libcurl on Linux, in C
///     │   └── PetstoreAPITesting    what tests take instead of a server
///     └── Tests
///         └── PetstoreAPITests
package struct PackageConfiguration: Sendable {
    /// The package's folder.
    package let folder: String
    /// The folder's own name, by which SwiftPM knows the package.
    package let name: String
    package let plan: PackagePlan

    package init(folder: String, name: String, plan: PackagePlan) {
        self.folder = folder
        self.name = name
        self.plan = plan
    }

    /// The folder of a module.
    package func sources(of module: String) -> String { FilePath.join(folder, "Sources/" + module) }

    package var tests: String { FilePath.join(folder, "Tests/" + plan.tests) }

    /// What a program writes that uses the package.
    var location: DocumentationSettings.PackageLocation { .folder(path: "../" + name, name: name) }
}
