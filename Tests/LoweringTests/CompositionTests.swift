import ApusSpecParser
import Testing

@Suite("allOf, oneOf, anyOf")
struct CompositionTests {
    @Test("allOf and the keywords beside it are merged into one struct")
    func merge() {
        let planned = Planned.schemas(
            """
            Base: {type: object, required: [id], properties: {id: {type: string}, kind: {type: string}}}
            Middle: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {m: {type: integer}}}]}
            Top:
              allOf: [{$ref: '#/components/schemas/Middle'}]
              required: [m]
              properties: {t: {type: boolean}, kind: {enum: [a]}}
            """
        )
        #expect(planned["Middle"] == "struct { id: String, kind: String?, m: Int? }")
        #expect(planned["Top"] == "struct { id: String, kind: Top.Kind?, m: Int, t: Bool? }")
    }

    @Test("allOf with one reference and annotations is the referenced type")
    func identity() {
        let planned = Planned.schemas(
            """
            A: {type: object, properties: {a: {type: string}}}
            B:
              type: object
              properties:
                one: {allOf: [{$ref: '#/components/schemas/A'}], description: text, nullable: true}
                two: {allOf: [{$ref: '#/components/schemas/A'}, {description: text}]}
                three: {$ref: '#/components/schemas/A', description: text}
                four: {type: object, allOf: [{$ref: '#/components/schemas/A'}]}
            """
        )
        #expect(planned["B"] == "struct { one: A?!, two: A?, three: A?, four: A? }")
        #expect(planned.typeNames == ["A", "B"])
    }

    @Test("contradicting types are reported with both places")
    func conflict() {
        let planned = Planned.schemas("A: {type: object, properties: {x: {allOf: [{type: string}, {type: integer}]}}}")
        #expect(planned["A"] == "struct { x: JSON? }")
        #expect(planned.codes == ["contradicting-types"])
        #expect(planned.diagnostics.first?.related.count == 1)
    }

    @Test("integer combined with number is integer")
    func narrowing() {
        let planned = Planned.schemas("A: {type: object, properties: {x: {allOf: [{type: number}, {type: integer}]}}}")
        #expect(planned["A"] == "struct { x: Int? }")
        #expect(planned.codes == [])
    }

    @Test("cycles of allOf are merged and reported")
    func cycles() {
        let planned = Planned.schemas(
            """
            A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {a: {type: string}}}
            B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: string}}}
            """
        )
        #expect(planned["A"] == "struct { b: String?, a: String? }")
        #expect(planned["B"] == "struct { a: String?, b: String? }")
        #expect(planned.codes == ["all-of-cycle"])
    }

    @Test("a parent with a discriminator becomes a union of its children")
    func inheritance() {
        let planned = Planned.schemas(
            """
            Pet:
              type: object
              required: [petType]
              discriminator: {propertyName: petType, mapping: {c: '#/components/schemas/Cat'}}
              properties: {petType: {type: string}, friend: {$ref: '#/components/schemas/Pet'}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {type: boolean}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
            """
        )
        #expect(planned["Pet"] == "union { cat(Cat) | dog(Dog) } by petType c:cat Dog:dog")
        #expect(planned["Cat"] == "struct { petType: String, friend: @Pet?, meow: Bool? }")
        #expect(planned["Dog"] == "struct { petType: String, friend: @Pet? }")
    }

    @Test("a union adds the discriminator to payloads that do not declare it")
    func discriminator() {
        let planned = Planned.schemas(
            """
            Cat: {type: object, properties: {kind: {type: string}}}
            Dog: {type: object, properties: {bark: {type: string}}}
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', lion: '#/components/schemas/Cat'}}
            """
        )
        #expect(planned["Pet"] == "union { cat(Cat) | dog(Dog) } by kind cat:cat lion:cat Dog:dog")
        guard case .union(let union) = planned.plan.types.plans[2].shape else {
            Issue.record("the type is not a union")
            return
        }
        #expect(union.cases.map(\.addedDiscriminator) == [nil, "Dog"])
    }

