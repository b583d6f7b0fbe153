import Testing

@Suite("Keywords of JSON Schema 2020-12")
struct ConditionalSchemaTests {
    @Test("properties of then, else and dependentSchemas are optional properties")
    func conditions() {
        let planned = Planned.schemas(
            """
            A:
              type: object
              required: [k]
              properties: {k: {type: string}}
              if: {properties: {k: {const: x}}}
              then: {required: [v], properties: {v: {type: integer}, k: {const: x}}}
              else: {properties: {w: {$ref: '#/components/schemas/B'}}}
            B:
              type: object
              properties: {a: {type: string}}
              dependentSchemas: {a: {required: [b], properties: {b: {type: boolean}}}}
            C: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {c: {type: string}}}]}
            """
        )
        #expect(planned["A"] == "struct { k: String, v: Int?, w: B? }")
        #expect(planned["B"] == "struct { a: String?, b: Bool? }")
        #expect(planned["C"] == "struct { k: String, v: Int?, w: B?, c: String? }")
        #expect(planned.codes == [])
    }

    @Test("a list in 'items' is a tuple only if the number of elements is stated")
    func itemsList() {
        let planned = Planned.schemas(
            """
            A:
              type: object
              properties:
                counted: {type: array, items: [{type: string}, {type: integer}], minItems: 2, maxItems: 2}
                uncounted: {type: array, items: [{type: string}, {type: integer}]}
                uniform: {type: array, items: [{type: string}, {type: string}]}
                alternatives: {items: [{type: string}, {type: integer}]}
                typeless: {items: [{type: string}, {type: string}]}
            """
        )
        #expect(
            planned["A"]
                == "struct { counted: A.Counted?, uncounted: [JSON]?, uniform: [String]?, alternatives: JSON?, typeless: JSON? }"
        )
    }

    @Test("a closed tuple is not reported")
    func closedTuple() {
        let planned = Planned.schemas(
            """
            A:
              type: object
              properties:
                same: {type: array, prefixItems: [{type: string}, {type: string}], items: false}
                other: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
            """
        )
        #expect(planned["A"] == "struct { same: [String]?, other: A.Other? }")
        #expect(planned.codes == [])
    }
}
