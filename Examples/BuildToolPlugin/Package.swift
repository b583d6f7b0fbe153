// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "weather",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "apus", path: "../..")],
    targets: [
        // The plugin generates the client from openapi.yaml and apus.yaml in the target's folder.
        .executableTarget(
            name: "Weather",
            dependencies: [.product(name: "ApusRuntime", package: "apus")],
            plugins: [.plugin(name: "GenerateClient", package: "apus")]
        )
    ]
)
