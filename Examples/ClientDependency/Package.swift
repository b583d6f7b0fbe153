// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "flags",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "apus", path: "../..")],
    targets: [
        // This product builds neither libyaml nor the generator.
        .executableTarget(name: "Flags", dependencies: [.product(name: "LaunchDarklyAPI", package: "apus")])
    ]
)