    @Test("without a discriminator, constants and then required keys select the member")
    func tests() {
        let planned = Planned.schemas(
            """
            A: {oneOf: [{title: Cat, type: object, required: [k], properties: {k: {const: cat}}},
                        {title: Dog, type: object, required: [k], properties: {k: {enum: [dog, wolf]}}}]}
            B: {oneOf: [{title: One, type: object, required: [a], properties: {a: {type: string}}},
                        {title: Two, type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}]}
            C: {oneOf: [{type: string}, {type: integer}, {type: array, items: {type: string}}, {type: boolean}]}
            """
        )
        #expect(planned["A"] == "union { cat(A.Cat) | dog(A.Dog) } by k cat:cat dog:dog wolf:dog")
        #expect(planned["B"] == "union { one(B.One) | two(B.Two) } by two object has b try; one object lacks b try")
        #expect(
            planned["C"]?.hasPrefix("union { string(String) | integer(Int) | stringArray([String]) | boolean(Bool) }")
                == true
        )
        #expect(planned.codes == [])
        #expect(planned.plan.inferences.contains { $0.subject == "A" })
    }

    @Test("properties beside a oneOf are added only to members that are objects")
    func propertiesBesideScalars() {
        let planned = Planned.schemas(
            "A: {oneOf: [{type: boolean}, {title: One, type: object}], properties: {a: {type: string}}}"
        )
        #expect(planned["A"]?.hasPrefix("union { boolean(Bool) | one(A.One) }") == true)
        #expect(planned["A.One"] == "struct { a: String? }")
    }

    @Test("members that cannot be distinguished are tried in order, with a warning")
    func ambiguous() {
        let planned = Planned.schemas(
            """
            A: {oneOf: [{title: One, type: object, properties: {a: {type: string}}},
                        {title: Two, type: object, properties: {b: {type: string}}}]}
            """
        )
        #expect(planned["A"] == "union { one(A.One) | two(A.Two) } by one object lacks b try; two object lacks a try")
        #expect(planned.codes == ["ambiguous-union"])
    }

    @Test(
        "a member is skipped if a later one declares more of the value's properties",
        arguments: [
            // The second member declares no other properties.
            ("properties: {a: {}, b: {}}", "properties: {b: {}}", "by one object try; two object lacks a try"),
            // The first member stores undeclared properties.
            (
                "properties: {a: {}}, additionalProperties: true", "properties: {b: {}}",
                "by one object try; two object lacks a try"
            ),
            ("properties: {a: {}}", "properties: {a: {}, b: {}, c: {}}", "by one object lacks b+c try; two object try"),
        ]
    )
    func lossless(one: String, two: String, expected: String) {
        let planned = Planned.schemas(
            "A: {oneOf: [{title: One, type: object, \(one)}, {title: Two, type: object, \(two)}]}"
        )
        #expect(planned["A"] == "union { one(A.One) | two(A.Two) } " + expected)
    }

    @Test("dates are tried before strings and integers before numbers, without a warning")
    func strictFirst() {
        let planned = Planned.schemas(
            "A: {oneOf: [{type: string}, {type: string, format: date-time}, {type: number}, {type: integer}]}"
        )
        #expect(planned["A"]?.contains("date string try") == true)
        #expect(planned.codes == [])
    }

    @Test(
        "unions that become simpler types",
        arguments: [
            ("{oneOf: [{type: string}, {type: 'null'}]}", "String?!"),
            ("{anyOf: [{$ref: '#/components/schemas/Obj'}, {type: 'null'}]}", "Obj?!"),
            ("{oneOf: [{$ref: '#/components/schemas/Obj'}]}", "Obj?"),
            ("{anyOf: [{type: string}, {type: string}]}", "String?"),
            ("{anyOf: [{enum: [a]}, {type: string}]}", "A.X?"), ("{oneOf: [{enum: [a]}, {enum: [b]}]}", "A.X?"),
            ("{oneOf: [{const: 1, title: Low}, {const: 2, title: High}]}", "A.X?"),
            ("{anyOf: [{$ref: '#/components/schemas/Obj'}, {}]}", "Obj?"), ("{oneOf: [{type: 'null'}]}", "JSON?!"),
            ("{type: [string, integer]}", "A.X?"),
            ("{type: object, properties: {}, anyOf: [{required: [a]}]}", "JSON?"),
        ]
    )
    func simplifications(schema: String, expected: String) {
        let planned = Planned.schemas(
            "Obj: {type: object, properties: {o: {type: string}}}\nA: {type: object, properties: {x: \(schema)}}"
        )
        #expect(planned["A"] == "struct { x: \(expected) }")
    }

    @Test("nested unions become one union, constants with titles an enumeration")
    func flattening() {
        let planned = Planned.schemas(
            """
            A: {oneOf: [{oneOf: [{type: string}, {type: integer}]}, {type: boolean}]}
            B: {oneOf: [{const: 1, title: Low}, {const: 2, title: High}]}
            C: {anyOf: [{enum: [a, b]}, {enum: [b, c]}, {type: string}]}
            """
        )
        #expect(planned["A"]?.hasPrefix("union { string(String) | integer(Int) | boolean(Bool) }") == true)
        #expect(planned["B"] == "enum integer { low=1, high=2 }")
        #expect(planned["C"] == "enum string { a=\"a\", b=\"b\", c=\"c\" }")
    }

    @Test("properties beside a oneOf are added to each member")
    func distribution() {
        let planned = Planned.schemas(
            """
            A:
              type: object
              required: [id]
              properties: {id: {type: string}}
              oneOf:
              - {title: One, required: [a], properties: {a: {type: string}}}
              - {title: Two, required: [b], properties: {b: {type: string}}}
            """
        )
        #expect(planned["A"] == "union { one(A.One) | two(A.Two) } by one object has a try; two object has b try")
        #expect(planned["A.One"] == "struct { id: String, a: String }")
        #expect(planned["A.Two"] == "struct { id: String, b: String }")
    }

    @Test("a union in a map in an array")
    func deepUnions() {
        let planned = Planned.schemas(
            "A: {type: array, items: {type: object, additionalProperties: {oneOf: [{type: string}, {type: integer}]}}}"
        )
        #expect(planned["A"]?.hasPrefix("= [[String: A") == true)
    }
}

