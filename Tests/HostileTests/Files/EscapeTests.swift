import ApusTestSupport
import Foundation
import Testing

@Suite(
    "No reference leaves the folder of the description",
    .enabled(if: ApusProcess.exists, "apus is not built: skipped")
)
struct EscapeTests {
    private static let secret = "type: object\nproperties: {topSecret: {type: string}}\n"

    @Test(
        "no spelling of a reference reads a file outside the folder",
        arguments: [
            "../secret.yaml", "../../%DIR%/secret.yaml", "%2e%2e/secret.yaml", "..%2Fsecret.yaml", "./../secret.yaml",
            "sub/../../secret.yaml", "link.yaml", "folder/secret.yaml", "%ROOT%/secret.yaml",
            "file://%ROOT%/secret.yaml",
            "FILE://%ROOT%/secret.yaml", "file:secret.yaml", "http://127.0.0.1:9/secret.yaml",
            "//127.0.0.1/secret.yaml",
            "https://127.0.0.1:9/a#/b", "~/secret.yaml", "../secret.yaml#/properties/topSecret", "..\\\\secret.yaml",
            "ftp://127.0.0.1/secret.yaml", "data:application/yaml,a", "/dev/zero", "/proc/self/environ", "chain.yaml",
            "sub/link.yaml",
        ]
    )
    func outside(reference: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.secret, to: "secret.yaml")
        for (link, target) in [
            ("api/link.yaml", "../secret.yaml"), ("api/folder", ".."), ("api/chain.yaml", "link.yaml"),
        ] {
            try folder.write("", to: "api/keep.yaml")
            try FileManager.default.createSymbolicLink(atPath: folder.appending(link).path, withDestinationPath: target)
        }
        try folder.write("", to: "api/sub/keep.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending("api/sub/link.yaml").path,
            withDestinationPath: folder.appending("secret.yaml").path
        )
        let spelled = reference.replacing("%ROOT%", with: folder.url.path)
            .replacing("%DIR%", with: folder.url.lastPathComponent)
        try folder.write(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths: {}
            components: {schemas: {S: {$ref: "\(spelled)"}, T: {properties: {a: {$ref: "\(spelled)"}}}}}
            """,
            to: "api/openapi.yaml"
        )
        let arguments = ["generate", "api/openapi.yaml", "--output", "Out", "--module", "A"]
        let result = try ApusProcess.run(arguments, in: folder.url.path, setup: "ulimit -v 4000000")
        #expect(result.code == 0 || result.code == 1, "\(result.code)")
        #expect(result.errors.contains("refused-reference") || result.errors.contains("unresolved-reference"))
        #expect(!result.errors.contains("topSecret:"), "\(result.errors)")
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.appending("Out").path)) ?? [] {
            #expect(try !folder.read("Out/" + name).contains("topSecret: "), "\(name)")
        }
    }

    @Test("tags and titles that look like paths write no file outside the output folder")
    func output() throws {
        for name in ["../evil", "/tmp/evil", "..", "a/b/c", ".hidden", "evil\u{0}", "CON", "a\nb"] {
            let folder = try TemporaryFolder()
            let tag = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
            try folder.write(
                """
                {"openapi": "3.1.0", "info": {"title": \(tag), "version": "1"}, "tags": [{"name": \(tag)}],
                "paths": {"/a": {"get": {"tags": [\(tag)], "operationId": "a", "responses": {"200": {"description": "d"}}}}}}
                """,
                to: "api.json"
            )
            let result = try ApusProcess.run(
                ["generate", "api.json", "--output", "Out/In", "--module", "A"],
                in: folder.url.path
            )
            #expect(result.code == 0, "\(name.debugDescription): \(result.errors)")
            for file in try folder.files() {
                #expect(file == "api.json" || file.wholeMatch(of: /Out\/In\/\w+\.swift/) != nil, "\(file)")
            }
        }
    }
}
