import ApusDiagnostics

/// A declaration of generated Swift that other code can use.
struct SwiftDeclaration: Sendable {
    enum Kind: String, Sendable, Hashable { case type, function, initializer, property, enumCase }

    let kind: Kind
    /// The type that it is in, `LaunchDarklyClient.Segments`; empty at the top level.
    let scope: String
    /// `getSegment`, `init`, `name`.
    let name: String
    /// What follows the name, on one line: arguments and result, type, payload, protocols.
    let signature: Signature
    /// What it does with requests or JSON, as far as the code says so; compared, never shown.
    var conduct: String
    let place: SourceLocation

    /// What calls and uses depend on.
    struct Signature: Sendable, Hashable {
        var parameters: [Parameter] = []
        /// The result of a function, the type of a property, the payload of a case, the protocols of a type.
        var type = ""
        /// `struct`, `static func`, `let`.
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

    /// What makes it the same one in another version.
    var identity: String { "\(kind.rawValue) \(scope).\(name)" }
}
