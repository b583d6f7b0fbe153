import ApusDiagnostics
import ApusPlan

extension DiagnosticCode {
    static let ambiguousUnion = DiagnosticCode(
        "ambiguous-union",
        .warning,
        explanation: """
            Two members of a `oneOf` or `anyOf` cannot be distinguished.

            They do not differ in a discriminator, a constant, the kind of value, the required properties or the types \
            of these properties. The members are tried in order, and the first one that can be decoded is used, which can be the wrong one. A \
            member is skipped if the value has a property that it does not declare, but another member does. Add a \
            `discriminator`, a `const` property, or `required` names.
            """
    )

    static let discriminatorValueTaken = DiagnosticCode(
        "discriminator-value-taken",
        .warning,
        explanation: """
            Two members of a union have the same value of the discriminator and cannot be distinguished otherwise.

            A value with it is decoded as the first of them that can be decoded. Give each member a unique value in the `mapping` of the \
            discriminator.
            """
    )
}

extension Diagnostic {
    static func ambiguousUnion(
        _ path: String,
        _ first: SwiftName,
        _ second: SwiftName,
        at place: SourceLocation,
        fix: DiagnosticFix
    ) -> Diagnostic {
        Diagnostic(
            .ambiguousUnion,
            "the members '\(first)' and '\(second)' of '\(path)' cannot be distinguished",
            at: place,
            consequence: "a value that can be decoded as both is decoded as '\(first)'",
            help:
                "add a discriminator, a property with 'const', or required properties; or accept the order with 'allow'",
            fix: fix
        )
    }

    static func discriminatorValueTaken(
        _ value: String,
        key: String,
        at place: SourceLocation,
        fix: DiagnosticFix
    ) -> Diagnostic {
        Diagnostic(
            .discriminatorValueTaken,
            "two members of the union have the same value '\(value)' for the discriminator '\(key)'",
            at: place,
            consequence: "a value with it is decoded as the first of them that can be decoded",
            help: "give each member a unique value in 'mapping', or accept the order with 'allow'",
            fix: fix
        )
    }
}
