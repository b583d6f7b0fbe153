import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser
import Testing

/// Applies overlays with the given actions to a description.
private func apply(
    _ actions: String...,
    version: String = "1.1.0",
    to description: String,
    limits: TextLimits = TextLimits()
) throws -> (root: Node?, diagnostics: [Diagnostic]) {
    var files = ["openapi.yaml": description]
    var paths: [String] = []
    for (number, text) in actions.enumerated() {
        let path = "overlay\(number + 1).yaml"
        files[path] = "overlay: \(version)\ninfo: {title: Fixes, version: 1.0.0}\nactions:\n\(text)"
        paths.append(path)
    }
    let root = try #require(SpecText.parse(SourceFile(path: "openapi.yaml", text: description)).root)
    let reader = FilesInMemory(files)
    let result = try Overlays(paths).edit(root, at: FilePath("openapi.yaml"), files: reader, limits: limits)
    return (result.tree?.root, result.diagnostics.sorted)
}

@Suite("Overlays")
struct OverlayTests {
    @Test(
        "an action changes the values that its target selects",
        arguments: [
            ("{target: $.a, update: {c: 2}}", "{a: {b: 1}}", "{a: {b: 1, c: 2}}"),
            ("{target: $, update: {a: {b: 2}}}", "{a: {b: 1, c: 3}}", "{a: {b: 2, c: 3}}"),
            ("{target: $.a, update: x}", "{a: [y]}", "{a: [y, x]}"),
            ("{target: $.a, update: [x, z]}", "{a: [y]}", "{a: [y, x, z]}"),
            ("{target: $, update: {a: [x]}}", "{a: [y]}", "{a: [y, x]}"),
            ("{target: $.a, update: 2}", "{a: 1}", "{a: 2}"),
            ("{target: '$.a[*]', update: {x: 1}}", "{a: [{}, {y: 2}]}", "{a: [{x: 1}, {y: 2, x: 1}]}"),
            ("{target: $.a, remove: true}", "{a: 1, b: 2}", "{b: 2}"),
            ("{target: '$.a[?@ > 1]', remove: true}", "{a: [1, 2, 3, 0]}", "{a: [1, 0]}"),
            ("{target: $..x, remove: true}", "{x: {x: 1}, a: [{x: 1, y: 2}]}", "{a: [{y: 2}]}"),
            ("{target: $.a, copy: $.b}", "{a: {x: 1}, b: {y: [2]}}", "{a: {x: 1, y: [2]}, b: {y: [2]}}"),
            ("{target: $.a, copy: $}", "{a: {}, b: 1}", "{a: {a: {}, b: 1}, b: 1}"),
            ("{target: $.a, remove: true, update: {}}", "{a: {}}", "{}"),
            ("{target: '$[\"a\", \"a\"]', update: 1}", "{a: []}", "{a: [1]}"),
        ]
    )
    func changes(action: String, description: String, expected: String) throws {
        let (root, diagnostics) = try apply("  - " + action, to: description)
        let value = try #require(SpecText.parse(SourceFile(path: "a.yaml", text: expected)).root)
        #expect(diagnostics.isEmpty)
        #expect(try #require(root).isEqualJSON(to: value), "\(root?.jsonText ?? "")")
    }

    @Test("an overlay of version 1.0 appends a list to a list as one element")
    func version1_0() throws {
        let (root, _) = try apply("  - {target: $.a, update: [x]}", version: "1.0.0", to: "{a: [y]}")
        #expect(root?.jsonText == #"{"a":["y",["x"]]}"#)
    }

    @Test("overlays are applied in order, and a later one sees the values of an earlier one")
    func order() throws {
        let (root, diagnostics) = try apply(
            "  - {target: $, update: {a: {b: 1}}}",
            "  - {target: $.a, update: {b: 2}}\n  - {target: $.a, copy: $.c}",
            to: "{c: {d: [1]}}"
        )
        #expect(diagnostics.isEmpty)
        #expect(root?.jsonText == #"{"c":{"d":[1]},"a":{"b":2,"d":[1]}}"#)
    }

    @Test("each value has its place in the file that contains it")
    func places() throws {
        let (root, _) = try apply(
            "  - target: $.a\n    update: {\"k\\u00e9y\": \"t\\u00e9xt\"}",
            to: "a:\n  b: |\n    block\n  anchor: &x {c: 1}\n  alias: *x\n"
        )
        let value = try #require(root?["a"])
        #expect(value.place.description == "openapi.yaml:2:3")
        #expect(value["kéy"]?.string == "téxt")
        #expect(value["kéy"]?.place.description == "overlay1.yaml:5:26")
        #expect(value["kéy"]?.keyPlace?.description == "overlay1.yaml:5:14")
        #expect(value["b"]?.string == "block\n")
        #expect(value["alias"]?["c"]?.int == 1)
        #expect(value["alias"]?["c"]?.place.description == "openapi.yaml:4:18")
        #expect(value["kéy"]?.jsonPointer.description == "/a/kéy")
    }

    @Test("a mapping with many keys is found by name after a change")
    func manyKeys() throws {
        let description = (0..<100).map { "key\($0): {n: \($0)}" }.joined(separator: "\n")
        let (root, diagnostics) = try apply(
            "  - {target: $, update: {added: 1, key7: {n: 70}}}\n  - {target: $.key8, remove: true}",
            to: description
        )
        #expect(diagnostics.isEmpty)
        #expect(root?.count == 100)
        #expect(root?["key7"]?["n"]?.int == 70)
        #expect(root?["key99"]?["n"]?.int == 99)
        #expect(root?["added"]?.int == 1)
        #expect(root?["key8"] == nil)
    }

