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

    @Test("an owner has one name for equal types, and another owner another one")
    func owners() {
        var types = InlineTypes()
        types.declare(TypeID(0), at: Self.site("a"))
        #expect(types.type(TypeID(0), ownedAt: Self.site("a")) == TypeID(0))
        #expect(types.type(TypeID(0), ownedAt: Self.site("b")) == nil)
        types.declare(TypeID(1), at: Self.site("b"))
        types.makeAlias(TypeID(1), of: TypeID(0))
        #expect(types.type(TypeID(0), ownedAt: Self.site("b")) == TypeID(1))
        #expect(types.original(.array(.named(TypeID(1)))) == .array(.named(TypeID(0))))
    }

    @Test("the name of a group of operations does not rename a nested type")
    func nameOfGroup() {
        let operation = "get: {tags: [%t], operationId: a%t, responses: {'204': {description: ok}}}"
        func names(_ tags: String...) -> [String] {
            let paths = tags.map { "  /\($0): {" + operation.replacing("%t", with: $0) + "}" }.joined(separator: "\n")
            let planned = Planned(
                """
                paths:
                \(paths)
                components:
                  schemas: {Order: {type: object, properties: {item: {type: object, properties: {n: {type: integer}}}}}}
                """
            )
            return planned.plan.types.plans.map(\.name.text)
        }
        #expect(names("pets") == ["Order", "Item"])
        #expect(names("pets", "item") == ["Order", "Item"])
    }

    @Test(
        "a component that only multipart bodies use has one type, also if other schemas have configured types",
        arguments: [([:], ["Upload"]), (["Money": "Decimal"], ["Upload"]), (["Upload": "My"], ["UploadForm"])]
            as [([String: String], [String])]
    )
    func typesOfForms(types: [String: String], expected: [String]) {
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: send
                  requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}}}
                  responses: {'204': {description: ok}}
            components: {schemas: {Upload: {type: object, properties: {file: {type: string, format: binary}}}}}
            """,
            options: LoweringOptions(module: "TestAPI", schemas: types)
        )
        let structures = planned.plan.types.plans.filter { if case .structure = $0.shape { true } else { false } }
        #expect(structures.map(\.name.text) == expected)
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

    @Test(
        "an entry is in progress, then declared, then complete",
        arguments: [
            [SchemaPart(SchemaID(0)), SchemaPart(SchemaID(1))], [SchemaPart(SchemaID(1))],
            [SchemaPart(SchemaID(1), ignoresUnions: true)],
        ]
    )
    func states(parts: [SchemaPart]) {
        var cache = InlineSchemaCache(schemaCount: 10)
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
        var cache = InlineSchemaCache(schemaCount: 10)
        cache.complete(parts, as: .named(TypeID(1)))
        cache.declare(TypeID(2), for: parts)
        #expect(cache[parts] == .complete(.named(TypeID(1))))
    }

    @Test("schemas in another order or without their unions are other entries")
    func keys() {
        var cache = InlineSchemaCache(schemaCount: 10)
        cache.complete(parts, as: .string)
        #expect(cache[parts.reversed()] == nil)
        #expect(cache[[SchemaPart(SchemaID(0), ignoresUnions: true), parts[1]]] == nil)
        #expect(cache[[parts[0]]] == nil)
        cache.complete([parts[0]], as: .boolean)
        #expect(cache[[SchemaPart(SchemaID(0), ignoresUnions: true)]] == nil)
    }
}
