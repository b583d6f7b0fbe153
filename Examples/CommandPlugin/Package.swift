// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "tasks",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "apus", path: "../..")],
    targets: [
        // `swift package generate-client` writes this target with the settings in apus.yaml. It is committed.
        .target(name: "TasksAPI", dependencies: [.product(name: "ApusRuntime", package: "apus")]),
        .executableTarget(name: "Tasks", dependencies: ["TasksAPI"]),
    ]
)
