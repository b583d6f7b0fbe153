import ApusPlan
import Testing

@Suite("Unions: the case is the member that can be decoded without loss")
struct UnionTests {
    @Test("arrays and maps are distinguished by their innermost values, at any depth")
    func containers() {
        let planned = Planned.schemas(
            """
            Room: {type: object, required: [id], properties: {id: {type: string}}}
            House: {type: object, required: [id, area], properties: {id: {type: string}, area: {type: number}}}
            Lists:
              oneOf:
                - {type: array, items: {$ref: '#/components/schemas/Room'}}
                - {type: array, items: {$ref: '#/components/schemas/House'}}
            Maps:
              oneOf:
                - {type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/Room'}}}
                - {type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/House'}}}
            """
        )
        let tests = "has area try; %@ lacks area try"
        #expect(
            planned["Lists"]?.hasSuffix(
                "by houseArray array of array " + tests.replacing("%@", with: "roomArray array of array")
            ) == true
        )
        #expect(
            planned["Maps"]?.hasSuffix(
                "by houseArrayMap object of object+array "
                    + tests.replacing("%@", with: "roomArrayMap object of object+array")
            ) == true
        )
        #expect(planned.codes == [])
    }

    @Test("a union that is a member of another one decides whether it has a case for a value")
    func nestedUnions() {
        let planned = Planned.schemas(
            """
            Shape: {oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}
            Circle: {type: object, required: [radius], properties: {radius: {type: number}}}
            Square: {type: object, required: [side], properties: {side: {type: number}}}
            Text: {oneOf: [{$ref: '#/components/schemas/Line'}, {$ref: '#/components/schemas/Word'}]}
            Line: {type: object, required: [line], properties: {line: {type: string}}}
            Word: {type: object, required: [word], properties: {word: {type: string}}}
            Any: {anyOf: [{$ref: '#/components/schemas/Shape'}, {$ref: '#/components/schemas/Text'}]}
            """
        )
        func union(_ name: String) -> UnionPlan? {
            let plan = planned.plan.types.plans.first { $0.name.text == name }
            if case .union(let union)? = plan?.shape { return union }
            return nil
        }
        let tests =
            if case .tests(let tests)? = union("AnyModel")?.discrimination { tests } else { [UnionPlan.CaseTest]() }
        #expect(tests.map { $0.recognition != nil } == [true, true])
        #expect(union("Shape")?.isMember == true && union("Text")?.isMember == true)
        #expect(union("AnyModel")?.isMember == false)
    }

    @Test(
        "a member with unions in arrays and maps has a case for a value if one of them has",
        arguments: [
            ("{type: array, items: %s}", "element(union)"),
            ("{type: object, additionalProperties: %s}", "value(union)"),
            ("{type: array, items: {type: array, items: %s}}", "element(element(union))"),
            ("{type: array, items: {oneOf: [%s, {type: 'null'}]}}", "element(wrapped(union))"),
        ]
    )
    func unionsInContainers(member: String, expected: String) {
        let shape = "{$ref: '#/components/schemas/Shape'}"
        let planned = Planned.schemas(
            """
            Shape: {oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}
            Circle: {type: object, required: [radius], properties: {radius: {type: number}}}
            Square: {type: object, required: [side], properties: {side: {type: number}}}
            Any: {anyOf: [\(member.replacing("%s", with: shape)), {type: array, items: {type: object, required: [w], properties: {w: {type: string}}}}]}
            """
        )
        func text(_ recognition: UnionPlan.Recognition) -> String {
            switch recognition {
            case .union: "union"
            case .element(let inner): "element(\(text(inner)))"
            case .value(let inner): "value(\(text(inner)))"
            case .wrapped(let inner): "wrapped(\(text(inner)))"
            }
        }
        let found = planned.plan.types.plans.compactMap { plan -> String? in
            guard plan.name.text == "AnyModel", case .union(let union) = plan.shape,
                case .tests(let tests) = union.discrimination
            else { return nil }
            return tests.compactMap(\.recognition).map(text).joined(separator: " ")
        }
        #expect(found == [expected])
    }

    @Test("a schema that extends a child without a discriminator of its own is a case too")
    func grandchildren() {
        let planned = Planned.schemas(
            """
            Animal: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
            Cat: {allOf: [{$ref: '#/components/schemas/Animal'}, {type: object, properties: {lives: {type: integer}}}]}
            Kitten: {allOf: [{allOf: [{$ref: '#/components/schemas/Cat'}]}, {type: object, properties: {age: {type: integer}}}]}
            Loop: {allOf: [{$ref: '#/components/schemas/Loop'}, {$ref: '#/components/schemas/Kitten'}]}
            """
        )
        let plan = planned.plan.types.plans.first { $0.name.text == "Animal" }
        guard case .union(let union)? = plan?.shape, case .discriminator(_, let values) = union.discrimination else {
            Issue.record("not a union with a discriminator")
            return
        }
        #expect(
            values.map { "\($0.value) \(union.cases[$0.caseIndex].name)" } == [
                "Cat cat", "Kitten kitten", "Loop loop", "Animal base",
            ]
        )
    }

    @Test("a union of schemas that extend one with a discriminator uses its values")
    func discriminatorsOfAncestors() {
        let planned = Planned.schemas(
            """
            Pet:
              type: object
              required: [kind]
              properties: {kind: {type: string}}
              discriminator: {propertyName: kind, mapping: {c: '#/components/schemas/Cat', d: '#/components/schemas/Dog'}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {name: {type: string}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {name: {type: string}}}]}
            Home: {type: object, properties: {pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}}}
            """
        )
        #expect(planned["Home.Pet"]?.hasSuffix("by kind c:cat d:dog") == true, "\(planned["Home.Pet"] ?? "")")
        #expect(planned.codes == [])
    }

    @Test("members with the same keys and values of different kinds are distinguished by decoding")
    func kindsOfValues() {
        let planned = Planned.schemas(
            """
            A:
              oneOf:
                - {title: Text, type: object, required: [value], properties: {value: {type: string}}}
                - {title: Count, type: object, required: [value], properties: {value: {type: integer}}}
            B: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}
            """
        )
        #expect(planned["A"]?.hasSuffix("by text object try; count object try") == true)
        #expect(planned.codes == [])
    }

    @Test("a value that cannot be decoded as one member is not decoded as another that drops members")
    func brokenMember() {
        let planned = Planned.schemas(
            """
            A:
              oneOf:
                - {title: Room, type: object, required: [id], properties: {id: {type: string}}}
                - title: House
                  type: object
                  required: [id, area]
                  properties: {id: {type: string}, area: {type: number}}
            """
        )
        #expect(planned["A"]?.hasSuffix("by house object has area try; room object lacks area try") == true)
        #expect(planned.codes == [])
    }

    @Test("members with the same discriminator value are distinguished by their required properties")
    func sharedDiscriminatorValue() {
        let planned = Planned.schemas(
            """
            Item:
              oneOf: [{$ref: '#/components/schemas/Incoming'}, {$ref: '#/components/schemas/Outgoing'}]
              discriminator: {propertyName: type}
            Incoming:
              type: object
              required: [type, to]
              properties: {type: {type: string, enum: [message]}, to: {type: string}}
            Outgoing:
              type: object
              required: [type, status]
              properties: {type: {type: string, enum: [message]}, status: {type: string}}
            """
        )
        #expect(
            planned["Item"]?.hasSuffix(
                "by type message:incoming, message: incoming object has to try; outgoing object has status try"
            ) == true
        )
        #expect(planned.codes == [])
    }

    @Test("members with the same discriminator value and the same properties are reported")
    func ambiguousDiscriminatorValue() {
        let planned = Planned.schemas(
            """
            Item:
              oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}]
              discriminator: {propertyName: type}
            One: {type: object, properties: {type: {type: string, enum: [message]}, a: {type: string}}}
            Two: {type: object, properties: {type: {type: string, enum: [message]}, b: {type: string}}}
            """
        )
        #expect(planned.codes == ["discriminator-value-taken"])
    }

    @Test("a schema with a discriminator is a case of its own if its name can be a value")
    func base() {
        let planned = Planned.schemas(
            """
            Animal:
              type: object
              required: [kind]
              discriminator: {propertyName: kind}
              properties: {kind: {type: string}}
            Dog: {allOf: [{$ref: '#/components/schemas/Animal'}, {properties: {tail: {type: boolean}}}]}
            Plant:
              type: object
              required: [kind]
              discriminator: {propertyName: kind}
              properties: {kind: {type: string, enum: [Tree]}}
            Tree: {allOf: [{$ref: '#/components/schemas/Plant'}, {properties: {height: {type: number}}}]}
            """
        )
        #expect(planned["Animal"]?.hasSuffix("by kind Dog:dog Animal:base") == true)
        #expect(planned["Plant"]?.contains("base") == false)
    }

    @Test("the default mapping selects the case of other discriminator values")
    func defaultMapping() {
        let planned = Planned.schemas(
            """
            Shape:
              oneOf: [{$ref: '#/components/schemas/Square'}, {$ref: '#/components/schemas/Other'}]
              discriminator: {propertyName: kind, mapping: {square: Square}, defaultMapping: Other}
            Square: {type: object, properties: {kind: {type: string}}}
            Other: {type: object, properties: {kind: {type: string}, text: {type: string}}}
            """
        )
        #expect(planned["Shape"]?.hasSuffix(", otherwise other") == true)
    }
}
