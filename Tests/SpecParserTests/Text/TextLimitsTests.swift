import ApusDiagnostics
import ApusSpecParser
import Testing

@Suite("limits of a text")
struct TextLimitsTests {
    private static func codes(
        _ text: String,
        path: String = "x.yaml",
        _ change: (inout TextLimits) -> Void = { _ in }
    ) -> [String] {
        var limits = TextLimits()
        change(&limits)
        let result = SpecText.parse(SourceFile(path: path, text: text), limits: limits)
        #expect(result.diagnostics.allSatisfy { $0.place != nil })
        return result.diagnostics.map(\.code.name)
    }

    @Test(
        "a text with 100,000 levels is rejected",
        arguments: [
            ("[", "x.json"), ("{\"a\":", "x.json"), ("[", "x.yaml"), ("{a: ", "x.yaml"), ("- ", "x.yaml"),
            ("? ", "x.yaml"),
        ]
    )
    func depth(opening: String, path: String) {
        let codes = Self.codes(String(repeating: opening, count: 100_000), path: path)
        #expect(codes == [opening == "? " ? "yaml-complex-key" : "nested-too-deep"])
    }

    @Test("nesting up to the limit is accepted", arguments: ["x.json", "x.yaml"])
    func depthLimit(path: String) {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(Self.codes(nested(20), path: path) { $0.maximumDepth = 20 } == [])
        #expect(Self.codes(nested(21), path: path) { $0.maximumDepth = 20 } == ["nested-too-deep"])
    }

    @Test("nested aliases that expand to too many values are rejected")
    func aliasExpansion() {
        let lines = (1...30).map {
            "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ", "))]"
        }
        #expect(Self.codes("a0: &a0 [x]\n" + lines.joined(separator: "\n")) == ["yaml-alias-expansion"])
    }

    @Test("nested merge keys that expand to too many values are rejected")
    func mergeExpansion() {
        let lines = (1...30).map { level in
            let members = (0..<10).map { "k\(level)_\($0): *a\(level - 1)" }.joined(separator: ", ")
            return "a\(level): &a\(level) {<<: *a\(level - 1), \(members)}"
        }
        #expect(Self.codes("a0: &a0 {x: y}\n" + lines.joined(separator: "\n")) == ["yaml-alias-expansion"])
    }

    @Test("a chain of aliases is limited to the maximum depth")
    func aliasDepth() {
        let lines = (1...600).map { "a\($0): &a\($0) [*a\($0 - 1)]" }
        #expect(Self.codes("a0: &a0 [x]\n" + lines.joined(separator: "\n")) == ["nested-too-deep"])
        let merged = (1...600).map { "a\($0): &a\($0) {<<: {k\($0): *a\($0 - 1)}}" }
        #expect(Self.codes("a0: &a0 [x]\n" + merged.joined(separator: "\n")) == ["nested-too-deep"])
    }

    @Test("the size and the counts of a file are limited", arguments: ["x.json", "x.yaml"])
    func counts(path: String) {
        let list = "[" + Array(repeating: "1", count: 100).joined(separator: ",") + "]"
        #expect(Self.codes(list, path: path) { $0.maximumNodes = 101 } == [])
        #expect(Self.codes(list, path: path) { $0.maximumNodes = 100 } == ["too-many-values"])
        #expect(Self.codes(list, path: path) { $0.maximumFileBytes = 200 } == ["file-too-large"])
        #expect(Self.codes("a: &a 1\nb: [*a, *a]") { $0.maximumAliases = 1 } == ["yaml-too-many-aliases"])
    }

    @Test("a scalar of 10 MB is read in each style")
    func bigScalars() throws {
        let text = String(repeating: "x", count: 10 << 20)
        for spelling in [text, "'\(text)'", "\"\(text)\"", "|\n  \(text)\n"] {
            let root = try #require(SpecText.parse(SourceFile(path: "x.yaml", text: "a: \(spelling)")).root)
            #expect((root["a"]?.string?.utf8.count ?? 0) >= 10 << 20)
        }
    }

    @Test("the number of diagnostics of a file is limited")
    func manyFaults() {
        let lines = (0..<5000).map { "a\($0): *none" }.joined(separator: "\n")
        #expect(SpecText.parse(SourceFile(path: "x.yaml", text: lines)).diagnostics.count == 1000)
    }
}
