import ApusDiagnostics
import ApusSpecParser
import ApusTestSupport
import Testing

@Suite("random and mutated texts")
struct TextFuzzTests {
    private static let pieces = [
        "a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", "\"", "'", "&x ", "*x", "<<: ",
        "!!int ", "!foo ", "|\n", ">-\n", "# c\n", "---\n", "...\n", "\t", "\r\n", "1.0", "0x1F", "~", "true", "é",
        "漢", "😀", "\\", "\\u0041", "\\ud83d", "%YAML 1.2\n", "\u{FEFF}", "\u{0}", "\u{85}", "\u{2028}", "@", "`",
    ]

    /// Expects the invariants of all texts: no trap, places inside the file, and each node is found by pointer and key.
    private func check(_ bytes: [UInt8], path: String) {
        var limits = TextLimits()
        limits.maximumExpandedNodes = 10_000
        let result = SpecText.parse(SourceFile(path: path, bytes: bytes), limits: limits)
        #expect(result.root != nil || result.diagnostics.contains { $0.severity == .error })
        _ = TextRenderer(isColored: false).render(result.diagnostics)
        for diagnostic in result.diagnostics {
            #expect(diagnostic.place.map { $0.range.upperBound <= $0.file.bytes.count } ?? false)
        }
        guard let root = result.root else { return }
        var open = [root]
        var visited = 0
        while let node = open.popLast(), visited < 500 {
            visited += 1
            #expect(node.place.range.upperBound <= node.tree.file.bytes.count)
            if !node.isAlias { #expect(root.resolve(node.jsonPointer)?.isIdentical(to: node) == true) }
            #expect(node.elements.reduce(0) { count, _ in count + 1 } == (node.isSequence ? node.count : 0))
            var count = 0
            for entry in node.entries {
                #expect(node[entry.key]?.isIdentical(to: entry.value) == true)
                count += 1
                open.append(entry.value)
            }
            #expect(count == (node.isMapping ? node.count : 0))
            open += node.elements
            _ = node.scalarText
        }
        let json = root.jsonText
        #expect(SpecText.parse(SourceFile(path: "x.json", text: json)).root?.jsonText == json)
    }

    @Test("random sequences of YAML fragments", arguments: 0..<8)
    func pieces(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<500 {
            let count = generator.below(40)
            let text = (0..<count).map { _ in Self.pieces[generator.below(Self.pieces.count)] }.joined()
            check(Array(text.utf8), path: generator.oneIn(4) ? "x.json" : "x.yaml")
        }
    }

    @Test("a valid text with bytes changed, removed and duplicated", arguments: 0..<8)
    func mutations(seed: Int) {
        let yaml = """
            openapi: 3.1.0 # comment
            info: &info {title: "é\\n", version: 1.0, 'x-y': [1, 2, {a: ~}]}
            paths:
              /a/{b}: &path
                get: {responses: {200: {description: >-
                  folded
                  text}}}
              /c: {<<: *path, post: *info}
              "/d":
                - |
                  literal
                - !!str 12
            """
        let json = #"{"a": [1, 2.5e3, "x\u00e9\n", {"b": null, "c": [true, false]}], "d": {"e": "漢😀", "f": {}}}"#
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        for round in 0..<500 {
            var bytes = Array((round % 2 == 0 ? yaml : json).utf8)
            for _ in 0...generator.below(4) where !bytes.isEmpty {
                let position = generator.below(bytes.count)
                switch generator.below(4) {
                case 0: bytes[position] = UInt8(truncatingIfNeeded: generator.next())
                case 1: bytes.remove(at: position)
                case 2: bytes.insert(bytes[generator.below(bytes.count)], at: position)
                default: bytes.removeSubrange(position..<min(bytes.count, position + generator.below(20)))
                }
            }
            check(bytes, path: round % 2 == 0 ? "x.yaml" : "x.json")
        }
    }
}
