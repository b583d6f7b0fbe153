import ApusTestSupport
import Testing

@Suite("Hostile descriptions")
struct HostileTests {
    /// Plans schemas within a limit of processor time.
    ///
    /// Planning uses one thread. Its processor time does not depend on other processes, and the limit is far
    /// shorter than the time of exponential growth.
    private func planned(_ yaml: String, within limit: Duration = .seconds(20)) -> Planned {
        let (planned, time) = ProcessorTime.measure { Planned.schemas(yaml) }
        #expect(time < limit, "took \(time)")
        #expect(PlanInvariants(planned.plan).faults == [])
        return planned
    }

    @Test("unions that double at each level do not take exponential time")
    func doublingUnions() {
        let levels = (0..<60).map { level in
            """
            A\(level): {oneOf: [{$ref: '#/components/schemas/A\(level + 1)'}, {$ref: '#/components/schemas/B\(level + 1)'}]}
            B\(level): {oneOf: [{$ref: '#/components/schemas/A\(level + 1)'}, {$ref: '#/components/schemas/B\(level + 1)'}]}
            """
        }
        let planned = planned(levels.joined(separator: "\n") + "\nA60: {type: string}\nB60: {type: integer}")
        #expect(planned.plan.types.plans.count == 122)
    }

    @Test("combinations that double at each level are limited, with a warning")
    func doublingCombinations() {
        let levels = (0..<40).map { level in
            let next =
                "oneOf: [{$ref: '#/components/schemas/A\(level + 1)'}, {$ref: '#/components/schemas/B\(level + 1)'}]"
            return """
                A\(level): {type: object, properties: {a\(level): {type: string}}, \(next)}
                B\(level): {type: object, properties: {b\(level): {type: string}}, \(next)}
                """
        }
        let planned = planned(
            levels.joined(separator: "\n") + "\nA40: {type: object}\nB40: {type: object}",
            within: .seconds(120)
        )
        #expect(planned.codes.contains("too-many-combinations"))
    }

    @Test("chains of 5,000 references and 500 parents")
    func longChains() {
        let references = (0..<5_000).map { "R\($0): {$ref: '#/components/schemas/R\($0 + 1)'}" }
        let parents = (0..<500).map {
            "P\($0): {allOf: [{$ref: '#/components/schemas/P\($0 + 1)'}], properties: {p\($0): {type: string}}}"
        }
        let ends = ["R5000: {type: string}", "P500: {type: object, properties: {z: {type: string}}}"]
        let planned = planned((references + parents + ends).joined(separator: "\n"))
        #expect(planned.plan.types.plans.count == 5_502)
    }

    @Test("an enumeration with 100,000 values")
    func manyValues() {
        let values = (0..<100_000).map { "v_\($0)" }.joined(separator: ", ")
        let planned = planned("A: {type: string, enum: [\(values)]}")
        #expect(planned.plan.types.plans.count == 1)
    }

    @Test("arbitrary names become identifiers that are unique in their scope")
    func names() {
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "`", "\\\\(x)", "*/", "///", "\\n", "\\u2028", "\\u0000", "\\u202E", "#if", "self", "Type", "a", "A", "1",
            "é", "👍", "名",
            "_", "-", "+", " ", "$", "@", ".", "init", "in", "\\\"\\\"\\\"", "ß", "İ", "\\u0301", "\\uFEFF", "٣",
        ]
        func name() -> String { (0..<generator.below(4)).map { _ in pieces[generator.below(pieces.count)] }.joined() }
        for _ in 0..<60 {
            let schemas = (0..<8).map { index in
                let properties = Set((0..<8).map { _ in name() }).sorted().map {
                    "\"\($0)\": {enum: [\"\(name())\", \"\(name())x\"]}"
                }
                return "\"\(name())\(index)\": {type: object, properties: {\(properties.joined(separator: ", "))}}"
            }
            let planned = Planned.schemas(schemas.joined(separator: "\n"))
            #expect(PlanInvariants(planned.plan).faults == [], "\(schemas)")
            #expect(planned.plan.types.plans.count > 8)
        }
    }

    @Test("random schemas with random references give consistent plans")
    func randomSchemas() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<150 {
            let count = 2 + generator.below(8)
            let schemas = (0..<count).map { "S\($0): \(schema(depth: 0, count: count, &generator))" }
            let planned = Planned.schemas(schemas.joined(separator: "\n"))
            #expect(PlanInvariants(planned.plan).faults == [], "\(schemas.joined(separator: "\n"))")
        }
    }

    private func schema(depth: Int, count: Int, _ generator: inout SeededGenerator) -> String {
        func inner() -> String { schema(depth: depth + 1, count: count, &generator) }
        let reference = "{$ref: '#/components/schemas/S\(generator.below(count))'}"
        if depth > 3 { return reference }
        switch generator.below(14) {
        case 0: return "{type: string}"
        case 1: return "{type: integer, nullable: true}"
        case 2: return "{enum: [a, b, null]}"
        case 3: return "{type: array, items: \(inner())}"
        case 4: return "{type: object, additionalProperties: \(inner())}"
        case 5: return "{allOf: [\(inner()), \(reference)], properties: {x: \(inner())}}"
        case 6: return "{oneOf: [\(inner()), \(reference), {type: 'null'}]}"
        case 7: return "{anyOf: [\(inner()), \(inner())]}"
        case 8:
            return "{type: object, discriminator: {propertyName: k}, properties: {k: {type: string}, n: \(inner())}}"
        case 9: return "{type: [string, object, 'null'], properties: {y: \(inner())}}"
        case 10:
            return
                "{type: object, required: [x, y], properties: {x: \(inner()), y: {const: q}}, oneOf: [\(inner()), \(inner())]}"
        default: return reference
        }
    }
}
