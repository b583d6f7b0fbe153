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

        // The generator, from its foundations up. `Documentation/Architecture.md` says what each target is for.
        .target(name: "ApusFiles", path: "Sources/Files"),
        .target(name: "ApusJSON", path: "Sources/JSON"),
        .target(name: "ApusDiagnostics", dependencies: ["ApusFiles", "ApusJSON"], path: "Sources/Diagnostics"),
        .target(
            name: "ApusSpecParser",
            dependencies: ["ApusDiagnostics", "ApusFiles", "ApusJSON", "CYAML"],
            path: "Sources/SpecParser"
        ),
        .target(name: "ApusJSONPath", path: "Sources/JSONPath"),
        .target(
            name: "ApusOverlay",
            dependencies: ["ApusDiagnostics", "ApusFiles", "ApusJSONPath", "ApusSpecParser"],
            path: "Sources/Overlay"
        ),
        .target(
            name: "ApusExampleCheck",
            dependencies: ["ApusDiagnostics", "ApusSpecParser"],
            path: "Sources/ExampleCheck"
        ),
        .target(name: "ApusPlan", dependencies: ["ApusDiagnostics", "ApusJSON"], path: "Sources/IR/Plan"),
        .target(
            name: "ApusLowering",
            dependencies: ["ApusDiagnostics", "ApusPlan", "ApusSpecParser"],
            path: "Sources/IR/Lowering"
        ),
        .target(name: "ApusMustache", dependencies: ["ApusDiagnostics"], path: "Sources/Mustache"),
        .target(name: "ApusMarkdown", dependencies: ["ApusJSON"], path: "Sources/Markdown"),
        .target(name: "ApusSwiftText", dependencies: ["ApusJSON", "ApusPlan"], path: "Sources/SwiftText"),
        .target(
            name: "ApusTemplates",
            path: "Templates",
            resources: [.embedInCode("swift"), .embedInCode("markdown")]
        ),
        .target(name: "ApusSamples", dependencies: ["ApusJSON", "ApusPlan"], path: "Sources/Samples"),
        .target(
            name: "ApusTemplateRenderer",
            dependencies: [
                "ApusDiagnostics", "ApusFiles", "ApusJSON", "ApusMarkdown", "ApusMustache", "ApusPlan", "ApusSamples",
                "ApusSwiftText", "ApusTemplates",
            ],
            path: "Sources/TemplateRenderer"
        ),
        .target(
            name: "ApusDocumentation",
            dependencies: [
                "ApusFiles", "ApusMarkdown", "ApusMustache", "ApusPlan", "ApusSamples", "ApusSwiftText",
                "ApusTemplates",
            ],
            path: "Sources/Documentation"
        ),
        .target(
            name: "ApusChanges",
            dependencies: ["ApusDiagnostics", "ApusJSON", "ApusPlan", "ApusSwiftText"],
            path: "Sources/Changes"
        ),
        .target(name: "ApusEmbeddedRuntime", path: "Sources/EmbeddedRuntime"),
        .target(
            name: "ApusGenerator",
            dependencies: [
                "ApusChanges", "ApusDiagnostics", "ApusDocumentation", "ApusEmbeddedRuntime", "ApusExampleCheck",
                "ApusFiles", "ApusJSON", "ApusLowering", "ApusMustache", "ApusOverlay", "ApusPlan", "ApusSpecParser",
                "ApusTemplateRenderer", "ApusTemplates",
            ],
            path: "Sources/Generator",
            exclude: ["Configuration/Reference.md", "Configuration/apus.schema.json"]
        ),
        .target(
            name: "ApusCommandLine",
            dependencies: [
                "ApusChanges", "ApusDiagnostics", "ApusExampleCheck", "ApusFiles", "ApusGenerator", "ApusJSON",
                "ApusMustache", "ApusOverlay", "ApusPlan", "ApusSpecParser", "ApusSwiftText",
            ],
            path: "Sources/CommandLine"
        ),
        .executableTarget(name: "apus", dependencies: ["ApusCommandLine"], path: "Sources/apus"),

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
        .target(
            name: "ApusBenchmarkRatios",
            dependencies: [
                "ApusDiagnostics", "ApusMarkdown", "ApusMustache", "ApusRuntime", "ApusSpecParser", "ApusTestSupport",
                "CYAML", "LaunchDarklyAPI",
            ],
            path: "Tests/Benchmarks/Ratios"
        ),
        .executableTarget(
            name: "apus-bench-part",
            dependencies: ["ApusBenchmarkRatios"],
            path: "Tests/Benchmarks/Part"
        ),
        .executableTarget(
            name: "apus-bench",
            dependencies: [
                "AllocationCounter", "ApusBenchmarkRatios", "ApusCommandLine", "ApusDiagnostics", "ApusFiles",
                "ApusGenerator",
                "ApusSpecParser", "CYAML", "ApusRuntime", "ApusTestSupport", "LaunchDarklyAPI",
            ],
            path: "Tests/Benchmarks",
            exclude: ["Part", "Ratios", "ratios.tsv"]
        ),
        .executableTarget(
            name: "apus-corpus",
            dependencies: [
                "ApusDiagnostics", "ApusExampleCheck", "ApusFiles", "ApusGenerator", "ApusPlan", "ApusRuntime",
                "ApusSpecParser", "ApusSwiftText", "ApusTemplateRenderer", "ApusTestSupport", "ApusTesting",
            ],
            path: "Tests/Corpus",
            exclude: [
                "examples.txt", "expected.txt", "measure-names.py", "names.tsv", "paging.tsv", "round-trips.txt",
                "untyped.txt",
            ]
        ),
        .target(
            name: "ApusFuzzTargets",
            dependencies: [
                "ApusChanges", "ApusDiagnostics", "ApusDocumentation", "ApusFiles", "ApusGenerator", "ApusJSON",
                "ApusLowering", "ApusMarkdown", "ApusMustache", "ApusOverlay", "ApusPlan", "ApusRuntime",
                "ApusSpecParser", "ApusSwiftText",
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
        .testTarget(name: "FilesTests", dependencies: ["ApusFiles", "ApusTestSupport"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["ApusDiagnostics", "ApusTestSupport"]),
        .testTarget(name: "JSONTests", dependencies: ["ApusJSON", "ApusTestSupport"]),
        .testTarget(name: "JSONPathTests", dependencies: ["ApusJSONPath", "ApusTestSupport"]),
        .testTarget(
            name: "SpecParserTests",
            dependencies: ["ApusDiagnostics", "ApusFiles", "ApusSpecParser", "ApusTestSupport"]
        ),
        .testTarget(
            name: "OverlayTests",
            dependencies: ["ApusDiagnostics", "ApusFiles", "ApusOverlay", "ApusSpecParser", "ApusTestSupport"]
        ),
        .testTarget(
            name: "ExampleCheckTests",
            dependencies: ["ApusDiagnostics", "ApusExampleCheck", "ApusFiles", "ApusSpecParser", "ApusTestSupport"]
        ),
        .testTarget(
            name: "LoweringTests",
            dependencies: [
                "ApusDiagnostics", "ApusFiles", "ApusLowering", "ApusPlan", "ApusRuntime", "ApusSpecParser",
                "ApusSwiftText", "ApusTestSupport",
            ]
        ),
        .testTarget(name: "MustacheTests", dependencies: ["ApusMustache", "ApusTestSupport", "CYAML"]),
        .testTarget(name: "SwiftTextTests", dependencies: ["ApusPlan", "ApusSwiftText", "ApusTestSupport"]),
        .testTarget(
            name: "TemplateRendererTests",
            dependencies: [
                "ApusDiagnostics", "ApusFiles", "ApusMarkdown", "ApusMustache", "ApusPlan", "ApusSwiftText",
                "ApusTemplateRenderer", "ApusTemplates", "ApusTestSupport",
            ]
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "ApusCommandLine", "ApusDiagnostics", "ApusDocumentation", "ApusFiles", "ApusGenerator",
                "ApusMarkdown", "ApusMustache", "ApusPlan", "ApusRuntime", "ApusSpecParser", "ApusSwiftText",
                "ApusTemplateRenderer",
                "ApusTestSupport",
            ],
            exclude: ["Expected"]
        ),
        .testTarget(
            name: "ChangesTests",
            dependencies: [
                "ApusChanges", "ApusDiagnostics", "ApusFiles", "ApusLowering", "ApusPlan", "ApusRuntime",
                "ApusSpecParser", "ApusSwiftText", "ApusTemplateRenderer", "ApusTestSupport",
            ]
        ),
        .testTarget(
            name: "GeneratorTests",
            dependencies: [
                "ApusDiagnostics", "ApusDocumentation", "ApusFiles", "ApusGenerator", "ApusLowering", "ApusMustache",
                "ApusPlan", "ApusRuntime", "ApusSamples", "ApusSpecParser", "ApusSwiftText", "ApusTemplateRenderer",
                "ApusTestSupport",
            ]
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "ApusChanges", "ApusCommandLine", "ApusDiagnostics", "ApusFiles", "ApusGenerator", "ApusLowering",
                "ApusPlan", "ApusSpecParser", "ApusTemplateRenderer", "ApusTestSupport", "apus",
            ],
            exclude: ["Help"]
        ),
        .testTarget(
            name: "PluginTests",
            dependencies: [
                "ApusDiagnostics", "ApusFiles", "ApusGenerator", "ApusLowering", "ApusPlan", "ApusSpecParser",
                "ApusTestSupport",
            ],
            exclude: ["Xcode"]
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
                "ApusChanges", "ApusCommandLine", "ApusDiagnostics", "ApusDocumentation", "ApusFiles",
                "ApusFuzzTargets",
                "ApusGenerator", "ApusJSON", "ApusLowering", "ApusMarkdown", "ApusMustache", "ApusPlan",
                "ApusRuntime", "ApusSamples", "ApusSpecParser", "ApusSwiftText", "ApusTemplateRenderer",
                "ApusTestSupport", "apus",
            ],
            exclude: ["Findings", "Negative"]
        ),
        .testTarget(name: "ApusRuntimeTests", dependencies: ["ApusRuntime", "ApusTesting", "ApusTestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// The executable of a release instead of the generator's sources, so that packages with the plugins do not compile it.
// `APUS_BUNDLE` is a path in this folder, or a URL and a checksum with a blank between them; `make artifactbundle` makes
// such a bundle, and `make distribution` a package that always uses it.
let bundle = Context.environment["APUS_BUNDLE"]
if let bundle, !bundle.isEmpty {
    package.useExecutable(from: bundle)
}

// A part of the package, for shorter builds. `make test ROOM="JSON Files"` sets APUS_ROOM and builds the tests of these
// targets, the targets and their dependencies. `make bench-part` sets APUS_BENCH_PART. With APUS_TOOLS, programs for
// measurements and examples are built instead of the plugins: SwiftPM compiles the generator a second time for the plugins
// of a package.
if let room = Context.environment["APUS_ROOM"], !room.isEmpty {
    package.keepTargets(Set(room.split(separator: " ").map { $0 + "Tests" }))
} else if Context.environment["APUS_BENCH_PART"] != nil {
    package.keepTargets(["apus-bench-part"])
    let rules = ["Model", "Reading", "References", "Rules", "SpecParser.swift", "Versions"]
    package.exclude(rules, from: "ApusSpecParser")
    // Models need only the JSON module, which this one exports.
    let calls = ["Connection", "Credentials", "Errors", "Middleware", "Paging", "Requests", "Responses", "Retries"]
    package.exclude(calls + ["Streaming", "Transport", "Values"], from: "ApusRuntime")
    package.exclude(["AccountMembersBeta.swift", "Client.swift", "Segments.swift"], from: "LaunchDarklyAPI")
    let sockets = ["Listener", "RawClient", "RefusedPort", "Socket", "SystemCalls"].map { "Wire/\($0).swift" }
    package.exclude(["Server"] + sockets, from: "ApusTestSupport")
} else if Context.environment["APUS_TOOLS"] != nil {
    package.targets.removeAll { $0.type == .plugin }
    package.products.removeAll { $0 is Product.Plugin }
} else {
    let tools: Set = [
        "AllocationCounter", "ApusBenchmarkRatios", "apus-bench", "apus-corpus", "apus-example-server", "apus-fuzz",
    ]
    package.targets.removeAll { tools.contains($0.name) }
}

// Only `make bench-part` builds it.
if Context.environment["APUS_BENCH_PART"] == nil { package.targets.removeAll { $0.name == "apus-bench-part" } }

extension Package {
    /// Replaces the generator by an executable, and keeps the plugins and what generated clients call.
    func useExecutable(from bundle: String) {
        let location = bundle.split(separator: " ").map(String.init)
        targets.removeAll { $0.name == "apus" }
        targets.append(
            location.count == 2
                ? .binaryTarget(name: "apus", url: location[0], checksum: location[1])
                : .binaryTarget(name: "apus", path: bundle)
        )
        let kept: Set = ["ApusRuntime", "ApusTesting", "GenerateClient", "GenerateClientCommand"]
        let products = products.filter { kept.contains($0.name) }
        keepTargets(kept)
        self.products = products
    }

    /// Removes files and folders from a target.
    func exclude(_ sources: [String], from name: String) {
        for target in targets where target.name == name { target.exclude += sources }
    }

    /// Removes all targets that the roots do not depend on, and all products.
    func keepTargets(_ roots: Set<String>) {
        var needed = roots
        var unvisited = Array(roots)
        while let name = unvisited.popLast() {
            for target in targets where target.name == name {
                let dependencies = target.dependencies.compactMap(\.targetName)
                unvisited += dependencies.filter { needed.insert($0).inserted }
            }
        }
        targets.removeAll { !needed.contains($0.name) }
        products.removeAll()
    }
}

extension Target.Dependency {
    var targetName: String? {
        switch self {
        case .targetItem(let name, _), .byNameItem(let name, _): name
        default: nil
        }
    }
}
