import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser
import ApusTestSupport
import Testing

@Suite("The overlay between two documents")
struct OverlayDifferenceTests {
    private func node(_ text: String) throws -> Node {
        try #require(SpecText.parse(SourceFile(path: "document.yaml", text: text)).root, "\(text)")
    }

    /// Applies the overlay between two documents to the first one.
    private func roundTrip(_ base: String, _ changed: String) throws -> (text: String, isEqual: Bool) {
        let (old, new) = (try node(base), try node(changed))
        let actions = try #require(OverlayDifference.actions(from: old, to: new))
        if actions.isEmpty { return ("", old.isEqualJSON(to: new)) }
        let draft = OverlayDraft(title: "Test", extends: nil, actions: actions)
        let files = FilesInMemory(["overlay.yaml": draft.text])
        let result = try Overlays(["overlay.yaml"]).edit(
            old,
            at: FilePath("document.yaml"),
            files: files,
            limits: TextLimits()
        )
        let root = try #require(result.tree?.root, "\(result.diagnostics.sorted)\n\(draft.text)")
        return (draft.text, result.diagnostics.isEmpty && root.isEqualJSON(to: new))
    }

    @Test(
        "an overlay has one action for each value that changes",
        arguments: [
            ("{a: 1}", "{a: 2}", "  - target: \"$\"\n    update:\n      a: 2\n"),
            ("{a: {b: 1, c: 2}}", "{a: {b: 1}}", "  - target: \"$.a.c\"\n    remove: true\n"),
            ("{a: {b: 1}}", "{a: {b: 1, x-y: [z]}}", "  - target: \"$.a\"\n    update:\n      x-y:\n        - z\n"),
            ("{a: [1, 2, 3]}", "{a: [1, 3]}", "  - target: \"$.a[1]\"\n    remove: true\n"),
            ("{a: [1]}", "{a: [1, 2]}", "  - target: \"$.a\"\n    update:\n      - 2\n"),
            ("{a: [{b: 1, c: 1}, 2]}", "{a: [{b: 2, c: 1}, 2]}", "  - target: \"$.a[0]\"\n    update:\n      b: 2\n"),
            (
                "{paths: {/a b: x}}", "{paths: {/a b: [x]}}",
                "  - target: \"$.paths['/a b']\"\n    remove: true\n  - target: \"$.paths\"\n    update:\n      /a b:\n        - x\n"
            ),
            (
                "{a: [1, 2]}", "{a: [3, 4, 5]}",
                "  - target: \"$.a\"\n    remove: true\n  - target: \"$\"\n    update:\n      a:\n        - 3\n        - 4\n        - 5\n"
            ),
            ("{a: 'x'}", "{a: \"it's\\n\\u0007\"}", "  - target: \"$\"\n    update:\n      a: \"it's\\n\\u0007\"\n"),
        ]
    )
    func actions(base: String, changed: String, expected: String) throws {
        let (text, isEqual) = try roundTrip(base, changed)
        #expect(isEqual)
        #expect(text.hasSuffix("actions:\n" + expected), "\(text)")
    }

    @Test("equal documents need no action, and a document that is not a mapping has no overlay")
    func equal() throws {
        #expect(try OverlayDifference.actions(from: node("{a: 1, b: 2}"), to: node("{b: 2.0, a: 1}"))?.isEmpty == true)
        #expect(try OverlayDifference.actions(from: node("[a]"), to: node("{a: 1}")) == nil)
    }

    @Test("an overlay leads from a random document to a random change of it", arguments: 0..<400)
    func random(seed: Int) throws {
        var generator = RandomDocument(seed: UInt64(seed))
        let base = generator.mapping(depth: 4)
        let changed = generator.changed(base)
        let (text, isEqual) = try roundTrip(base.text, changed.text)
        #expect(isEqual, "\(base.text)\n\(changed.text)\n\(text)")
    }
}

/// Random JSON documents and changes of them.
private struct RandomDocument {
    indirect enum Value {
        case scalar(String)
        case list([Value])
        case mapping([(String, Value)])

        var text: String {
            switch self {
            case .scalar(let text): text
            case .list(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
            case .mapping(let members): "{" + members.map { "\($0.0):\($0.1.text)" }.joined(separator: ",") + "}"
            }
        }
    }

    private var generator: SeededGenerator
    private static let keys = [
        "a", "b c", "$ref", "it's", "q\\\"", "/p/{id}", "é\\u0007", "200", "on", "-", "# x", "", "\\u2028", "a.b",
    ]
    private static let scalars = [
        "null", "true", "false", "0", "-12.5e3", "1.0", "12345678901234567890", "\"\"", "\"x\"", "\"yes\"", "\"1\"",
        "\"a: b # c\"", "\"two\\nlines\\n\"", "\" blank \"", "\"\\u007f\\u0001\"", "\"\\ud83d\\ude00\"", "\"~\"",
    ]

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func mapping(depth: Int) -> Value {
        let keys = Self.keys.shuffled(using: &generator).prefix(Int.random(in: 0...5, using: &generator))
        return .mapping(keys.map { ("\"\($0)\"", value(depth: depth - 1)) })
    }

    private mutating func value(depth: Int) -> Value {
        switch depth > 0 ? Int.random(in: 0..<5, using: &generator) : 4 {
        case 0, 1: return mapping(depth: depth)
        case 2, 3:
            return .list((0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth: depth - 1) })
        default: return .scalar(Self.scalars.randomElement(using: &generator) ?? "null")
        }
    }

    mutating func changed(_ value: Value) -> Value {
        switch value {
        case .scalar: return Bool.random(using: &generator) ? value : self.value(depth: 2)
        case .list(var elements):
            elements = elements.map { changed($0) }
            if Bool.random(using: &generator), !elements.isEmpty { elements.removeFirst() }
            if Int.random(in: 0..<3, using: &generator) == 0 { elements.append(self.value(depth: 2)) }
            if Int.random(in: 0..<4, using: &generator) == 0 { elements.shuffle(using: &generator) }
            return .list(elements)
        case .mapping(var members):
            members = members.map { ($0.0, Int.random(in: 0..<3, using: &generator) == 0 ? changed($0.1) : $0.1) }
            if Bool.random(using: &generator), !members.isEmpty { members.removeLast() }
            let unused = Self.keys.map { "\"\($0)\"" }.filter { key in !members.contains { $0.0 == key } }
            if Bool.random(using: &generator), let key = unused.randomElement(using: &generator) {
                members.append((key, self.value(depth: 2)))
            }
            return .mapping(members.shuffled(using: &generator))
        }
    }
}
