import Testing

@Suite("$dynamicRef: the schema that refers to a generic gives it its types")
struct GenericSchemaTests {
    @Test("the example of the standard: a page whose elements are bound by the schema that refers to it")
    func pages() {
        let planned = Planned.schemas(
            """
            Page:
              $id: https://ids.example/page
              type: object
              required: [items]
              properties:
                items: {type: array, items: {$dynamicRef: '#item'}}
                total: {type: integer}
              $defs: {item: {$dynamicAnchor: item, not: {}}}
            UserPage:
              $id: https://ids.example/user-page
              $ref: page
              $defs: {item: {$dynamicAnchor: item, $ref: 'https://ids.example/user'}}
            User: {$id: 'https://ids.example/user', type: object, properties: {name: {type: string}}}
            Sized:
              $ref: '#/components/schemas/Page'
              $defs: {item: {$dynamicAnchor: item, type: object, properties: {size: {type: integer}}}}
              properties: {unit: {type: string}}
            Outer: {type: object, properties: {page: {allOf: [{$ref: '#/components/schemas/Page'}], $defs: {item: {$dynamicAnchor: item, type: string}}}}}
            """
        )
        #expect(planned["Page"] == "struct { items: [JSON], total: Int? }")
        #expect(planned["UserPage"] == "struct { items: [User], total: Int? }")
        #expect(planned["Sized"] == "struct { items: [Sized.Item], total: Int?, unit: String? }")
        #expect(planned["Sized.Item"] == "struct { size: Int? }")
        #expect(planned["Outer.Page"] == "struct { items: [String], total: Int? }")
        #expect(planned.codes == [])
    }

    @Test("a recursive schema that is extended refers to the extension")
    func trees() {
        let planned = Planned.schemas(
            """
            Tree:
              $id: https://ids.example/tree
              $dynamicAnchor: node
              type: object
              properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
            Labeled:
              $id: https://ids.example/labeled
              $dynamicAnchor: node
              $ref: tree
              properties: {label: {type: string}}
            """
        )
        #expect(planned["Tree"] == "struct { children: [Tree]? }")
        #expect(planned["Labeled"] == "struct { children: [Labeled]?, label: String? }")
        #expect(planned.codes == [])
    }

    @Test("generics of generics are bound by the outermost schema")
    func nestedGenerics() {
        let planned = Planned.schemas(
            """
            Envelope:
              $id: https://ids.example/envelope
              type: object
              properties: {data: {$dynamicRef: '#data'}}
              $defs: {data: {$dynamicAnchor: data}}
            List:
              $id: https://ids.example/list
              type: object
              properties: {entries: {type: array, items: {$ref: envelope}}}
            Numbers:
              $id: https://ids.example/numbers
              $ref: list
              $defs: {data: {$dynamicAnchor: data, type: number}}
            """
        )
        #expect(planned["List"] == "struct { entries: [Envelope]? }")
        #expect(planned["Numbers"] == "struct { entries: [Numbers.Entry]? }")
        #expect(planned["Numbers.Entry"] == "struct { data: Double? }")
    }
}
