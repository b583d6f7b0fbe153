import ApusDiagnostics
import ApusFiles
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

@testable import ApusSpecParser

/// Reading a large file in concurrent parts must have the same result as reading it in one piece.
@Suite("YAML read in parts")
struct YAMLPartTests {
    /// A text that is read in one piece and in parts.
    private struct Reading {
        let file: SourceFile
        var limits = TextLimits()

        init(_ text: String) { file = SourceFile(path: "test.yaml", text: text) }
        init(_ file: SourceFile) { self.file = file }

        var whole: (root: Node?, diagnostics: [Diagnostic]) { YAMLReader.read(file, limits: limits, partCount: 1) }

        func inParts(_ count: Int) -> (root: Node?, diagnostics: [Diagnostic]) {
            YAMLReader.read(file, limits: limits, partCount: count)
        }

        func parts(_ count: Int) -> [YAMLPart] {
            file.bytes.withUnsafeBufferPointer { source in
                YAMLParts(of: source, from: source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, count: count).parts
            }
        }

        /// Whether the parts can be joined, so that the file is not read again in one piece.
        func isJoined(_ count: Int) -> Bool {
            file.bytes.withUnsafeBufferPointer {
                YAMLJoin.read(file, $0, limits: limits, parts: parts(count)) != nil
            }
        }

        /// Expects that both readings have the same result.
        func expectSame(_ count: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
            let (whole, parted) = (whole, inParts(count))
            #expect(whole.diagnostics == parted.diagnostics, "\(file.path) in \(count)", sourceLocation: sourceLocation)
            let entries = (whole.root?.tree.entries ?? [], parted.root?.tree.entries ?? [])
            #expect(entries.0.count == entries.1.count, sourceLocation: sourceLocation)
            guard let root = whole.root, let other = parted.root, entries.0.count == entries.1.count else {
                #expect((whole.root == nil) == (parted.root == nil), sourceLocation: sourceLocation)
                return
            }
            let difference = entries.0.indices.first { index in
                let (one, two) = (entries.0[index], entries.1[index])
                return one.start != two.start || one.end != two.end || one.kind != two.kind || one.flags != two.flags
                    || one.isContainer && (one.first, one.second) != (two.first, two.second)
                    || !one.isContainer && root.tree.text(of: index) != other.tree.text(of: index)
            }
            #expect(difference == nil, "\(file.path) in \(count)", sourceLocation: sourceLocation)
            // Each key is found, also in hash tables.
            var open = [other]
            while let node = open.popLast() {
                for entry in node.entries {
                    if node[entry.key]?.isIdentical(to: entry.value) != true {
                        Issue.record("\(entry.key) is not found", sourceLocation: sourceLocation)
                    }
                    open.append(entry.value)
                }
                open += node.elements
            }
        }
    }

    /// Returns a description with many paths and schemas.
    /// - Parameter step: The indentation of a level.
    private static func description(paths: Int, step: String = "  ", word: String = "text") -> String {
        var lines = ["openapi: 3.1.0", "info:", "1title: \(word)", "1description: |", "2lines:", "2of text", "paths:"]
        for number in 0..<paths {
            lines += [
                "1/path\(number):", "2get: {operationId: 'op\(number)', summary: \"\\u0041\"}", "2description: >-",
                "3\(word)", "", "3more", "2list:", "2- a: 1", "2  b: [1, \(word)]",
            ]
        }
        lines += ["components:", "1schemas:"]
        for number in 0..<paths { lines += ["2Schema\(number): &a\(number)", "3type: [string, 'null']"] }
        let indented = lines.map { line in
            guard let level = line.first.flatMap({ Int(String($0)) }) else { return line }
            return String(repeating: step, count: level) + line.dropFirst()
        }
        return indented.joined(separator: "\n") + "\n"
    }

    @Test("the parts of a regular file are joined", arguments: [2, 3, 5, 8, 40], ["  ", "    "])
    func usual(count: Int, step: String) {
        for word in ["text", "Prüfung 漢字 😀", "\u{FEFF}x"] {
            let reading = Reading(Self.description(paths: 60, step: step, word: word))
            #expect(reading.isJoined(count))
            #expect(reading.parts(count).count >= min(count, 5))
            reading.expectSame(count)
        }
        let marked = Reading("\u{FEFF}" + Self.description(paths: 60))
        #expect(marked.isJoined(count))
        marked.expectSame(count)
        let broken = Reading(Self.description(paths: 60).replacingOccurrences(of: "\n", with: "\r\n"))
        #expect(broken.isJoined(count))
        broken.expectSame(count)
    }

