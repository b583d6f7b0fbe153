import ApusLowering
import ApusPlan
import Testing

@Suite("Enumerations")
struct EnumerationTests {
    @Test("values that are objects of any members are a dictionary")
    func objects() {
        let planned = Planned.schemas("A: {type: object, properties: {a: {type: object, enum: [{}], default: {}}}}")
        let structure = planned.plan.types.plans.compactMap { plan -> StructurePlan? in
            if case .structure(let structure) = plan.shape { structure } else { nil }
        }
        #expect(structure.first?.properties.map(\.type) == [.dictionary(.json)])
        #expect(planned.codes == [])
    }

    @Test("cases are named after their values")
    func cases() {
        let planned = Planned.schemas(
            """
            A: {type: string, enum: [asc, DESC, '', '1st', 'a b', 'a-b', self, default, unrecognized, '-1', rawValue]}
            """
        )
        #expect(
            planned["A"]
                == "enum string { asc=\"asc\", desc=\"DESC\", empty=\"\", _1st=\"1st\", aB=\"a b\", aB2=\"a-b\", "
                + "selfValue=\"self\", default=\"default\", unrecognized=\"unrecognized\", minus1=\"-1\", "
                + "rawValue2=\"rawValue\" }"
        )
        guard case .enumeration(let plan) = planned.plan.types.plans[0].shape else {
            Issue.record("the type is not an enumeration")
            return
        }
        #expect(plan.unrecognizedName.text == "unrecognizedValue")
        #expect(planned.codes == ["case-name-taken"])
    }

    @Test("the kind of an enumeration follows from its values")
    func kinds() {
        let planned = Planned.schemas(
            """
            A: {type: integer, enum: [1, 2]}
            B: {enum: [1, 1.5]}
            C: {enum: [1, a]}
            D: {type: boolean, enum: [true]}
            E: {enum: [[1], [2]]}
            F: {const: x}
            """
        )
        #expect(planned["A"] == "enum integer { _1=1, _2=2 }")
        #expect(planned["B"] == "enum number { _1=1, _1point5=1.5 }")
        #expect(planned["C"] == "enum mixed { _1=1, a=\"a\" }")
        #expect(planned["D"] == "= Bool")
        #expect(planned["E"] == "= JSON")
        #expect(planned["F"] == "enum string { x=\"x\" }")
    }

    @Test("no case is named none, because .none of an optional is nil")
    func none() {
        let planned = Planned.schemas("A: {enum: [none, some]}")
        #expect(planned["A"] == "enum string { noneValue=\"none\", someValue=\"some\" }")
    }

    @Test("null among the values makes the property nullable")
    func null() {
        let planned = Planned.schemas("A: {type: object, required: [x], properties: {x: {enum: [a, null]}}}")
        #expect(planned["A"] == "struct { x: A.X! }")
        #expect(planned["A.X"] == "enum string { a=\"a\" }")
    }

    @Test("values are converted to the declared type, duplicates are removed, an empty enum is ignored")
    func faults() {
        let planned = Planned.schemas(
            """
            A: {type: string, enum: [1, 2]}
            B: {type: integer, enum: ['1', '2']}
            C: {type: string, enum: [a, a]}
            D: {type: string, enum: []}
            """
        )
        #expect(planned["A"] == "enum string { _1=\"1\", _2=\"2\" }")
        #expect(planned["B"] == "enum integer { _1=1, _2=2 }")
        #expect(planned["C"] == "enum string { a=\"a\" }")
        #expect(planned["D"] == "= String")
    }

    @Test("names and descriptions come from the common extensions")
    func extensions() {
        let planned = Planned.schemas(
            "A: {type: integer, enum: [0, 1], x-enum-varnames: [Off, On], x-enum-descriptions: [no, yes]}"
        )
        #expect(planned["A"] == "enum integer { off=0, on=1 }")
    }

    @Test("enumerations are closed only if configured")
    func closed() {
        let options = LoweringOptions(module: "TestAPI", closedEnums: .named(["A", "B.k"]))
        let planned = Planned.schemas(
            "A: {enum: [x]}\nB: {type: object, properties: {k: {enum: [y]}, l: {enum: [z]}}}",
            options: options
        )
        #expect(planned["A"] == "closed enum string { x=\"x\" }")
        #expect(planned["B.K"] == "closed enum string { y=\"y\" }")
        #expect(planned["B.L"] == "enum string { z=\"z\" }")
    }
}
