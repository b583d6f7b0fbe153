import ApusLowering
import Testing

@Suite("Structs")
struct StructureTests {
    @Test("presence is decided by required and nullable")
    func presence() {
        let planned = Planned.schemas(
            """
            Pet:
              type: object
              required: [a, b]
              properties:
                a: {type: string}
                b: {type: [string, 'null']}
                c: {type: string}
                d: {type: [string, 'null']}
            """
        )
        #expect(planned["Pet"] == "struct { a: String, b: String!, c: String?, d: String?! }")
    }

    @Test(
        "type and format decide the scalar type",
        arguments: [
            ("type: string", "String"), ("type: string, format: date-time", "Date"),
            ("type: string, format: date", "CalendarDate"), ("type: string, format: uuid", "UUID"),
            ("type: string, format: byte", "Data"), ("type: string, format: uri", "String"),
            ("type: string, format: binary", "String"), ("type: string, format: whatever", "String"),
            ("type: integer", "Int"), ("type: integer, format: int32", "Int32"),
            ("type: integer, format: int64", "Int64"),
            ("type: number", "Double"), ("type: number, format: float", "Float"), ("type: boolean", "Bool"),
            ("type: array", "[JSON]"), ("type: object", "[String: JSON]"), ("", "JSON"),
            ("type: array, items: {type: integer}", "[Int]"),
            ("type: array, items: {type: [string, 'null']}", "[String?]"),
            ("type: object, additionalProperties: {type: boolean}", "[String: Bool]"),
            ("type: object, additionalProperties: true", "[String: JSON]"),
            ("type: array, prefixItems: [{type: string}, {type: string}]", "[String]"),
            ("prefixItems: [{type: string}, {type: string}]", "[String]"),
            ("type: array, prefixItems: [{type: string}, {type: integer}]", "A.X"),
        ]
    )
    func formats(schema: String, expected: String) {
        let planned = Planned.schemas("A: {type: object, required: [x], properties: {x: {\(schema)}}}")
        #expect(planned["A"] == "struct { x: \(expected) }")
    }

    @Test("the configuration maps formats and schemas to types")
    func mappings() {
        let options = LoweringOptions(
            module: "TestAPI",
            formats: ["uri": "URL", "date-time": "String", "money": "Money"],
            schemas: ["Key": "MyKey"]
        )
        let planned = Planned.schemas(
            """
            Key: {type: string}
            A:
              type: object
              properties:
                a: {type: string, format: uri}
                b: {type: string, format: date-time}
                c: {type: string, format: money}
                d: {$ref: '#/components/schemas/Key'}
            """,
            options: options
        )
        #expect(planned["A"] == "struct { a: URL?, b: String?, c: Money?, d: MyKey? }")
    }

    @Test("additional properties are stored only if the description allows them explicitly")
    func additionalProperties() {
        let planned = Planned.schemas(
            """
            A: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
            B: {type: object, properties: {additionalProperties: {type: string}}, additionalProperties: true}
            C: {type: object, properties: {a: {type: string}}}
            D: {type: object, additionalProperties: false}
            """
        )
        #expect(planned["A"] == "struct { a: String?, additionalProperties: [String: Int] }")
        #expect(planned["B"] == "struct { additionalProperties: String?, otherProperties: [String: JSON] }")
        #expect(planned["C"] == "struct { a: String? }")
        #expect(planned["D"] == "struct {  }")
    }

    @Test("inline types are nested in the type that contains them; elements have singular names")
    func nesting() {
        let planned = Planned.schemas(
            """
            Segment:
              type: object
              properties:
                rules:
                  type: array
                  items:
                    type: object
                    properties:
                      clause: {type: object, properties: {op: {type: string}}}
                kind: {type: string, enum: [a, b]}
            """
        )
        #expect(planned.typeNames == ["Segment", "Segment.Kind", "Segment.Rule", "Segment.Rule.Clause"])
        #expect(planned["Segment"] == "struct { rules: [Segment.Rule]?, kind: Segment.Kind? }")
    }

