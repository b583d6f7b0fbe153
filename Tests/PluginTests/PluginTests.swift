import ApusLowering
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

// A plugin can't be imported: this folder contains symbolic links to its files.

@Suite("Build-tool plugin: inputs and outputs")
struct PluginTests {
    @Test("the output files are those of the layout 'fixed'")
    func outputs() {
        #expect(GeneratedFiles.names == FixedLayout.names)
    }

    @Test(
        "the input files are those that the parser reads",
        arguments: [
            "specs/launchdarkly/launchdarkly.json", "specs/sailpoint/sailpoint-api.v2025.yaml",
            "specs/harness/harness.yaml", "specs/segment/segment.yaml", "Tests/Fixtures/references/openapi.yaml",
            "Examples/BuildToolPlugin/Sources/Weather/openapi.yaml",
        ]
    )
    func inputs(description: String) throws {
        let root = RepositoryRoot.appending(description)
        let read = try SpecParser().parse(root.path).files.map(\.path)
        #expect(ReachableFiles.from(root).map { $0.path(percentEncoded: false) }.sorted() == read.sorted())
    }

    @Test(
        "references are found in all spellings",
        arguments: [
            (#"{"$ref":"a.json#/b"}"#, ["a.json"]),
            (#"{"$ref":"dir\/a.json"}"#, ["dir/a.json"]),
            ("$ref: a.yaml", ["a.yaml"]),
            ("$ref: 'with blank.yaml#/x'", ["blank.yaml", "with blank.yaml"]),
            ("$ref: with%20blank.yaml", ["with blank.yaml"]),
            ("{$ref: ../a, x: 1}", ["../a"]),
            ("$ref:\n  ./a.yml#/b\n", ["./a.yml"]),
            ("mapping: {cat: cats/Cat.yaml}", ["cats/Cat.yaml"]),
            ("$ref: '#/components/schemas/A'", []),
            ("$ref: https://example.com/a.yaml", []),
        ] as [(String, [String])]
    )
    func references(text: String, expected: [String]) {
        #expect(ReachableFiles.references(in: Data(text.utf8)) == expected)
    }

    @Test("files that do not exist are not inputs, and cycles of files end")
    func existing() throws {
        let folder = try TemporaryFolder("plug in")
        try folder.write("$ref: b.yaml\nx: {$ref: gone.yaml}\n", to: "a.yaml")
        try folder.write("$ref: a.yaml\n", to: "b.yaml")
        let found = ReachableFiles.from(folder.appending("a.yaml"))
        #expect(found.map(\.lastPathComponent) == ["a.yaml", "b.yaml"])
    }

    @Test(
        "the configuration names the description",
        arguments: [
            "clients:\n  - description: api/a.yaml # the root\n",
            "clients: [{description: 'api/a.yaml', module: M}]\n",
            "# description: other.yaml\nclients:\n  - module: M\n    description: \"api/a.yaml\"\n",
            #"{"clients":[{"module":"M","description":"api/a.yaml"}]}"#,
        ]
    )
    func configuration(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "apus.yaml")
        let file = try ConfigurationFile.find(in: folder.url)
        #expect(file.description == folder.appending("api/a.yaml").standardized)
    }

    @Test("custom templates are inputs")
    func templates() throws {
        let folder = try TemporaryFolder()
        try folder.write("clients:\n  - description: a.yaml\n    templates: mine\n", to: "apus.yml")
        try folder.write("", to: "mine/Header.mustache")
        try folder.write("", to: "mine/notes.txt")
        #expect(try ConfigurationFile.find(in: folder.url).templates.map(\.lastPathComponent) == ["Header.mustache"])
    }

    @Test("a missing configuration and a missing description throw an error with the path of the configuration")
    func missing() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ConfigurationFault.self) { try ConfigurationFile.find(in: folder.url) }
        try folder.write("clients: []\n", to: "apus.yaml")
        let fault = #expect(throws: ConfigurationFault.self) { try ConfigurationFile.find(in: folder.url) }
        #expect(fault?.file == folder.appending("apus.yaml").path)
        #expect(fault?.description == "'description' is missing")
    }
}
