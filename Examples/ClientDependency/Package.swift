// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "flags",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "apus", path: "../..")],
    targets: [
        // The client's product alone: neither libyaml nor the generator is built.
        .executableTarget(name: "Flags", dependencies: [.product(name: "LaunchDarklyAPI", package: "apus")])
    ]
)
