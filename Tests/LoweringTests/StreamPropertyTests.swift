import ApusLowering
import ApusPlan
import Testing

@Suite("The property 'stream' of bodies")
struct StreamPropertyTests {
    private func planned(
        _ property: String,
        response: String = "text/event-stream: {schema: {type: string}}",
        _ options: LoweringOptions = LoweringOptions(module: "TestAPI")
    ) -> Planned {
        Planned(
            """
            paths:
              /a:
                post:
                  operationId: ask
                  requestBody: {content: {application/json: {schema: {type: object, properties: {\(property)}}}}}
                  responses:
                    '200': {description: ok, content: {application/json: {schema: {type: string}}, \(response)}}
            """,
            options: options
        )
    }

    private func sent(_ planned: Planned) -> [String] {
        planned.plan.groups.flatMap(\.operations).map { operation in
            let fixed = operation.body?.contents.first?.fixedProperty
            return operation.name.text + (fixed.map { " " + $0.key + " " + String($0.value) } ?? "")
        }
    }

    @Test(
        "a Boolean property selects one value or the stream",
        arguments: [
            "stream: {type: boolean}", "stream: {type: boolean, default: true}", "stream: {type: [boolean, 'null']}",
            "stream: {anyOf: [{type: boolean}, {type: 'null'}]}",
        ]
    )
    func boolean(property: String) {
        let planned = planned(property)
        #expect(sent(planned) == ["ask stream false", "askStream stream true"])
        #expect(
            planned.plan.inferences.contains {
                $0.subject == "ask" && $0.decision == "'ask' sends 'stream: false' and 'askStream' sends 'stream: true'"
            }
        )
    }

    @Test(
        "other properties do not",
        arguments: ["stream: {type: string}", "streams: {type: boolean}", "stream: {type: boolean, readOnly: true}"]
    )
    func others(property: String) {
        #expect(sent(planned(property)) == ["ask", "askStream"])
    }

    @Test(
        "the property is set in each case of a union that has it",
        arguments: [
            ("oneOf: [%a, %b]", ["a", "b"]), ("anyOf: [%b, %c, {type: string}]", ["b"]),
            ("oneOf: [{oneOf: [%a, %b]}, {type: array, items: {type: string}}]", ["a", "b"]),
            ("allOf: [%a, {type: object, properties: {n: {type: integer}}}]", nil),
            (
                "properties: {stream: {type: boolean}}, oneOf: [{type: object, required: [p], properties: {p: {type: string}}}, %c]",
                ["p", "c"]
            ),
        ] as [(String, [String]?)]
    )
    func union(schema: String, keys: [String]?) throws {
        let member = "{type: object, required: [%k], properties: {%k: {type: string}, stream: {type: boolean}}}"
        let plain = "{type: object, required: [c], properties: {c: {type: string}}}"
        let body = schema.replacing("%a", with: member.replacing("%k", with: "a"))
            .replacing("%b", with: member.replacing("%k", with: "b")).replacing("%c", with: plain)
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: ask
                  requestBody: {content: {application/json: {schema: {\(body)}}}}
                  responses:
                    '200': {description: ok, content: {application/json: {schema: {type: string}}, text/event-stream: {}}}
            """
        )
        #expect(sent(planned) == ["ask stream false", "askStream stream true"])
        func count(_ target: FixedProperty.Target) -> Int {
            switch target {
            case .property: 1
            case .cases(_, let cases): cases.reduce(0) { $0 + count($1.payload) }
            }
        }
        let target = planned.plan.groups.flatMap(\.operations).first?.body?.contents.first?.fixedProperty?.target
        #expect(target.map(count) == keys?.count ?? 1)
    }

    @Test("a response without a stream does not")
    func noStream() {
        #expect(sent(planned("stream: {type: boolean}", response: "text/plain: {}")) == ["ask"])
    }

    @Test("the configuration turns it off")
    func off() {
        let options = LoweringOptions(module: "TestAPI", streamProperty: .asWritten)
        let planned = planned("stream: {type: boolean}", options)
        #expect(sent(planned) == ["ask", "askStream"])
        #expect(!planned.plan.inferences.contains { $0.decision.contains("'stream") })
    }
}
