import ApusDiagnostics
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
            "clients:\n- description:\n    api/a.yaml\n",
            "clients:\n  - header: 'see description: other.yaml'\n    description: api/a.yaml\n",
            "clients:\n  - header: |\n      description: other.yaml\n    description: api/a.yaml\n",
            "clients:\n  - header: >-\n      a\n\n      description: other.yaml\n    description: api/a.yaml\n",
            "%YAML 1.2\n---\nclients: [ { description : api/a.yaml, module: M } ] # end\n",
            "clients:\r\n  - module: M\r\n    description: 'api/a.yaml'\r\n",
            "clients:\n  - &c\n    description: !!str api/a.yaml\n",
            "\u{FEFF}clients:\n  -\n    \"description\": \"api\\/a\\u002eyaml\"\n",
            "clients:\n- names: {description: other.yaml}\n  description: api/a.yaml\n  module: M\n",
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

    @Test(
        "the executable of an artifact bundle lists exactly the files that are read",
        .enabled(if: Self.hasExecutable)
    )
    func prebuiltTool() throws {
        let folder = try TemporaryFolder("bund le")
        let bundle = folder.appending("apus.artifactbundle")
        try FileManager.default.createDirectory(at: bundle, withIntermediateDirectories: true)
        let tool = bundle.appending(path: "apus")
        try FileManager.default.createSymbolicLink(at: tool, withDestinationURL: Self.executable)
        try folder.write(
            "clients:\n  - description: a.yaml\n    overlays: [fixes.yaml]\n    templates: mine\n",
            to: "apus.yaml"
        )
        try folder.write(
            """
            openapi: 3.1.0
            info: { title: 'See other.yaml', version: '1' }
            paths: { /a: { $ref: 'paths.yaml#/a' } }
            """,
            to: "a.yaml"
        )
        try folder.write("a: { get: { responses: { '204': { description: Done } } } }\n", to: "paths.yaml")
        try folder.write(
            "overlay: 1.0.0\ninfo: { title: T, version: '1' }\nactions: [{ target: $.info, update: { title: T } }]\n",
            to: "fixes.yaml"
        )
        try folder.write("", to: "other.yaml")
        try folder.write("", to: "mine/Header.mustache")
        let prebuilt = try #require(PrebuiltTool(tool))
        let inputs = try #require(prebuilt.inputs(of: folder.appending("apus.yaml")))
        #expect(
            inputs.map(\.lastPathComponent) == ["apus.yaml", "a.yaml", "paths.yaml", "fixes.yaml", "Header.mustache"]
        )
        #expect(inputs[2] == folder.appending("paths.yaml").standardized)
        // The files of a description with faults are listed as far as it can be read; several clients are the plugin's fault.
        try folder.write("openapi: [\n", to: "a.yaml")
        #expect(prebuilt.inputs(of: folder.appending("apus.yaml"))?.count == 4)
        try folder.write("clients:\n  - description: a.yaml\n  - description: b.yaml\n", to: "apus.yaml")
        #expect(prebuilt.inputs(of: folder.appending("apus.yaml")) == nil)
        try folder.write("clients: 1\n", to: "apus.yaml")
        #expect(prebuilt.inputs(of: folder.appending("apus.yaml")) == nil)
    }

    @Test("an executable that SwiftPM compiles is not asked")
    func compiledTool() {
        #expect(PrebuiltTool(Self.executable) == nil)
    }

    /// The executable beside the running tests.
    private static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "apus")

    private static let hasExecutable = FileManager.default.isExecutableFile(atPath: executable.path)

    @Test("overlays are inputs, also if they are listed over several lines")
    func overlays() throws {
        let folder = try TemporaryFolder()
        let list = "    overlays:\n    - fixes/a.yaml # first\n    -\n      'fixes/b.yaml'\n"
        try folder.write("clients:\n  - description: a.yaml\n\(list)", to: "apus.yaml")
        let file = try ConfigurationFile.find(in: folder.url)
        #expect(file.overlays.map(\.lastPathComponent) == ["a.yaml", "b.yaml"])
        #expect(file.overlays.first == folder.appending("fixes/a.yaml").standardized)
    }

    @Test(
        "a fault is thrown with the path and the line of the configuration",
        arguments: [
            ("clients: []\n", 1, "'clients' must be a list with one client"),
            ("# nothing\n", 2, "'clients' is missing"),
            ("clients:\n  - module: M\n    output: O\n", 2, "'description' is missing"),
            ("clients:\n  - module: M\n    description: [a]\n", 3, "'description' must be the path of a file"),
            ("clients:\n  - description: '-'\n", 2, "'description' must be the path of a file"),
            (
                "clients:\n  - description: a.yaml\n  - description: b.yaml\n", 3,
                "the build-tool plugin generates one client per target, and 'clients' has 2; move this client to a target of its own"
            ),
            ("clients:\n\t- description: a.yaml\n", 2, "a line is indented with a tab; use spaces"),
            ("clients:\n  - description: 'a.yaml\n", 2, "a quotation mark is missing"),
            ("clients: [{description: a.yaml\n", 1, "'}' is missing"),
            ("clients:\n  - description: a.yaml\n    text\n", 3, "expected a key"),
            ("clients: *none\n", 1, "unknown anchor 'none'"),
        ]
    )
    func faults(text: String, line: Int, description: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "apus.yaml")
        let fault = #expect(throws: ConfigurationFault.self) { try ConfigurationFile.find(in: folder.url) }
        #expect(fault?.file == folder.appending("apus.yaml").path)
        #expect(fault?.line == line)
        #expect(fault?.description == description)
    }

    @Test("a missing configuration throws an error with the expected path")
    func missing() throws {
        let folder = try TemporaryFolder()
        let fault = #expect(throws: ConfigurationFault.self) { try ConfigurationFile.find(in: folder.url) }
        #expect(fault?.file == folder.appending("apus.yaml").path)
    }

    @Test(
        "the plugin reads the same values as libyaml",
        arguments: [
            "a: 1\nb: [x, 'y z', \"q\\n\"]\nc: {d: e, f: }\n", "- a\n- - b\n  - c\n-\n  d: e\n",
            "a:\n- b\n- c: d\n  e: f\ng: h\n",
            "a: |\n  x\n   y\n\n  z\nb: >\n  x\n  y\nc: d\n", "a: x\n  y # note\nb: 'it''s'\n", "a: &x {b: c}\nd: *x\n",
            "a: http://x.y/z#f\nb: c:d\ne: 'f: g'\n", "{\"a\": [1, {\"b\": null}], \"c\": \"\\ud83d\\ude00\"}",
            "a: {b: [c,\n  d], # e\n  f: g}\nh: i\n",
            "a:\n\n  # note\n  b: c\n\nd:\n", "'a b': c\n\"d\": \"e\n  f\"\n", "--- # first\na: b\n...\n",
        ]
    )
    func values(text: String) throws {
        let root = try #require(SpecText.parse(SourceFile(path: "a.yaml", text: text)).root)
        #expect(Self.canonical(try ConfigurationText.read(text)) == Self.canonical(root))
    }

    private static func canonical(_ value: ConfigurationValue) -> String {
        switch value.content {
        case .null: "null"
        case .scalar(let text): "'\(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))'"
        case .list(let elements): "[\(elements.map(canonical).joined(separator: ", "))]"
        case .mapping(let members):
            "{\(members.map { "\($0.key): \(canonical($0.value))" }.joined(separator: ", "))}"
        }
    }

    /// The value with all scalars as text. Spaces and line breaks are not compared.
    private static func canonical(_ node: Node) -> String {
        switch node.kind {
        case .null: "null"
        case .sequence: "[\(node.elements.map { canonical($0) }.joined(separator: ", "))]"
        case .mapping: "{\(node.entries.map { "\($0.key): \(canonical($0.value))" }.joined(separator: ", "))}"
        default:
            "'\((node.scalarText ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " "))'"
        }
    }
}
