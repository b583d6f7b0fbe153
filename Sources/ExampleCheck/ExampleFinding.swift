import ApusDiagnostics

/// A fault of an example, or of a part of it.
package struct ExampleFinding: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The value does not match its schema.
        case contradiction
        /// An object has a member that no schema declares. JSON Schema allows it, but a struct has no property for it.
        case undeclaredMember
    }

    package var kind: Kind
    /// The place of the whole example.
    package var example: SourceLocation
    /// The JSON Pointer (RFC 6901) from the example to the faulty value; empty for the whole example.
    package var pointer: String
    /// The place of the faulty value; for an undeclared member the place of its name.
    package var place: SourceLocation
    /// For a contradiction, the fault as the object of "the example has": `a string where the type is 'integer'`. For an
    /// undeclared member, a whole sentence.
    package var message: String
    /// The place of the schema that the value does not match, or that does not declare the member.
    package var schema: SourceLocation
}

/// The message that contains a value. `readOnly` properties are not required in requests, and `writeOnly` properties are
/// not required in responses.
package enum ExampleDirection: Sendable, Hashable {
    case request, response
    /// The schema is used for both, or its use is unknown.
    case either
}
