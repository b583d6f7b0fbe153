import ApusDiagnostics
import ApusSpecParser

extension DiagnosticCode {
    static let exampleContradictsSchema = DiagnosticCode(
        "example-contradicts-schema",
        .warning,
        explanation: """
            An example does not match its schema.

            Requests, mock servers and tests that are derived from the example fail. Correct the example or the schema.
            Only `apus validate --examples` checks examples.
            """
    )
    static let exampleMemberUndeclared = DiagnosticCode(
        "example-member-undeclared",
        .remark,
        explanation: """
            An example has a member that its schema doesn't declare.

            JSON Schema allows undeclared members, but the generated struct has no property for them and drops their
            values. Declare the property, or add `additionalProperties: true` to keep undeclared members.

            If an object can match several schemas of a union and none of them declares all of its members, the client
            reads it as one of the schemas and drops the other members. Only `apus validate --examples` checks examples.
            """
    )

    /// The codes of faults of examples.
    package static let examples: [DiagnosticCode] = [.exampleContradictsSchema, .exampleMemberUndeclared]
}

extension Diagnostic {
    /// Creates the diagnostic of `apus validate --examples` for a finding.
    package init(_ finding: ExampleFinding) {
        let related = [RelatedPlace("the schema", at: finding.schema)]
        switch finding.kind {
        case .contradiction:
            self.init(
                .exampleContradictsSchema,
                "the example has \(finding.message)",
                at: finding.place,
                consequence: "the generated type may fail to decode the example, or encode it differently",
                help: "correct the example or its schema",
                related: related
            )
        case .undeclaredMember:
            self.init(
                .exampleMemberUndeclared,
                finding.message,
                at: finding.place,
                consequence: "the generated type has no property for it and drops it",
                help: "declare the property, or add 'additionalProperties: true'",
                related: related
            )
        }
    }
}