    @Test("equal inline types are one type only if their names are equal; each has a name in its owner")
    func sharing() {
        let planned = Planned.schemas(
            """
            A: {type: object, properties: {color: {enum: [red, blue]}, background: {enum: [red, blue]}}}
            B: {type: object, properties: {color: {enum: [red, blue], description: other}}}
            """
        )
        #expect(planned["A"] == "struct { color: A.Color?, background: A.Background? }")
        #expect(planned["B"] == "struct { color: B.Color? }")
        #expect(planned["B.Color"] == "= A.Color")
    }

    @Test("the types nested in an alias are those of the equal type")
    func sharingOfNestedTypes() {
        let line = "{type: object, properties: {line: {type: object, properties: {color: {enum: [red, blue]}}}}}"
        let planned = Planned.schemas(
            """
            A: {type: object, properties: {style: \(line)}}
            B: {type: object, properties: {style: \(line), styles: {type: array, items: \(line)}}}
            """
        )
        #expect(planned["B.Style"] == "= A.Style")
        #expect(planned["B"] == "struct { style: B.Style?, styles: [B.Style]? }")
        #expect(planned.typeNames == ["A", "A.Style", "A.Style.Line", "A.Style.Line.Color", "B", "B.Style"])
    }

    @Test("an inherited inline type has a name in each type that inherits it")
    func inheritedTypes() {
        let planned = Planned.schemas(
            """
            A: {allOf: [{$ref: '#/components/schemas/Z'}], properties: {a: {type: string}}}
            Z: {type: object, properties: {kinds: {type: array, items: {enum: [x, y]}}}}
            """
        )
        #expect(planned["A"] == "struct { kinds: [A.Kind]?, a: String? }")
        #expect(planned["Z"] == "struct { kinds: [Z.Kind]? }")
        #expect(planned["Z.Kind"] == "= A.Kind")
    }

    @Test("a schema that is added elsewhere renames nothing")
    func stability() {
        let schemas = """
            Flow: {type: object, properties: {label: {oneOf: [{type: string}, {type: integer}]}, other: {enum: [a]}}}
            Run: {type: object, properties: {label: {oneOf: [{type: string}, {type: integer}]}}}
            """
        let before = Planned.schemas(schemas)
        let after = Planned.schemas(
            """
            Deployment: {type: object, properties: {label: {oneOf: [{type: string}, {type: integer}]}}}
            Label: {type: object, properties: {other: {enum: [b]}}}
            \(schemas)
            """
        )
        #expect(Set(before.typeNames).isSubset(of: after.typeNames))
        #expect(before["Run"] == after["Run"])
        #expect(before["Flow"] == after["Flow"])
    }

    @Test("the elements of a tuple have their types, names and presence")
    func tuples() {
        let planned = Planned.schemas(
            """
            Pair: {type: array, prefixItems: [{type: string}, {type: boolean}], minItems: 2, maxItems: 2}
            Closed: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
            Open: {prefixItems: [{type: string, title: Name}, {type: [integer, 'null']}, {type: boolean}], minItems: 2}
            Rest: {type: array, prefixItems: [{type: string}, {enum: [a]}], items: {type: number}}
            Uniform: {type: array, prefixItems: [{type: number}, {type: number}], items: {type: number}}
            Mixed: {type: object, properties: {range: {type: [array, string], prefixItems: [{type: integer}, {type: string}], items: false}}}
            """
        )
        #expect(planned["Pair"] == "tuple { first: String, second: Bool }")
        #expect(planned["Closed"] == "tuple { first: String, second: Int }")
        #expect(planned["Open"] == "tuple { name: String, second: Int!, third: Bool?, rest: [JSON] }")
        #expect(planned["Rest"] == "tuple { first: String, second: Rest.Second = .a, rest: [Double] }")
        #expect(planned["Uniform"] == "= [Double]")
        #expect(planned["Mixed.Range.ArrayModel"] == "tuple { first: Int, second: String }")
        #expect(planned.codes == [])
    }