    /// Texts whose parts, if read separately, have another meaning than the complete text.
    private static let whole: [(name: String, text: String)] = [
        ("a block scalar of the root", "a:\n  b: 1\nc: |\n  x: 1\n  y: 2\n  z: 3\n  z: 3\n"),
        ("a quoted scalar", "a:\n  b: 'x\n  c: 1\n  d: 2\n  e: 3'\n"),
        ("a quoted scalar over keys of the root", "a:\n  b: \"x\nc: 1\nd: 2\ne: 3\"\n"),
        ("a flow mapping", "a:\n  b: {x: 1,\n  c: 1,\n  d: 2,\n  e: 3}\n"),
        ("duplicate keys of the root", "a: 1\nb:\n  c: 1\nd: 1\ne: 2\nf: 3\na: 4\n"),
        ("duplicate keys of a value", "a:\n  b: 1\n  c: 2\n  d: 3\n  e: 4\n  b: 5\n"),
        ("an alias", "a:\n  b: &x 1\n  c: 2\n  d: 3\n  e: 4\n  f: *x\n"),
        ("a merge key", "a:\n  <<: {d: 2, b: 1}\n  c: 2\n  d: 3\n  e: 4\n"),
        ("two documents", "a:\n  b: 1\n  c: 2\n---\nd: 3\ne: 4\n"),
        ("the end of a document", "a:\n  b: 1\n  c: 2\n...\nd: 3\ne: 4\n"),
        ("the end of a document, before keys of the second level", "a:\n  b: 1\n  c: 2\n...\n  d: 3\n  e: 4\n"),
        ("the handle of a tag", "%TAG !e! tag:yaml.org,2002:\n---\na:\n  b: 1\n  c: 2\n  d: !e!str 3\n  e: 4\n"),
        ("a tab", "a:\n  b: 1\n  c: 2\n\td: 3\n  e: 4\n"),
        ("a list", "- a:\n  b: 1\n  c: 2\n  d: 3\n"),
        ("a mapping in a list", "a:\n- b: 1\n  c: 2\n  d: 3\n  e: 4\n"),
        ("a value with a tag", "a: !!map\n  b: 1\n  c: 2\n  d: 3\n  e: !!int x\n"),
        ("a scalar after a mapping", "a:\n  b: 1\n  c: 2\n  d\n  e: 3\n"),
        ("a scalar of two lines", "a:\n  b: 1\nc: x\n  d: 2\n  e: 3\n  f: 4\n"),
        ("a mapping without its value", "a: 1\nb: 2\nc: 3\n  d: 4\n  e: 5\n"),
        ("a control character", "a:\n  b: 1\n  c: 2\n  d: \u{1}\n  e: 4\n"),
    ]

    @Test("a text that can't be split is read in one piece", arguments: whole.indices)
    func notCut(index: Int) {
        for count in 2...6 { Reading(Self.whole[index].text).expectSame(count) }
        #expect(!Reading(Self.whole[index].text).isJoined(2), "\(Self.whole[index].name)")
    }

    @Test("limits apply to the sum of all parts")
    func limits() {
        var reading = Reading(Self.description(paths: 40))
        let entries = reading.whole.root?.tree.entryCount ?? 0
        for maximum in [entries - 1, entries, entries + 1] {
            reading.limits.maximumNodes = maximum
            reading.expectSame(4)
            #expect((reading.inParts(4).root == nil) == (maximum < entries))
        }
        reading.limits = TextLimits()
        for maximum in 2...7 {
            reading.limits.maximumDepth = maximum
            reading.expectSame(4)
        }
    }

    private static let pieces = [
        "a: 1\n", "b:\n", "  c: 2\n", "  d:\n", "    e: 3\n", "    f: |\n", "      g: 4\n", "  h: 'x\n", "  y'\n",
        "# k\n", "\n", "- l: 5\n", "  m: [\n", "  n]\n", "  o: &p {q: 6}\n", "  r: *p\n", "---\n", "...\n",
        "  \"s\": é\n", "t: >\n", "  u: 7\r\n", "  v: \u{2028}x\n", "? w\n", ": x\n", "    <<: *p\n", " y: 8\n",
        "  漢: 9\n",
    ]

    @Test("random sequences of YAML fragments are read as in one piece", arguments: 0..<8)
    func anyOrder(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(900 + seed))
        for _ in 0..<400 {
            let text = (0..<(2 + generator.below(24))).map { _ in Self.pieces[generator.below(Self.pieces.count)] }
            Reading(text.joined()).expectSame(2 + generator.below(4))
        }
    }

    @Test("a regular file with lines removed, duplicated and indented is read as in one piece", arguments: 0..<8)
    func mutations(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(950 + seed))
        let lines = Self.description(paths: 6).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var joined = 0
        for _ in 0..<200 {
            var changed = lines
            for _ in 0...generator.below(3) {
                let position = generator.below(changed.count)
                switch generator.below(4) {
                case 0: changed.remove(at: position)
                case 1: changed.insert(changed[generator.below(changed.count)], at: position)
                case 2: changed[position] = " " + changed[position]
                default: changed[position] = String(changed[position].drop { $0 == " " })
                }
            }
            let reading = Reading(changed.joined(separator: "\n"))
            let count = 2 + generator.below(5)
            reading.expectSame(count)
            if reading.isJoined(count) { joined += 1 }
        }
        #expect(joined > 20)
    }

    @Test(
        "published descriptions are read as in one piece",
        .enabled(if: !SharedFolder.descriptions.isEmpty, "the descriptions are in the shared folder")
    )
    func corpus() throws {
        let paths = SharedFolder.descriptions.map(\.path).filter { $0.hasSuffix(".yaml") }
        var (read, joined) = (0, 0)
        for path in paths {
            let bytes = try DiskFiles().read(path)
            // Larger files take seconds in a debug build.
            guard bytes.count < 1 << 19 else { continue }
            let reading = Reading(SourceFile(path: path, bytes: bytes))
            reading.expectSame(5)
            read += 1
            if reading.isJoined(5) { joined += 1 }
        }
        print("\(read) of \(paths.count) YAML files read in parts, \(joined) of them joined")
    }
}
