// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "apus",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .executable(name: "apus", targets: ["apus"]),
        .library(name: "ApusRuntime", targets: ["ApusRuntime"]),
        .library(name: "ApusTesting", targets: ["ApusTesting"]),
        .library(name: "LaunchDarklyAPI", targets: ["LaunchDarklyAPI"]),
        .library(name: "SailPointAPI", targets: ["SailPointAPI"]),
        .library(name: "HarnessAPI", targets: ["HarnessAPI"]),
        .library(name: "SegmentAPI", targets: ["SegmentAPI"]),
        .plugin(name: "GenerateClient", targets: ["GenerateClient"]),
        .plugin(name: "GenerateClientCommand", targets: ["GenerateClientCommand"]),
    ],
    targets: [
        .systemLibrary(
            name: "CYAML",
            path: "Sources/CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),

        // The generator, in the order a description passes through it.
        .target(name: "ApusDiagnostics", path: "Sources/Diagnostics"),
        .target(name: "ApusJSON", path: "Sources/JSON"),
        .target(
            name: "ApusSpecParser",
            dependencies: ["ApusDiagnostics", "ApusJSON", "CYAML"],
            path: "Sources/SpecParser"
        ),
        .target(name: "ApusIR", dependencies: ["ApusDiagnostics", "ApusSpecParser"], path: "Sources/IR"),
        .target(
            name: "ApusTemplates",
            path: "Templates",
            resources: [.embedInCode("swift"), .embedInCode("markdown")]
        ),
        .target(
            name: "ApusTemplateRenderer",
            dependencies: ["ApusDiagnostics", "ApusIR", "ApusTemplates"],
            path: "Sources/TemplateRenderer"
        ),
        .target(name: "ApusEmbeddedRuntime", path: "Sources/EmbeddedRuntime"),
        .target(
            name: "ApusGenerator",
            dependencies: [
                "ApusDiagnostics", "ApusEmbeddedRuntime", "ApusIR", "ApusJSON", "ApusSpecParser",
                "ApusTemplateRenderer",
            ],
            path: "Sources/Generator",
            exclude: ["Configuration/Reference.md", "Configuration/apus.schema.json"]
        ),
        .executableTarget(name: "apus", dependencies: ["ApusGenerator"], path: "Sources/apus"),

        .plugin(
            name: "GenerateClient",
            capability: .buildTool(),
            dependencies: ["apus"],
            path: "Sources/Plugins/GenerateClient"
        ),
        .plugin(
            name: "GenerateClientCommand",
            capability: .command(
                intent: .custom(
                    verb: "generate-client",
                    description: "Generate Swift clients from OpenAPI descriptions"
                ),
                permissions: [.writeToPackageDirectory(reason: "It writes the generated files into the package.")]
            ),
            dependencies: ["apus"],
            path: "Sources/Plugins/GenerateClientCommand"
        ),

        // What generated clients call.
        .target(name: "ApusCURL", path: "Sources/CURL"),
        .target(
            name: "ApusRuntime",
            dependencies: ["ApusJSON", .target(name: "ApusCURL", condition: .when(platforms: [.linux]))],
            path: "Sources/ApusRuntime"
        ),
        .target(name: "ApusTesting", dependencies: ["ApusRuntime"], path: "Sources/ApusTesting"),

        // What `apus generate` made of the descriptions in specs.
        .target(name: "LaunchDarklyAPI", dependencies: ["ApusRuntime"], path: "Generated/LaunchDarklyAPI"),
        .target(name: "SailPointAPI", dependencies: ["ApusRuntime"], path: "Generated/SailPointAPI"),
        .target(name: "HarnessAPI", dependencies: ["ApusRuntime"], path: "Generated/HarnessAPI"),
        .target(name: "SegmentAPI", dependencies: ["ApusRuntime"], path: "Generated/SegmentAPI"),

        // Tests.
        .target(name: "ApusTestSupport", path: "Tests/Support"),
        .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
        .executableTarget(
            name: "apus-bench",
            dependencies: [
                "AllocationCounter", "ApusGenerator", "ApusDiagnostics", "ApusSpecParser", "CYAML", "ApusRuntime",
                "ApusTestSupport", "LaunchDarklyAPI",
            ],
            path: "Tests/Benchmarks"
        ),
        .executableTarget(
            name: "apus-corpus",
            dependencies: [
                "ApusDiagnostics", "ApusGenerator", "ApusIR", "ApusRuntime", "ApusSpecParser", "ApusTemplateRenderer",
                "ApusTestSupport", "ApusTesting",
            ],
            path: "Tests/Corpus",
            exclude: ["examples.txt", "expected.txt", "round-trips.txt"]
        ),
        .target(
            name: "ApusFuzzTargets",
            dependencies: [
                "ApusDiagnostics", "ApusGenerator", "ApusIR", "ApusJSON", "ApusRuntime", "ApusSpecParser",
                "ApusTemplateRenderer", "ApusTemplates", "ApusTestSupport",
            ],
            path: "Tests/Fuzzing/Targets"
        ),
        .executableTarget(
            name: "apus-fuzz",
            dependencies: ["ApusFuzzTargets", "ApusTestSupport"],
            path: "Tests/Fuzzing/Program"
        ),
        .executableTarget(
            name: "apus-example-server",
            dependencies: ["ApusTestSupport"],
            path: "Tests/ExampleServer"
        ),
        .target(name: "ApusTransportCases", path: "Tests/Transport/Cases"),
        .executableTarget(
            name: "apus-transport-server",
            dependencies: ["ApusTestSupport", "ApusTransportCases"],
            path: "Tests/Transport/Server"
        ),
        .executableTarget(
            name: "apus-transport-client",
            dependencies: ["ApusRuntime"],
            path: "Tests/Transport/Client"
        ),
        .testTarget(
            name: "TransportTests",
            dependencies: [
                "ApusRuntime", "ApusTestSupport", "ApusTransportCases", "apus-transport-client",
                "apus-transport-server",
            ]
        ),
        .testTarget(name: "SupportTests", dependencies: ["ApusTestSupport"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["ApusDiagnostics", "ApusTestSupport"]),
        .testTarget(name: "JSONTests", dependencies: ["ApusJSON", "ApusTestSupport"]),
        .testTarget(name: "SpecParserTests", dependencies: ["ApusSpecParser", "ApusTestSupport"]),
        .testTarget(name: "IRTests", dependencies: ["ApusIR", "ApusTestSupport"]),
        .testTarget(
            name: "TemplateRendererTests",
            dependencies: ["ApusGenerator", "ApusRuntime", "ApusTemplateRenderer", "ApusTestSupport"],
            exclude: ["Documentation/Expected"]
        ),
        .testTarget(
            name: "GeneratorTests",
            dependencies: [
                "ApusDiagnostics", "ApusGenerator", "ApusTemplateRenderer", "ApusTestSupport",
            ],
            exclude: ["Commands/Help"]
        ),
        .testTarget(
            name: "PluginTests",
            dependencies: ["ApusGenerator", "ApusIR", "ApusSpecParser", "ApusTestSupport"]
        ),
        .testTarget(
            name: "ClientTests",
            dependencies: ["ApusTesting", "LaunchDarklyAPI", "SailPointAPI", "HarnessAPI", "SegmentAPI"]
        ),
        .testTarget(
            name: "WireTests",
            dependencies: [
                "ApusRuntime", "ApusTestSupport", "LaunchDarklyAPI", "SailPointAPI", "HarnessAPI", "SegmentAPI",
            ]
        ),
        .testTarget(
            name: "HostileTests",
            dependencies: [
                "ApusDiagnostics", "ApusFuzzTargets", "ApusGenerator", "ApusIR", "ApusJSON", "ApusRuntime",
                "ApusSpecParser", "ApusTemplateRenderer", "ApusTestSupport", "apus",
            ],
            exclude: ["Findings", "Negative"]
        ),
        .testTarget(name: "ApusRuntimeTests", dependencies: ["ApusRuntime", "ApusTesting", "ApusTestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
