import ApusSpecParser
import Testing

@testable import ApusSpecParser

@Suite("Reading schemas")
struct SchemaReadingTests {
    @Test(
        "the name of a format as a type is read as type and format",
        arguments: [
            ("date-time", SchemaType.string, "date-time"), ("datetime", .string, "date-time"),
            ("uuid", .string, "uuid"),
            ("int32", .integer, "int32"), ("long", .integer, "int64"), ("float", .number, "float"),
            ("url", .string, "uri"), ("file", .string, "binary"),
        ]
    )
    func formatAsType(name: String, type: SchemaType, format: String) throws {
        let schema = try DescriptionFixture(schema: "{type: \(name)}").schema
        #expect(schema.types == [type])
        #expect(schema.format == format)
    }

    @Test(
        "the type null, and nullable in every version, make a schema nullable",
        arguments: [
            ("{type: [string, 'null']}", "3.1.0"), ("{type: [string, null]}", "3.1.0"),
            ("{type: string, nullable: true}", "3.0.0"),
            ("{type: string, nullable: true}", "3.1.0"), ("{type: string, x-nullable: true}", "2.0"),
        ]
    )
    func nullable(text: String, version: String) throws {
        let schema = try DescriptionFixture(schema: text, version: version).schema
        #expect(schema.isNullable)
        #expect(schema.types == [.string])
    }

    @Test("boolean bounds of 3.0 and numeric bounds of 3.1 are read alike")
    func exclusiveBounds() throws {
        let old = try DescriptionFixture(schema: "{minimum: 1, exclusiveMinimum: true, maximum: 9}").schema
        let new = try DescriptionFixture(schema: "{exclusiveMinimum: 1, maximum: 9}", version: "3.1.0").schema
        for schema in [old, new] {
            #expect(schema.minimum == nil)
            #expect(schema.exclusiveMinimum?.int == 1)
            #expect(schema.maximum?.int == 9)
            #expect(schema.exclusiveMaximum == nil)
        }
    }

    @Test("keywords of JSON Schema 2020-12 are read")
    func modernKeywords() throws {
        let fixture = DescriptionFixture(
            schema: """
                {type: array, prefixItems: [{type: string}, true], items: false, const: [a, b], examples: [[a, 1]],
                contentMediaType: image/png, contentEncoding: base64, title: T, x-a: 1}
                """,
            version: "3.1.0"
        )
        let schema = try fixture.schema
        let store = try fixture.document.schemas
        #expect(fixture.found == [])
        #expect(schema.prefixItems.map { store[$0].types } == [[.string], []])
        #expect(schema.prefixItems.map { store[$0].booleanSchema } == [nil, true])
        #expect(schema.items.map { store[$0].booleanSchema } == .some(false))
        #expect(schema.const?.jsonText == #"["a","b"]"#)
        #expect(schema.examples.map(\.jsonText) == [#"["a",1]"#])
        #expect(schema.contentMediaType == "image/png")
        #expect(schema.contentEncoding == "base64")
        #expect(schema.extensions.map(\.name) == ["x-a"])
    }

    @Test("properties keep their order, and schemas have their pointers and names")
    func pointers() throws {
        let fixture = DescriptionFixture(
            schema:
                "{type: object, required: [b, b], properties: {b: {}, a/b: {type: array, items: {}}, $ref: {}, 1: {}}}"
        )
        let schema = try fixture.schema
        let store = try fixture.document.schemas
        #expect(schema.name == "S")
        #expect(schema.pointer == "#/components/schemas/S")
        #expect(schema.properties.map(\.name) == ["b", "a/b", "$ref", "1"])
        #expect(schema.required.map(\.name) == ["b"])
        let array = try #require(schema.properties.first { $0.name == "a/b" }).schema
        #expect(store[array].pointer == "#/components/schemas/S/properties/a~1b")
        #expect(store[try #require(store[array].items)].pointer == "#/components/schemas/S/properties/a~1b/items")
        #expect(store[array].name == nil)
    }

    @Test(
        "additionalProperties is a boolean or a schema, and unevaluatedProperties is read alike",
        arguments: [
            ("{additionalProperties: true}", Schema.AdditionalProperties.allowed),
            ("{additionalProperties: false}", .forbidden), ("{unevaluatedProperties: false}", .forbidden),
            ("{additionalProperties: {type: string}}", .schema(SchemaID(1))),
        ]
    )
    func additionalProperties(text: String, expected: Schema.AdditionalProperties) throws {
        #expect(try DescriptionFixture(schema: text, version: "3.1.0").schema.additionalProperties == expected)
    }

    @Test("values of a discriminator mapping are names of components or references")
    func discriminator() throws {
        let fixture = DescriptionFixture(
            """
            components:
              schemas:
                S: {discriminator: {propertyName: kind, mapping: {a: A, b: '#/components/schemas/B', c: C}}}
                A: {}
                B: {}
            """
        )
        let document = try fixture.document
        let discriminator = try #require(try fixture.schema.discriminator)
        #expect(discriminator.propertyName == "kind")
        #expect(discriminator.mapping.map(\.value) == ["a", "b"])
        #expect(discriminator.mapping.map { document.schemas[$0.schema].name } == ["A", "B"])
        #expect(fixture.outcome.diagnostics.sorted.map(\.code) == [.unresolvedReference])
    }

    @Test("beside a reference, 3.0 keeps annotations and 3.1 keeps all keywords")
    func siblings() throws {
        let text = "{$ref: '#/components/schemas/S/x-t', description: d, deprecated: true, type: object, x-t: {}}"
        let old = try DescriptionFixture(schema: text).schema
        let new = try DescriptionFixture(schema: text, version: "3.1.0").schema
        for schema in [old, new] {
            #expect(schema.description == "d")
            #expect(schema.isDeprecated)
            #expect(schema.reference?.target != nil)
        }
        #expect(old.types == [])
        #expect(new.types == [.object])
    }

    @Test("duplicate values of an enum are removed, and an enum that a list cannot match is ignored")
    func enumerations() throws {
        let schema = try DescriptionFixture(schema: "{enum: [a, 1, '1', a, null, [1], [1]]}").schema
        #expect(schema.enumeration?.map(\.jsonText) == [#""a""#, "1", #""1""#, "null", "[1]"])
        let list = try DescriptionFixture(schema: "{type: array, items: {}, enum: [a]}").schema
        #expect(list.enumeration == nil)
        let text = try DescriptionFixture(schema: "{type: string, enum: [1.0, true]}").schema
        #expect(text.enumeration?.map(\.scalarText) == ["1.0", "true"])
    }

    @Test("a required name can be declared in another part of a composition")
    func requiredInComposition() {
        let fixture = DescriptionFixture(
            schema:
                "{allOf: [{required: [a]}, {properties: {a: {}}}, {$ref: '#/components/schemas/S/x-t'}], x-t: {required: [a]}}"
        )
        #expect(fixture.found == [])
    }
}
