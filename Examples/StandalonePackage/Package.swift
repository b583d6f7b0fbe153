// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "shop",
    platforms: [.macOS(.v13)],
    // The package that `apus generate openapi.yaml --package ShopAPI` writes. It has no dependencies.
    dependencies: [.package(path: "ShopAPI")],
    targets: [
        .executableTarget(name: "Shop", dependencies: [.product(name: "ShopAPI", package: "ShopAPI")])
    ]
)
