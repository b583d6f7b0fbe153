import ApusTestSupport
import Foundation
import Testing

/// The configuration in `Examples/Vendors`, with the published descriptions of the shared folder.
@Suite(
    "The configuration of vendors' descriptions",
    .enabled(if: SharedFolder.appending("specs/four") != nil, "the descriptions are in the shared folder"),
    .serialized
)
struct VendorConfigurationTests {
    static let descriptions = [
        "harness.yaml", "harness-ff-admin-early.yaml", "launchdarkly.json", "segment.yaml",
        "sailpoint-v2025-deref.yaml", "sailpoint-v2025/sailpoint-api.v2025.yaml",
    ]

    private static let example = RepositoryRoot.url.appending(path: "Examples/Vendors")

    /// A copy of the example with the descriptions.
    private func copy() throws -> TemporaryFolder {
        let folder = try TemporaryFolder("vendors")
        for name in ["apus.yaml", "overlays"] {
            try FileManager.default.copyItem(at: Self.example.appending(path: name), to: folder.appending(name))
        }
        let descriptions = try #require(SharedFolder.appending("specs/four"))
        try FileManager.default.createSymbolicLink(
            at: folder.appending("descriptions"),
            withDestinationURL: descriptions
        )
        return folder
    }

    @Test("--strict passes, and no allowance or overlay action is unneeded", arguments: descriptions)
    func strict(description: String) throws {
        let folder = try copy()
        let path = folder.appending("descriptions/\(description)").path
        let configuration = folder.appending("apus.yaml").path
        let result = CommandResult("validate", path, "--config", configuration, "--strict", in: folder)
        #expect(result.code == .success, "\(result.errors)")
        #expect(result.errors.contains(": 0 errors, 0 warnings"), "\(result.errors)")
        let other = try TemporaryFolder("without settings")
        let without = CommandResult("validate", path, "--strict", in: other)
        #expect(without.code != .success, "the settings are not needed")
    }

    @Test("every client of the configuration is checked")
    func complete() throws {
        let text = try String(contentsOf: Self.example.appending(path: "apus.yaml"), encoding: .utf8)
        let listed = text.split(separator: "\n").filter { $0.hasPrefix("  - description: ") }
        #expect(
            listed.map { $0.dropFirst("  - description: descriptions/".count) }.map(String.init).sorted()
                == Self.descriptions.sorted()
        )
    }
}
