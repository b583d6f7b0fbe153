import ApusPlan
import ApusSpecParser
import Testing

@testable import ApusLowering

@Suite("The queue of named schemas")
struct SchemaQueueTests {
    @Test("types are removed in the order of declaration, including those that are added meanwhile")
    func order() throws {
        var queue = SchemaQueue(schemaCount: 3)
        queue.append(TypeID(0), for: SchemaID(2))
        queue.append(TypeID(1), for: SchemaID(0))
        let first = try #require(queue.popFirst())
        #expect(first.type == TypeID(0) && first.schema == SchemaID(2))
        queue.append(TypeID(2), for: SchemaID(1))
        #expect(queue.popFirst()?.type == TypeID(1))
        #expect(queue.popFirst()?.type == TypeID(2))
        #expect(queue.popFirst() == nil)
    }

    @Test("the type of a schema is known before and after it is removed")
    func declaredTypes() {
        var queue = SchemaQueue(schemaCount: 2)
        #expect(queue.type(of: SchemaID(1)) == nil)
        queue.append(TypeID(7), for: SchemaID(1))
        #expect(queue.type(of: SchemaID(1)) == TypeID(7))
        _ = queue.popFirst()
        #expect(queue.type(of: SchemaID(1)) == TypeID(7))
        #expect(queue.type(of: SchemaID(0)) == nil)
    }
}
