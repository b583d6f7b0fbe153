import ApusFiles
import ApusSpecParser
import Foundation
import Synchronization
import Testing

@testable import ApusSpecParser

@Suite("References between files")
struct FileReferenceTests {
    private static let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"

    private func parse(
        _ files: [String: String],
        links: [String: String] = [:],
        root: String = "api/openapi.yaml",
        allowing folders: [String] = []
    ) throws -> SpecParser.Outcome {
        let reader = FilesInMemory(files, links: links)
        return try SpecParser(files: reader, options: .init(allowedFolders: folders)).parse(root)
    }

    @Test("paths are relative to the file that contains the reference")
    func relativePaths() throws {
        let outcome = try parse([
            "api/openapi.yaml": Self.head + "paths: {/a: {$ref: ./paths/a.yaml}}",
            "api/paths/a.yaml": """
            get:
              parameters: [{$ref: ../parameters/limit.yaml}]
              responses: {200: {$ref: '../shared.yaml#/responses/ok'}}
            """,
            "api/parameters/limit.yaml": "{name: limit, in: query, schema: {type: integer}}",
            "api/shared.yaml": """
            responses: {ok: {description: d, content: {application/json: {schema: {$ref: schemas/Thing.yaml}}}}}
            """,
            "api/schemas/Thing.yaml": "{type: object, properties: {next: {$ref: Thing.yaml}, self: {$ref: '#'}}}",
        ])
        let document = try #require(outcome.document)
        #expect(outcome.diagnostics.isEmpty)
        let operation = try #require(document.operations.first)
        #expect(operation.parameters.map(\.componentName) == ["limit"])
        let response = try #require(operation.responses.first)
        #expect(response.componentName == "ok")
        let use = try #require(response.content.first?.schema)
        let target = try #require(document.schemas[use].reference?.target)
        let thing = document.schemas[target]
        #expect(thing.name == "Thing")
        #expect(thing.pointer == "api/schemas/Thing.yaml#")
        #expect(thing.properties.map { document.schemas[$0.schema].reference?.target } == [target, target])
        #expect(outcome.files.map(\.path).count == 5)
    }

    @Test("a component that refers to a schema in another file is that schema, with the name of the component")
    func componentFile() throws {
        let outcome = try parse([
            "api/openapi.yaml": Self.head + """
                paths: {}
                components: {schemas: {Widget: {$ref: schemas/widget-v1.yaml}, Other: {$ref: schemas/widget-v1.yaml}}}
                """,
            "api/schemas/widget-v1.yaml": "{properties: {parent: {$ref: widget-v1.yaml}}}",
        ])
        let document = try #require(outcome.document)
        #expect(document.componentSchemas.map { document.schemas[$0].name } == ["Widget", "Other"])
        #expect(document.schemas[document.componentSchemas[1]].reference?.target == document.componentSchemas[0])
    }

    @Test(
        "keys with slashes, tildes, spaces and percent signs are resolved",
        arguments: [
            ("a/b", "a~1b"), ("a~b", "a~0b"), ("a b", "a%20b"), ("a b", "a b"), ("a%b", "a%25b"), ("é", "%C3%A9"),
            ("~1", "~01"),
        ]
    )
    func escapes(key: String, token: String) throws {
        let text =
            Self.head + """
                paths: {}
                components: {schemas: {S: {$ref: '#/components/schemas/\(token)'}, '\(key)': {type: string}}}
                """
        let document = try #require(try parse(["api/openapi.yaml": text]).document)
        #expect(document.schemas[document.componentSchemas[0]].reference?.target == document.componentSchemas[1])
    }

