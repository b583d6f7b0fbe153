// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "shop",
    platforms: [.macOS(.v13)],
    // What `apus generate openapi.yaml --module ShopAPI --package ShopAPI` writes; it needs no other package.
    dependencies: [.package(path: "ShopAPI")],
    targets: [
        .executableTarget(name: "Shop", dependencies: [.product(name: "ShopAPI", package: "ShopAPI")])
    ]
)
