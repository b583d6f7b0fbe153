import ApusPlan
import ApusSpecParser
import Testing

@testable import ApusLowering

@Suite("The queue of named schemas")
struct SchemaQueueTests {
    @Test("types are removed in the order of declaration, including those that are added meanwhile")
    func order() {
        var queue = SchemaQueue(schemaCount: 3)
        queue.append(TypeID(0), for: SchemaID(2))
        queue.append(TypeID(1), for: SchemaID(0))
        var removed = [queue.popFirst()]
        queue.append(TypeID(2), for: SchemaID(1))
        removed += [queue.popFirst(), queue.popFirst(), queue.popFirst()]
        #expect(removed.map { $0?.type } == [TypeID(0), TypeID(1), TypeID(2), nil])
        #expect(removed.map { $0?.schema } == [SchemaID(2), SchemaID(0), SchemaID(1), nil])
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