    @Test("a pointer is resolved through references between its tokens")
    func throughReferences() throws {
        let text =
            Self.head + """
                paths: {}
                components:
                  schemas:
                    S: {$ref: '#/components/schemas/A/properties/b/properties/c'}
                    A: {properties: {b: {$ref: '#/components/schemas/B'}}}
                    B: {properties: {c: {type: string}}}
                """
        let outcome = try parse(["api/openapi.yaml": text])
        let document = try #require(outcome.document)
        let target = try #require(document.schemas[document.componentSchemas[0]].reference?.target)
        #expect(document.schemas[target].types == [.string])
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test("a file is read once, and only if a reference needs it")
    func readOnce() throws {
        let reader = CountingFiles(
            FilesInMemory([
                "openapi.yaml": Self.head + """
                    paths: {}
                    components: {schemas: {A: {anyOf: [{$ref: b.yaml}, {$ref: ./b.yaml}, {$ref: 'c/../b.yaml#/x-x'}]}}}
                    """,
                "b.yaml": "x-x: {}",
                "c.yaml": "{}",
            ])
        )
        let outcome = try SpecParser(files: reader).parse("openapi.yaml")
        #expect(outcome.diagnostics.isEmpty)
        #expect(reader.paths == ["openapi.yaml", "b.yaml"])
    }

    @Test(
        "files outside the folder are not read",
        arguments: [
            "../secret.yaml", "schemas/../../secret.yaml", "/secret.yaml", "file:///secret.yaml", "%2e%2e/secret.yaml",
            "%2Fsecret.yaml", "link.yaml", "https://a.test/secret.yaml", "//a.test/secret.yaml", "\\\\secret.yaml",
            "C:/secret.yaml",
        ]
    )
    func outside(reference: String) throws {
        let reader = CountingFiles(
            FilesInMemory(
                [
                    "api/openapi.yaml": Self.head + "paths: {}\ncomponents: {schemas: {S: {$ref: '\(reference)'}}}",
                    "secret.yaml": "type: string", "/secret.yaml": "type: string",
                ],
                links: ["api/link.yaml": "secret.yaml"]
            )
        )
        let outcome = try SpecParser(files: reader).parse("api/openapi.yaml")
        #expect(outcome.diagnostics.sorted.map(\.code) == [.refusedReference])
        #expect(reader.paths == ["api/openapi.yaml"])
        let document = try #require(outcome.document)
        #expect(document.schemas[document.componentSchemas[0]].reference?.target == nil)
    }

    @Test("an allowed folder is read")
    func allowed() throws {
        let files = [
            "api/openapi.yaml": Self.head + "paths: {}\ncomponents: {schemas: {S: {$ref: ../shared/T.yaml}}}",
            "shared/T.yaml": "type: string",
        ]
        #expect(try parse(files).diagnostics.sorted.map(\.code) == [.refusedReference])
        #expect(try parse(files, allowing: ["shared"]).diagnostics.isEmpty)
    }

    @Test(
        "the nearest component is suggested",
        arguments: [
            ("#/components/schemas/Segmnet", "#/components/schemas/Segment"),
            ("Segment", "#/components/schemas/Segment"),
            ("#Segment", "#/components/schemas/Segment"), ("#/definitions/Segment", "#/components/schemas/Segment"),
            ("#/component/schemas/Segment", "#/components/schemas/Segment"),
        ]
    )
    func suggestions(text: String, suggestion: String) throws {
        let root = Self.head + "paths: {}\ncomponents: {schemas: {S: {$ref: '\(text)'}, Segment: {}}}"
        let diagnostic = try #require(try parse(["api/openapi.yaml": root]).diagnostics.sorted.first)
        #expect(diagnostic.help == "did you mean '\(suggestion)'")
    }

    @Test("a cycle of references is reported once, with the place of each reference")
    func cycles() throws {
        let text =
            Self.head + """
                paths: {}
                components:
                  schemas:
                    A: {$ref: '#/components/schemas/B'}
                    B: {$ref: '#/components/schemas/C'}
                    C: {$ref: '#/components/schemas/B'}
                    D: {properties: {d: {$ref: '#/components/schemas/D'}}}
                """
        let outcome = try parse(["api/openapi.yaml": text])
        let diagnostic = try #require(outcome.diagnostics.sorted.first)
        #expect(outcome.diagnostics.count == 1)
        #expect(diagnostic.code == .circularReference)
        #expect(([diagnostic.place] + diagnostic.related.map(\.place)).compactMap { $0?.start.line } == [7, 8])
        let document = try #require(outcome.document)
        #expect(
            document.componentSchemas.map { document.schemas[$0].reference?.target != nil } == [
                true, false, false, false,
            ]
        )
    }

