import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

/// Runs the sets of the Overlay Specification, if the shared folder contains them.
@Suite("Overlay Specification")
struct OverlaySuiteTests {
    private static let folder = SharedFolder.appending("suites/overlay")

    /// The schemas accept this document, because they check only that a target starts with `$`. Its target
    /// `$.paths.*.get[?@.x-oai-traits.paged]` is not a query of RFC 9535, which Overlay 1.1.0 requires: a name with a hyphen
    /// must be in brackets, as in the same example of the specification.
    private static let invalidQuery = "actions-traits-example.yaml"

    @Test(
        "each compliant set has the expected output",
        .enabled(if: folder != nil, "the suite is in the shared folder")
    )
    func compliantSets() throws {
        let sets = try #require(Self.folder).appendingPathComponent("compliant-sets")
        let names = try FileManager.default.contentsOfDirectory(atPath: sets.path).filter { !$0.hasSuffix(".md") }
        #expect(names.count == 8)
        for name in names {
            let folder = sets.appendingPathComponent(name).path
            let (tree, diagnostics) = try apply(folder + "/overlay.yaml", to: folder + "/openapi.yaml")
            let expected = try #require(try read(folder + "/output.yaml"))
            let root = try #require(tree?.root, "\(name): \(diagnostics.sorted)")
            #expect(root.isEqualJSON(to: expected), "\(name): \(root)")
        }
    }

    @Test(
        "each document of the schemas' tests is accepted or refused as expected",
        .enabled(if: folder != nil, "the suite is in the shared folder"),
        arguments: ["v1.0", "v1.1"]
    )
    func documents(version: String) throws {
        let tests = try #require(Self.folder).appendingPathComponent("tests/\(version)")
        for outcome in ["pass", "fail"] {
            let folder = tests.appendingPathComponent(outcome).path
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.count >= 12)
            for name in names {
                let text = SpecText.parse(SourceFile(path: "openapi.yaml", text: "openapi: 3.1.0"))
                let result = try Overlays([folder + "/" + name]).edit(
                    try #require(text.root),
                    at: FilePath("openapi.yaml"),
                    files: DiskFiles(),
                    limits: TextLimits()
                )
                let invalid = result.diagnostics.sorted.filter { $0.code.name == "invalid-overlay" }
                if name == Self.invalidQuery {
                    #expect(invalid.map(\.message) == ["invalid JSONPath: expected ']', found '-' at character 19"])
                } else {
                    #expect(invalid.isEmpty == (outcome == "pass"), "\(name): \(result.diagnostics.sorted)")
                }
            }
        }
    }

    private func read(_ path: String) throws -> Node? {
        SpecText.parse(SourceFile(path: path, bytes: try DiskFiles().read(path))).root
    }

    private func apply(_ overlay: String, to path: String) throws -> (tree: SourceTree?, diagnostics: Diagnostics) {
        let root = try #require(try read(path))
        return try Overlays([overlay]).edit(root, at: FilePath(path), files: DiskFiles(), limits: TextLimits())
    }
}
