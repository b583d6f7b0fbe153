import ApusDiagnostics
import Testing

@testable import ApusSpecParser

@Suite("The queue of schemas")
struct SchemaQueueTests {
    private static func root(_ text: String, path: String = "a.yaml") throws -> Node {
        try #require(SpecText.parse(SourceFile(path: path, text: text)).root)
    }

    @Test("the first use of a node adds its schema, and later uses return the same id")
    func oneSchemaForEachNode() throws {
        let node = try #require(try Self.root("a: {type: string}")["a"])
        var queue = SchemaQueue()
        let before = queue.existingID(of: node)
        #expect(before == nil)
        let id = queue.id(of: node, pointer: "#/a", name: "A")
        let again = queue.id(of: node, pointer: "#/b", name: "B")
        #expect(again == id)
        let after = queue.existingID(of: node)
        #expect(after == id)
        #expect(queue.count == 1)
        #expect(queue[id].pointer == "#/a")
        #expect(queue[id].name == "A")
    }

    @Test("nodes at the same position of two files have different schemas")
    func files() throws {
        var queue = SchemaQueue()
        let first = queue.id(of: try Self.root("{}", path: "a.yaml"), pointer: "a.yaml#")
        let second = queue.id(of: try Self.root("{}", path: "b.yaml"), pointer: "b.yaml#")
        #expect(first != second)
    }

    @Test("schemas are read once, in the order of their first use, including those added while reading")
    func order() throws {
        let root = try Self.root("{a: {}, b: {}, c: {}}")
        let nodes = try ["a", "b", "c"].map { try #require(root[$0]) }
        var queue = SchemaQueue()
        _ = queue.id(of: nodes[0], pointer: "#/a")
        _ = queue.id(of: nodes[1], pointer: "#/b")
        var keys: [String?] = []
        while let job = queue.next() {
            keys.append(job.node.key)
            // Each schema uses the first and the last one.
            _ = queue.id(of: nodes[0], pointer: "#/a")
            _ = queue.id(of: nodes[2], pointer: "#/c")
        }
        #expect(keys == ["a", "b", "c"])
    }

    @Test("an alias and a schema without a node are not read")
    func notRead() throws {
        let root = try Self.root("{a: {}, b: {}}")
        let (target, alias) = (try #require(root["a"]), try #require(root["b"]))
        var queue = SchemaQueue()
        let id = queue.id(of: target, pointer: "#/a")
        queue.alias(alias, to: id)
        let added = queue.add(Schema(place: root.place, pointer: "#/added"))
        let aliased = queue.existingID(of: alias)
        #expect(aliased == id)
        #expect(added != id)
        var ids: [SchemaID] = []
        while let job = queue.next() { ids.append(job.id) }
        #expect(ids == [id])
    }

    @Test("a role and a resource are kept for reading")
    func job() throws {
        let root = try Self.root("{a: {}}")
        let node = try #require(root["a"])
        var queue = SchemaQueue()
        _ = queue.id(of: node, pointer: "#/a", role: .swaggerItem, in: root)
        let next = queue.next()
        let job = try #require(next)
        #expect(job.role == .swaggerItem)
        #expect(job.resource.map { NodeKey($0) } == NodeKey(root))
    }
}
