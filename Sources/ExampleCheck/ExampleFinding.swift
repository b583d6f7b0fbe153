import ApusDiagnostics

/// What is wrong with an example, or with a part of one.
package struct ExampleFinding: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The schema doesn't allow the value.
        case contradiction
        /// A member that no schema of the object declares. JSON Schema allows it; a struct has no property for it.
        case undeclaredMember
    }

    package var kind: Kind
    /// Where the example begins: the value of `example`.
    package var example: SourceLocation
    /// A JSON Pointer (RFC 6901) from the example to the value: empty for all of it.
    package var pointer: String
    /// Where the value stands; for an undeclared member its name.
    package var place: SourceLocation
    /// What is wrong: `a string where the type is 'integer'`.
    package var message: String
    /// Where the schema stands that says otherwise.
    package var schema: SourceLocation
}

/// Who sends a value: `readOnly` properties aren't required in requests, `writeOnly` ones not in responses.
package enum ExampleDirection: Sendable, Hashable {
    case request, response
    /// The schema is used for both, or nobody knows.
    case either
}