    @Test("a nested type does not have the name of a type that the type around it uses")
    func shadowing() {
        let planned = Planned.schemas(
            """
            Label: {type: object, properties: {a: {type: string}}}
            Flow: {type: object, properties: {label: {enum: [a]}, labels: {type: array, items: {$ref: '#/components/schemas/Label'}}}}
            """
        )
        #expect(planned["Flow"] == "struct { label: Flow.LabelValue?, labels: [Label]? }")
    }

    @Test(
        "defaults of required properties become default arguments if they are values of the type; configured, all do",
        arguments: [
            (
                LoweringOptions.DefaultValues.required,
                "b: Int?, c: Int32?, d: Kind?, e: [String]?, f: Bool?, only: A.Only = .cat, maybe: A.Maybe?, "
                    + "always: A.Always? = .dog, g: Double?, h: Int? }"
            ),
            (
                .all,
                "b: Int? = 3, c: Int32?, d: Kind? = .b, e: [String]? = [], f: Bool?, only: A.Only = .cat, "
                    + "maybe: A.Maybe?, always: A.Always? = .dog, g: Double? = 1, h: Int? = 90 }"
            ),
        ]
    )
    func defaults(values: LoweringOptions.DefaultValues, properties: String) {
        let planned = Planned.schemas(
            """
            Kind: {type: string, enum: [a, b]}
            A:
              type: object
              required: [a, only]
              properties:
                a: {type: string, default: x}
                b: {type: integer, default: 3}
                c: {type: integer, format: int32, default: 99999999999}
                d: {$ref: '#/components/schemas/Kind', default: b}
                e: {type: array, items: {type: string}, default: []}
                f: {type: boolean, default: 'yes'}
                only: {type: string, enum: [cat]}
                maybe: {type: string, enum: [cat]}
                always: {type: string, enum: [dog], default: dog}
                g: {type: number, default: 1}
                h: {type: integer, default: 090}
            """,
            options: LoweringOptions(module: "TestAPI", defaultValues: values)
        )
        #expect(planned["A"] == "struct { a: String = \"x\", " + properties)
        #expect(planned.codes == ["default-of-other-type"])
    }

    @Test("optional properties of a PATCH body do not have defaults, which would be changes")
    func patchDefaults() {
        let planned = Planned(
            """
            paths:
              /a:
                patch:
                  operationId: change
                  requestBody: {content: {application/json: {schema: {type: object, required: [k], properties: {
                    k: {type: string, default: z}, n: {type: integer, default: 1}}}}}}
                  responses: {'204': {description: done}}
            """
        )
        #expect(planned["ChangeRequest"] == "struct { k: String = \"z\", n: Int? }")
    }

