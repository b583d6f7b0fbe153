import ApusChanges
import ApusLowering
import ApusPlan
import ApusSpecParser
import Testing

@Suite("Changes: equal inline types")
struct SharedTypeChangeTests {
    private static let label = "{oneOf: [{type: string}, {type: integer}]}"

    /// The changes between clients of descriptions with these schemas: `breaking: Flow.Label …`.
    private func changes(_ old: String, _ new: String) -> [String] {
        ChangeReport(old: plan(old), new: plan(new)).changes.map { "\($0.verdict.rawValue): \($0.subject) \($0.what)" }
    }

    private func plan(_ schemas: String) -> ClientPlan {
        let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {\(schemas)}}"
        guard let document = SpecParser.parse(text: text).document else {
            return ClientPlan(module: "", name: SwiftName("None"))
        }
        return Lowering(document, options: LoweringOptions(module: "TestAPI")).plan().0
    }

    private func schema(_ name: String, _ label: String = label) -> String {
        "\(name): {type: object, properties: {label: \(label)}}"
    }

    @Test("a schema that is added before those with an equal inline type breaks nothing")
    func addition() {
        let old = [schema("Flow"), schema("Run")].joined(separator: ", ")
        let reported = changes(old, schema("Deployment") + ", " + old)
        #expect(reported.filter { !$0.hasPrefix("compatible") } == [])
        #expect(reported.count == 2)
    }

    @Test("the names of types nested in an equal type are valid through its alias")
    func nestedNames() {
        let label = "{oneOf: [{type: string}, {type: object, properties: {kind: {type: string, enum: [a, b]}}}]}"
        let old = [schema("Flow", label), schema("Run", label)].joined(separator: ", ")
        let reported = changes(old, schema("Deployment", label) + ", " + old)
        #expect(reported.filter { !$0.hasPrefix("compatible") } == [])
    }

    @Test("a removed schema is the only change")
    func removal() {
        let new = [schema("Flow"), schema("Run")].joined(separator: ", ")
        let reported = changes(schema("Deployment") + ", " + new, new)
        #expect(Set(reported) == ["breaking: Deployment is removed", "breaking: Deployment.Label is removed"])
    }

    @Test("a change of one of the equal types is reported for it")
    func change() {
        let wider = "{oneOf: [{type: string}, {type: integer}, {type: boolean}]}"
        let old = [schema("Flow"), schema("Run")].joined(separator: ", ")
        let reported = changes(old, [schema("Flow"), schema("Run", wider)].joined(separator: ", "))
        #expect(reported.count == 2)
        #expect(reported.contains { $0.contains("Run.Label.boolean") }, "\(reported)")
        #expect(reported.contains("breaking: Run.Label is no longer the same type as 'Flow.Label'"), "\(reported)")
        let both = changes(old, [schema("Flow", wider), schema("Run", wider)].joined(separator: ", "))
        #expect(both.count == 1, "\(both)")
    }

    @Test("a change of the first of the equal types separates it from all others")
    func changeOfFirst() {
        let wider = "{oneOf: [{type: string}, {type: integer}, {type: boolean}]}"
        let old = [schema("Flow"), schema("Run"), schema("Task")].joined(separator: ", ")
        let reported = changes(old, [schema("Flow", wider), schema("Run"), schema("Task")].joined(separator: ", "))
        #expect(reported.filter { $0.contains("no longer the same type") }.count == 2, "\(reported)")
        #expect(changes(old, old) == [])
    }
}
