import ApusTestSupport
import Foundation
import Testing

@Suite("Apus depends on Foundation and libyaml only")
struct SupplyChainTests {
    private static let manifest: String = {
        (try? String(contentsOf: RepositoryRoot.appending("Package.swift"), encoding: .utf8)) ?? ""
    }()

    /// Only the function that replaces the generator by a prebuilt executable may use a binary target, and only if the
    /// user asks for it in the environment.
    @Test("the manifest has no package dependency, binary target or unsafe flag")
    func manifest() throws {
        #expect(Self.manifest.contains("let package = Package("))
        #expect(
            Self.manifest.contains(
                "let bundle = Context.environment[\"APUS_BUNDLE\"]\nif let bundle, !bundle.isEmpty {"
            )
        )
        let start = try #require(Self.manifest.range(of: "    func useExecutable(from bundle: String) {"))
        let end = try #require(Self.manifest.range(of: "\n    }\n", range: start.upperBound..<Self.manifest.endIndex))
        let rest = Self.manifest.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
        for forbidden in [".package(", ".binaryTarget(", "unsafeFlags", ".linkedLibrary(", "url:", ".macro("] {
            #expect(!rest.contains(forbidden), "\(forbidden)")
        }
        #expect(Self.manifest.components(separatedBy: ".systemLibrary(").count == 2)
    }

    @Test("there are no pinned dependencies")
    func pins() throws {
        let path = RepositoryRoot.appending("Package.resolved").path
        guard let data = FileManager.default.contents(atPath: path) else { return }
        let root = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        #expect((root?["pins"] as? [Any])?.isEmpty == true)
    }

    @Test("sources import only modules of Apus and of the platform")
    func imports() throws {
        let allowed: Set<String> = [
            "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc", "Musl", "Darwin", "MachO",
            "PackagePlugin", "XcodeProjectPlugin",
            "Synchronization", "CYAML", "Dispatch", "Network", "Security", "zlib",
        ]
        var files = 0
        let root = RepositoryRoot.url.path
        for folder in ["Sources", "Generated", "Templates"] {
            for name in try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
            where name.hasSuffix(".swift") {
                files += 1
                let text = try String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8)
                for match in text.matches(
                    of: /(?m)^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:public |package |internal )?import (?:\w+ )?(\w+)/
                ) {
                    let module = String(match.1)
                    #expect(allowed.contains(module) || module.hasPrefix("Apus"), "\(folder)/\(name) imports \(module)")
                }
            }
        }
        #expect(files > 200)
    }

    @Test("the runtime depends on neither libyaml nor the generator")
    func runtime() throws {
        #expect(
            Self.manifest.contains(
                """
                            name: "ApusRuntime",
                            dependencies: ["ApusJSON", .target(name: "ApusCURL", condition: .when(platforms: [.linux]))],
                """
            )
        )
        #expect(Self.manifest.contains(".target(name: \"ApusCURL\", path:"))
        #expect(Self.manifest.contains(".target(name: \"ApusJSON\", path:"))
    }

    @Test("the generator does not use the network")
    func network() throws {
        let root = RepositoryRoot.url.path
        for folder in [
            "Sources/Generator", "Sources/SpecParser", "Sources/IR", "Sources/TemplateRenderer", "Sources/apus",
        ] {
            for name in try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
            where name.hasSuffix(".swift") {
                let text = try String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8)
                for word in [
                    "URLSession.", "URLSession(", "FoundationNetworking", "socket(", "Process()", "dlopen",
                    "contentsOf: url",
                ] {
                    #expect(!text.contains(word), "\(folder)/\(name) has \(word)")
                }
            }
        }
    }
}
