import ApusDiagnostics
import ApusSpecParser

extension DiagnosticCode {
    static let exampleContradictsSchema = DiagnosticCode(
        "example-contradicts-schema",
        .warning,
        explanation: """
            An example is not what its own schema allows.

            Who reads the example sends, or waits for, what the schema rules out; mock servers and tests made from it
            fail. Put the example right, or the schema. Only `apus validate --examples` looks for this.
            """
    )
    static let exampleMemberUndeclared = DiagnosticCode(
        "example-member-undeclared",
        .remark,
        explanation: """
            An example has a member that its schema doesn't declare.

            JSON Schema allows members that nobody declares. The generated struct has no property for it, and what a
            server sends under that name is not kept. Declare the property, or say `additionalProperties: true` to
            keep what nobody declares. Where an object may be one of several schemas and none of them declares all of
            its members, the client reads it as one of them and drops the rest. Only `apus validate --examples` looks
            for this.
            """
    )

    /// The codes of faults of examples.
    package static let examples: [DiagnosticCode] = [.exampleContradictsSchema, .exampleMemberUndeclared]
}

extension Diagnostic {
    /// What `apus validate --examples` says of a finding.
    package init(_ finding: ExampleFinding) {
        let related = [RelatedPlace("the schema", at: finding.schema)]
        switch finding.kind {
        case .contradiction:
            self.init(
                .exampleContradictsSchema,
                "the example has \(finding.message)",
                at: finding.place,
                consequence: "the generated type may not read the example, or give it back changed",
                help: "put the example or its schema right",
                related: related
            )
        case .undeclaredMember:
            self.init(
                .exampleMemberUndeclared,
                finding.message,
                at: finding.place,
                consequence: "what the generated type has no property for is dropped",
                help: "declare the property, or say 'additionalProperties: true'",
                related: related
            )
        }
    }
}
