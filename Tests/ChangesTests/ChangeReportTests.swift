import ApusChanges
import ApusDiagnostics
import ApusPlan
import Testing

@Suite("Change report")
struct ChangeReportTests {
    private static let old = SourceFile(path: "old.yaml", text: "a\nbcd\n")
    private static let new = SourceFile(path: "new.yaml", text: "a\n\nbcd\n")

    private static func client(_ file: SourceFile, _ presence: PropertyPlan.Presence, isDeprecated: Bool) -> ClientPlan
    {
        var property = Sample.property("name", .string, presence)
        property.place = SourceLocation(file: file, offset: 4)
        var plan = Sample.client(type: .structure(StructurePlan(properties: [property])), usage: [.request, .response])
        plan.types[TypeID(1)].place = SourceLocation(file: file, offset: 0)
        plan.types[TypeID(1)].isDeprecated = isDeprecated
        return plan
    }

    private let report = ChangeReport(
        old: client(old, .required, isDeprecated: false),
        new: client(new, .optional, isDeprecated: true)
    )

    @Test("a breaking change requires a major release, other changes a minor one, no change a patch")
    func release() {
        let plain = Sample.client { _ in }
        #expect(report.release == .major)
        #expect(ChangeReport(old: plain, new: Sample.client { $0.isDeprecated = true }).release == .minor)
        #expect(ChangeReport(old: plain, new: Sample.client { $0.method = "PUT" }).release == .minor)
        let documented = Sample.client { $0.documentation = Documentation(summary: "Lists things") }
        #expect(ChangeReport(old: plain, new: documented).release == .patch)
    }

    @Test("text shows the change, the reason and both places")
    func text() {
        #expect(
            ChangeReportFormat.text.render(report) == """
                breaking
                  Thing.name is now optional instead of required
                      code that reads it must unwrap it (in responses)
                      old.yaml:2:3 → new.yaml:3:2

                compatible
                  Thing is deprecated
                      only the documentation changes
                      old.yaml:1:1 → new.yaml:1:1

                major: 1 breaking, 1 compatible

                """
        )
    }

    @Test("Markdown is an entry of a changelog")
    func markdown() {
        #expect(
            ChangeReportFormat.markdown.render(report) == """
                **major**: 1 breaking, 1 compatible

                ### Breaking

                - `Thing.name` is now optional instead of required: code that reads it must unwrap it (in responses) \
                – `old.yaml:2:3` → `new.yaml:3:2`

                ### Compatible

                - `Thing` is deprecated: only the documentation changes – `old.yaml:1:1` → `new.yaml:1:1`

                """
        )
    }

    @Test("JSON has all fields, in the order of text")
    func json() {
        #expect(
            ChangeReportFormat.json.render(report) == """
                {
                  "release": "major",
                  "counts": { "breaking": 1, "behaviour": 0, "compatible": 1 },
                  "changes": [
                    {
                      "kind": "property-presence",
                      "subject": "Thing.name",
                      "what": "is now optional instead of required",
                      "verdict": "breaking",
                      "reason": "code that reads it must unwrap it",
                      "positions": ["response"],
                      "old": { "file": "old.yaml", "line": 2, "column": 3 },
                      "new": { "file": "new.yaml", "line": 3, "column": 2 }
                    },
                    {
                      "kind": "type-deprecated",
                      "subject": "Thing",
                      "what": "is deprecated",
                      "verdict": "compatible",
                      "reason": "only the documentation changes",
                      "old": { "file": "old.yaml", "line": 1, "column": 1 },
                      "new": { "file": "new.yaml", "line": 1, "column": 1 }
                    }
                  ]
                }

                """
        )
    }

    @Test("every format has a text for a report without changes")
    func nothing() {
        let plain = Sample.client { _ in }
        let report = ChangeReport(old: plain, new: plain)
        #expect(ChangeReportFormat.text.render(report) == "patch: no changes\n")
        #expect(ChangeReportFormat.markdown.render(report) == "The client is unchanged.\n")
        #expect(ChangeReportFormat.json.render(report).contains("\"changes\": []"))
    }

    @Test("texts of a description are escaped in Markdown")
    func hostileMarkdown() {
        let old = Sample.client { $0.path = PathTemplate("/a") }
        let new = Sample.client { $0.path = PathTemplate("/`a`'s <b>*x*\n# y") }
        let text = ChangeReportFormat.markdown.render(ChangeReport(old: old, new: new))
        #expect(
            text == """
                **minor**: 1 behaviour

                ### Changed behaviour

                - `client.things.listThings` goes to '/\\`a\\`'s \\<b\\>\\*x\\* \\# y' instead of '/a': \
                the server receives a different request

                """
        )
    }

    @Test("texts name what differs between uses with the same Swift name")
    func equalNames() {
        func what(_ old: (inout OperationPlan) -> Void, _ new: (inout OperationPlan) -> Void) -> [String] {
            ChangeReport(old: Sample.client(old), new: Sample.client(new)).changes.map(\.what)
        }
        let text = ResponseContent(mediaTypes: ["text/plain"], coding: .text, type: .string)
        #expect(
            what({ $0.success = .single(Sample.json(.string)) }, { $0.success = .single(text) }) == [
                "is decoded as text instead of JSON"
            ]
        )
        #expect(
            what({ $0.success = .single(Sample.json(.base64)) }, { $0.success = .single(Sample.json(.bytes)) }) == [
                "returns 'Data' as bytes instead of 'Data' as base64 text"
            ]
        )
        #expect(
            what(
                { $0.parameters = [Sample.parameter("a", .array(.base64))] },
                { $0.parameters = [Sample.parameter("a", .array(.bytes))] }
            ) == ["has a different type: '[Data]' as base64 text → '[Data]' as bytes"]
        )
    }

    @Test("the targets of aliases are named where the alias has the same name")
    func aliases() {
        func client(_ target: TypeReference) -> ClientPlan {
            var types = TypeTable()
            let id = types.add(TypePlan(name: SwiftName("Event"), schemaName: "Event", shape: .alias(target)))
            var plan = Sample.client { $0.success = .single(Sample.json(.array(.named(id)))) }
            plan.types = types
            return plan
        }
        let changes = ChangeReport(old: client(.string), new: client(.boolean)).changes
        #expect(changes.map(\.what).first == "returns '[Bool]' instead of '[String]'")
    }

    @Test("an operation is not reported if only the credentials of others change")
    func inferredSecurity() {
        var new = Sample.client { $0.security = Sample.security("key") + [SecurityRequirementPlan(schemes: [])] }
        new.inferences = [Inference(subject: "security", decision: "", reason: "")]
        #expect(ChangeReport(old: Sample.client { _ in }, new: new).changes.isEmpty)
        #expect(ChangeReport(old: new, new: Sample.client { _ in }).changes.isEmpty)
    }

    @Test("the order of changes does not depend on hash seeds")
    func order() {
        let names = (0..<300).map { "property\($0)" }
        func client(_ properties: [PropertyPlan]) -> ClientPlan {
            Sample.client(type: .structure(StructurePlan(properties: properties)), usage: .request)
        }
        let old = client(names.map { Sample.property($0) })
        let new = client(names.map { Sample.property($0, .boolean) })
        let subjects = ChangeReport(old: old, new: new).changes.map(\.subject)
        #expect(subjects == names.map { "Thing." + $0 })
    }
}