    @Test(
        "a fault is reported with its place",
        arguments: [
            (
                "{target: $.x, remove: true}",
                "overlay1.yaml:4:14: warning: the target '$.x' selects no value [overlay-matches-nothing]"
            ),
            (
                "{target: $.a}",
                "overlay1.yaml:4:14: warning: the action has neither 'update', 'copy' nor 'remove: true' [overlay-without-change]"
            ),
            (
                "{target: $.a, update: 1}",
                "overlay1.yaml:4:27: error: an integer can't be merged with a mapping [overlay-mismatch]"
            ),
            (
                "{target: $, update: {a: 1}}",
                "overlay1.yaml:4:29: error: 'a': an integer can't be merged with a mapping [overlay-mismatch]"
            ),
            (
                "{target: $.*, update: 1}",
                "overlay1.yaml:4:14: error: the target selects values of different kinds [overlay-mismatch]"
            ),
            (
                "{target: $, remove: true}",
                "overlay1.yaml:4:14: error: the whole description can't be removed [overlay-mismatch]"
            ),
            (
                "{target: $.a, copy: $.*}",
                "overlay1.yaml:4:25: error: 'copy' must select one value, but selects 2 [overlay-mismatch]"
            ),
            (
                "{target: a}",
                "overlay1.yaml:4:14: error: invalid JSONPath: expected '$' at character 1 [invalid-overlay]"
            ),
            ("{target: $, updat: {}}", "overlay1.yaml:4:17: error: unknown key 'updat' in an action [invalid-overlay]"),
        ]
    )
    func faults(action: String, expected: String) throws {
        let (root, diagnostics) = try apply("  - " + action, to: "{a: {}, b: []}")
        #expect(diagnostics.map(\.description) == [expected])
        #expect((root == nil) == expected.contains(": error:"))
    }

    @Test("'extends' must name the description; URLs are not checked")
    func extends() throws {
        for (reference, count) in [
            ("openapi.yaml", 0), ("./openapi.yaml", 0), ("other.yaml", 1), ("https://a.b/c.yaml", 0),
        ] {
            let overlay =
                "overlay: 1.0.0\nextends: \(reference)\ninfo: {title: a, version: b}\nactions: [{target: $, update: {}}]"
            let files = FilesInMemory(["openapi.yaml": "a: 1", "fixes.yaml": overlay])
            let root = try #require(SpecText.parse(SourceFile(path: "openapi.yaml", text: "a: 1")).root)
            let path = FilePath("openapi.yaml")
            let result = try Overlays(["fixes.yaml"]).edit(root, at: path, files: files, limits: TextLimits())
            #expect(result.diagnostics.count == count, "\(reference): \(result.diagnostics.sorted)")
        }
    }

    @Test("'copy' in an overlay of version 1.0 is an error that names the version")
    func copyInVersion10() throws {
        let overlay =
            "overlay: 1.0.0\ninfo: {title: a, version: b}\nactions: [{target: $, copy: $.a}]"
        let files = FilesInMemory(["openapi.yaml": "a: {}", "fixes.yaml": overlay])
        let root = try #require(SpecText.parse(SourceFile(path: "openapi.yaml", text: "a: {}")).root)
        let result = try Overlays(["fixes.yaml"])
            .edit(root, at: FilePath("openapi.yaml"), files: files, limits: TextLimits())
        #expect(result.diagnostics.sorted.map(\.help) == ["write 'overlay: 1.1.0': version 1.0 has no 'copy'"])
    }

    @Test("copies that grow the description beyond the limits end with an error")
    func growth() throws {
        var limits = TextLimits()
        limits.maximumNodes = 10_000
        limits.maximumDepth = 40
        let doubled = String(repeating: "  - {target: $.a, copy: $.a}\n", count: 60)
            .split(separator: "\n").enumerated().map { "\($1.dropLast()), description: '\($0)'}" }
        let wide = try apply(doubled.joined(separator: "\n"), to: "{a: [1]}", limits: limits)
        #expect(wide.root == nil)
        #expect(wide.diagnostics.map(\.code.name) == ["overlay-limit"])

        let nested = (0..<60).map { "  - {target: '$\(String(repeating: ".x", count: $0))', update: {x: {}}}" }
        let deep = try apply(nested.joined(separator: "\n"), to: "{}", limits: limits)
        #expect(deep.root == nil)
        #expect(deep.diagnostics.map(\.code.name) == ["overlay-limit"])
    }

    @Test("a parser with overlays reports a fault of an added value in the overlay")
    func parser() throws {
        let overlay = """
            overlay: 1.1.0
            info: {title: Fixes, version: 1.0.0}
            actions:
              - target: $.info
                update: {title: [7]}
            """
        let files = FilesInMemory([
            "openapi.yaml": "openapi: 3.1.0\ninfo: {version: '1'}\npaths: {}\n", "fixes.yaml": overlay,
        ])
        let options = SpecParser.Options(edit: Overlays(["fixes.yaml"]))
        let outcome = try SpecParser(files: files, options: options).parse("openapi.yaml")
        #expect(outcome.document != nil)
        #expect(outcome.diagnostics.sorted.contains { $0.place?.description == "fixes.yaml:5:21" })
    }
}
