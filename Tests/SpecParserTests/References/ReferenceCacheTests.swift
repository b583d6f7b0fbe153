import ApusDiagnostics
import ApusFiles
import Testing

@testable import ApusSpecParser

@Suite("Caches of the reference resolver")
struct ReferenceCacheTests {
    private static func root(_ text: String, path: String = "a.yaml") throws -> Node {
        try #require(SpecText.parse(SourceFile(path: path, text: text)).root)
    }

    @Test("references of one file with the same text and base share a result, others don't")
    func keys() throws {
        let file = try Self.root("{a: {}, b: {}}")
        let (first, second) = (try #require(file["a"]), try #require(file["b"]))
        let other = try Self.root("{a: {}}", path: "b.yaml")
        var cache = ReferenceCache()
        cache["#/a", from: first, in: nil] = .success(
            ReferenceTarget(node: first, pointer: "#/a", name: "a", section: nil)
        )
        #expect(try cache["#/a", from: second, in: nil]?.get().pointer == "#/a")
        #expect(cache["#/b", from: first, in: nil] == nil)
        #expect(cache["#/a", from: other, in: nil] == nil)
        #expect(cache["#/a", from: first, in: second] == nil)
    }

    @Test("a reference that cannot be resolved is cached too")
    func failures() throws {
        let file = try Self.root("{}")
        var cache = ReferenceCache()
        cache["#/x", from: file, in: nil] = .failure(.notAPointer)
        #expect(throws: ReferenceFault.self) { try cache["#/x", from: file, in: nil]?.get() }
    }

    @Test("elements of short and long lists are found by canonical indices only", arguments: [3, 16, 17, 40])
    func elements(count: Int) throws {
        let list = try Self.root("[" + (0..<count).map { "v\($0)" }.joined(separator: ", ") + "]")
        var index = ElementIndex()
        // Twice, because the first use of a long list copies it.
        for _ in 0..<2 {
            let found = ["0", "2", "\(count - 1)"].map { index.child($0, of: list)?.string }
            #expect(found == ["v0", "v2", "v\(count - 1)"])
            let missing = ["\(count)", "-", "-1", "00", "01", "", "a", "99999999999999999999"].map {
                index.child($0, of: list)?.string
            }
            #expect(missing.allSatisfy { $0 == nil })
        }
    }

    @Test("children of mappings are found by key")
    func mappings() throws {
        let mapping = try Self.root("{0: zero, a/b: slash}")
        var index = ElementIndex()
        let found = ["0", "a/b", "1"].map { index.child($0, of: mapping)?.string }
        #expect(found == ["zero", "slash", nil])
    }
}