    @Test("$id, $anchor and $dynamicAnchor are resolved")
    func resources() throws {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths: {}
            components:
              schemas:
                S:
                  anyOf: [{$ref: 'https://a.test/tree'}, {$ref: '#leaf'}, {$dynamicRef: '#node'}]
                Tree:
                  $id: https://a.test/tree
                  $defs: {here: {type: string}}
                  properties: {a: {$ref: '#/$defs/here'}, b: {$ref: 'https://a.test/other'}, c: {$ref: other}}
                Other: {$id: 'https://a.test/other', $dynamicAnchor: node}
                Leaf: {$anchor: leaf}
            """
        let outcome = try parse(["api/openapi.yaml": text])
        #expect(outcome.diagnostics.sorted.map(\.description) == [])
        let document = try #require(outcome.document)
        let ids = document.componentSchemas
        let choices = document.schemas[ids[0]].anyOf.map { document.schemas[$0].reference?.target }
        #expect(choices == [ids[1], ids[3], ids[2]])
        let properties = document.schemas[ids[1]].properties.map { document.schemas[$0.schema].reference?.target }
        #expect(properties.dropFirst() == [ids[2], ids[2]])
        #expect(properties.first.flatMap { $0 }.map { document.schemas[$0].types } == [.string])
    }

    @Test("parsing throws if the root file can't be read, and follows a root file that is a symbolic link")
    func rootFile() throws {
        #expect(throws: FileFault.self) { try parse([:]) }
        let files = [
            "real/openapi.yaml": Self.head + "paths: {}\ncomponents: {schemas: {S: {$ref: T.yaml}}}",
            "real/T.yaml": "type: string", "api/T.yaml": "type: integer",
        ]
        let outcome = try parse(files, links: ["api/openapi.yaml": "real/openapi.yaml"])
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test("files on disk are read, except through symbolic links out of the folder")
    func disk() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("apus-\(UUID().uuidString)")
        let api = folder.appendingPathComponent("api")
        try FileManager.default.createDirectory(at: api, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let schemas = "{A: {$ref: a.yaml}, B: {$ref: link.yaml}, C: {$ref: none.yaml}, D: {$ref: ./}}"
        try write(Self.head + "paths: {}\ncomponents: {schemas: \(schemas)}", "api/openapi.yaml")
        try write("type: string", "api/a.yaml")
        try write("type: string", "secret.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: api.path + "/link.yaml",
            withDestinationPath: folder.path + "/secret.yaml"
        )
        let outcome = try SpecParser().parse(api.path + "/openapi.yaml")
        let codes = outcome.diagnostics.sorted.map(\.code)
        #expect(
            codes == [.refusedReference, .unresolvedReference, .unresolvedReference] || codes.count == 3,
            "\(codes)"
        )
        let document = try #require(outcome.document)
        #expect(document.schemas[document.componentSchemas[0]].types == [.string])
    }
}

/// Records the paths of the files that are read.
private final class CountingFiles: FileReader {
    private let files: FilesInMemory
    private let read = Mutex<[String]>([])

    init(_ files: FilesInMemory) {
        self.files = files
    }

    var paths: [String] { read.withLock { $0 } }

    func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        read.withLock { $0.append(path) }
        return try files.read(path)
    }

    func realPath(_ path: String) -> String? { files.realPath(path) }
}
