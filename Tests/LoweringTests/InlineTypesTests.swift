import ApusPlan
import ApusSpecParser
import Testing

@testable import ApusLowering

@Suite("Inline types")
struct InlineTypesTests {
    private static func site(_ base: String) -> TypeSite {
        TypeSite(parent: nil, prefix: "", base: base, owner: "A", role: .property)
    }

    @Test("the first type with a signature is used for all equal types")
    func sharing() {
        var types = InlineTypes()
        let found = [("x", 0), ("x", 1), ("y", 1)].map { types.first(withSignature: $0.0, orElse: TypeID($0.1)) }
        #expect(found == [TypeID(0), TypeID(0), TypeID(1)])
    }

    @Test("places are kept in the order of use, and only for inline types")
    func uses() {
        var types = InlineTypes()
        types.declare(TypeID(0), at: Self.site("a"))
        types.addUse(of: TypeID(0), at: Self.site("b"))
        types.addUse(of: TypeID(5), at: Self.site("c"))
        #expect(types.sites[TypeID(0)]?.map(\.base) == ["a", "b"])
        #expect(!types.contains(TypeID(5)))
    }

    @Test("a discarded type is not an inline type any more")
    func discarding() {
        var types = InlineTypes()
        types.declare(TypeID(0), at: Self.site("a"))
        types.discard(TypeID(0))
        #expect(!types.contains(TypeID(0)))
        #expect(types.discarded == [TypeID(0)])
    }
}

@Suite("The cache of inline schemas")
struct InlineSchemaCacheTests {
    private let parts = [SchemaPart(SchemaID(0)), SchemaPart(SchemaID(1))]

    @Test("an entry is in progress, then declared, then complete")
    func states() {
        var cache = InlineSchemaCache()
        #expect(cache[parts] == nil)
        cache.begin(parts)
        #expect(cache[parts] == .inProgress(nil))
        cache.declare(TypeID(3), for: parts)
        #expect(cache[parts] == .inProgress(TypeID(3)))
        cache.complete(parts, as: .string)
        #expect(cache[parts] == .complete(.string))
    }

    @Test("declaring a type does not replace a complete one")
    func completeTypesAreKept() {
        var cache = InlineSchemaCache()
        cache.complete(parts, as: .named(TypeID(1)))
        cache.declare(TypeID(2), for: parts)
        #expect(cache[parts] == .complete(.named(TypeID(1))))
    }

    @Test("schemas in another order or without their unions are other entries")
    func keys() {
        var cache = InlineSchemaCache()
        cache.complete(parts, as: .string)
        #expect(cache[parts.reversed()] == nil)
        #expect(cache[[SchemaPart(SchemaID(0), ignoresUnions: true), parts[1]]] == nil)
    }
}
