import ApusDiagnostics

/// A declaration of generated code that other code can use.
struct SwiftDeclaration: Sendable {
    enum Kind: String, Sendable, Hashable { case type, function, initializer, property, enumCase }

    let kind: Kind
    /// The full name of the enclosing type, `LaunchDarklyClient.Segments`; empty at the top level.
    let scope: String
    /// `getSegment`, `init`, `name`.
    let name: String
    var signature: Signature
    /// The text of the code that sends the request or decodes the JSON; empty if there is none. It is compared, not shown.
    var implementation: String
    let place: SourceLocation

    /// The parts of a declaration that code depends on.
    struct Signature: Sendable, Hashable {
        var parameters: [Parameter] = []
        /// The result of a function, the type of a property, the payload of a case, or the protocols of a type.
        var type = ""
        /// The property wrapper: `@Nullable`; empty if there is none.
        var wrapper = ""
        /// The keywords: `struct`, `static func`, `let`.
        var words = ""
    }

    struct Parameter: Sendable, Hashable {
        var label: String
        var type: String
        var defaultValue: String?
    }

    /// `LaunchDarklyClient.Segments.getSegment(projKey:envKey:)`
    var subject: String {
        let labels = signature.parameters.map { $0.label + ":" }.joined()
        let isCall = kind == .function || kind == .initializer
        return (scope.isEmpty ? "" : scope + ".") + name + (isCall ? "(\(labels))" : "")
    }

    /// A text that identifies the declaration in another version. Overloads have the same text.
    var identity: String { "\(kind.rawValue) \(scope).\(name)" }

    /// A text that identifies the declaration among those of its version.
    var key: String { identity + " " + subject + " " + signature.type }
}