@Suite("Recursion")
struct RecursionTests {
    @Test("a struct that contains itself is stored indirectly in one property")
    func direct() {
        let planned = Planned.schemas(
            """
            Node:
              type: object
              properties:
                next: {$ref: '#/components/schemas/Node'}
                children: {type: array, items: {$ref: '#/components/schemas/Node'}}
                named: {type: object, additionalProperties: {$ref: '#/components/schemas/Node'}}
            """
        )
        #expect(planned["Node"] == "struct { next: @Node?, children: [Node]?, named: [String: Node]? }")
    }

    @Test("a cycle through several types, aliases and unions has one indirect member")
    func indirect() {
        let planned = Planned.schemas(
            """
            A: {type: object, properties: {b: {$ref: '#/components/schemas/Alias'}}}
            Alias: {$ref: '#/components/schemas/B'}
            B: {type: object, properties: {c: {$ref: '#/components/schemas/C'}}}
            C: {oneOf: [{type: string}, {$ref: '#/components/schemas/A'}]}
            """
        )
        let text = ["A", "B", "C"].compactMap { planned[$0] }.joined(separator: " ")
        #expect(text.filter { $0 == "@" }.count == 1)
    }

    @Test("unions that contain themselves", arguments: ["oneOf", "anyOf"])
    func unions(keyword: String) {
        let planned = Planned.schemas(
            "Expr: {\(keyword): [{type: string}, {type: object, required: [left], properties: {left: {$ref: '#/components/schemas/Expr'}}}]}"
        )
        #expect(PlanInvariants(planned.plan).faults == [])
        #expect(planned["Expr"]?.contains("@") == true || planned["Expr.Left"]?.contains("@") == true)
    }

    @Test("schemas that contain only themselves end in JSON")
    func endless() {
        let planned = Planned.schemas(
            """
            A: {type: array, items: {$ref: '#/components/schemas/A'}}
            B: {$ref: '#/components/schemas/C'}
            C: {$ref: '#/components/schemas/B'}
            """
        )
        #expect(planned["A"] == "= [JSON]")
        #expect(PlanInvariants(planned.plan).faults == [])
        #expect(planned.codes.contains("endless-schema"))
    }
}