    @Test("readOnly properties are optional in types that are sent, writeOnly ones in types that are received")
    func readOnly() {
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: create
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}
                  responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}}
                get:
                  operationId: read
                  responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Received'}}}}}
            components:
              schemas:
                Both:
                  type: object
                  required: [id, secret]
                  properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}}
                Received:
                  type: object
                  required: [id, secret]
                  properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}}
            """
        )
        #expect(planned["Both"] == "struct { id: String?, secret: String? }")
        #expect(planned["Received"] == "struct { id: String, secret: String? }")
    }

    @Test("a required name that no part of a composition declares is reported")
    func requiredWithoutProperty() {
        let planned = Planned.schemas(
            "A: {required: [b], allOf: [{$ref: '#/components/schemas/B'}]}\nB: {type: object, properties: {a: {type: string}}}"
        )
        #expect(planned.codes == ["required-without-property"])
    }

    @Test("types with reserved names get a suffix, nested ones too")
    func reservedTypeNames() {
        let planned = Planned.schemas(
            """
            Error: {type: object, properties: {type: {enum: [a, b]}, data: {type: object, properties: {x: {type: string}}}}}
            JSON: {type: string}
            Test: {type: string}
            """
        )
        #expect(
            planned.typeNames == ["ErrorModel", "ErrorModel.DataModel", "ErrorModel.TypeValue", "JSONModel2", "Test"]
        )
        #expect(planned.codes == ["type-name-reserved"])
    }

    @Test("a nested type never shadows a type at the top level")
    func hiding() {
        let planned = Planned.schemas(
            """
            Address: {type: object, properties: {street: {type: string}}}
            User:
              type: object
              properties:
                address: {type: object, properties: {city: {type: string}}}
                user: {type: object, properties: {name: {type: string}}}
                home: {$ref: '#/components/schemas/Address'}
            """
        )
        #expect(planned["User"] == "struct { address: User.AddressModel?, user: User.UserModel?, home: Address? }")
    }

    @Test("components that are not objects are aliases")
    func aliases() {
        let planned = Planned.schemas(
            """
            Key: {type: string}
            Keys: {type: array, items: {$ref: '#/components/schemas/Key'}}
            Other: {$ref: '#/components/schemas/Keys'}
            Items: {type: array, items: {type: object, properties: {a: {type: string}}}}
            Maybe: {type: [string, 'null']}
            User: {type: object, required: [m], properties: {m: {$ref: '#/components/schemas/Maybe'}}}
            """
        )
        #expect(planned["Key"] == "= String")
        #expect(planned["Keys"] == "= [Key]")
        #expect(planned["Other"] == "= Keys")
        #expect(planned["Items"] == "= [ItemsItem]")
        #expect(planned["User"] == "struct { m: Maybe! }")
    }

    @Test("a component that refers to a schema with the same Swift name has the type of that schema")
    func schemasOfOneName() {
        let planned = Planned.schemas(
            """
            user: {type: object, properties: {a: {type: string}}}
            User: {$ref: '#/components/schemas/user'}
            team: {type: object, properties: {a: {type: string}}}
            Team: {type: object, properties: {b: {type: string}}}
            """
        )
        #expect(planned.typeNames == ["Team", "Team2", "User"])
        #expect(planned["User"] == "struct { a: String? }")
        #expect(planned.codes == ["type-name-taken"])
    }

    @Test("the configuration sets names of types, properties and cases")
    func overrides() {
        let options = LoweringOptions(
            module: "TestAPI",
            names: [
                "#/components/schemas/a": "Alpha", "a.x": "ex", "a.k": "Choice", "a.k.1": "one", "b.y": "why",
            ]
        )
        let planned = Planned.schemas(
            """
            a: {type: object, properties: {x: {type: string}, k: {enum: ['1', '2']}}}
            b: {type: object, properties: {y: {type: string}}}
            """,
            options: options
        )
        #expect(planned["Alpha"] == "struct { ex(x): String?, choice(k): Alpha.Choice? }")
        #expect(planned["Alpha.Choice"] == "enum string { one=\"1\", _2=\"2\" }")
        #expect(planned["B"] == "struct { why(y): String? }")
    }

    @Test("an unresolved reference of a property does not affect the rest of the struct")
    func brokenProperty() {
        let planned = Planned.schemas(
            "A: {type: object, properties: {a: {$ref: '#/components/schemas/None'}, b: {type: string}}}"
        )
        #expect(planned["A"] == "struct { a: JSON?, b: String? }")
        // The parser reports the reference.
        #expect(planned.codes.isEmpty)
    }

    @Test("schemas beyond the nesting limit are JSON, with a warning")
    func depth() {
        var schema = "{type: string}"
        for _ in 0..<150 { schema = "{type: object, properties: {a: \(schema)}}" }
        let planned = Planned.schemas("A: \(schema)")
        #expect(planned.codes == ["schema-too-deep"])
        #expect(planned.plan.types.plans.count > 90)
    }
}
