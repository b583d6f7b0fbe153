import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

/// Compares the reference page and the JSON Schema of `apus.yaml` in `Sources/Generator/Configuration` with the keys.
///
/// `APUS_RECORD=1 swift test --filter ConfigurationPage` records them.
@Suite("Configuration pages")
struct ConfigurationPageTests {
    @Test(
        "the committed pages are up to date",
        arguments: [("Reference.md", ConfigurationReference.text), ("apus.schema.json", ConfigurationSchema.text)]
    )
    func pages(name: String, text: String) throws {
        let file = RepositoryRoot.appending("Sources/Generator/Configuration/" + name)
        if ProcessInfo.processInfo.environment["APUS_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test("the schema is valid JSON and has all keys")
    func schema() throws {
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(ConfigurationSchema.text.utf8)) as? [String: Any]
        )
        let definitions = try #require(root["$defs"] as? [String: [String: Any]])
        let properties = try #require(definitions["client"]?["properties"] as? [String: Any])
        #expect(properties.keys.sorted() == ClientKey.all.map(\.name).sorted())
    }

    @Test("apus schema prints the schema")
    func command() throws {
        let result = CommandResult("schema", in: try TemporaryFolder())
        #expect(result.code == .success)
        #expect(result.output == ConfigurationSchema.text)
    }
}
