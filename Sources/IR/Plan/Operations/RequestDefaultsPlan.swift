/// What most operations of a client share. The client states it once, and a method states what is different.
package struct RequestDefaultsPlan: Sendable {
    /// The media types of `Accept`; empty if most operations do not share them.
    package var accept: [String] = []
    /// The alternatives of scheme keys that are used together; empty if most operations do not share them.
    package var security: [[String]] = []
    /// The scopes by key of the scheme.
    package var scopes: [String: [String]] = [:]
    /// The failures with a payload.
    package var failures: [Failure] = []

    package struct Failure: Sendable, Hashable {
        package var status: StatusPattern
        package var payload: TypeReference
        package var isForm: Bool
    }

    package init() {}

    /// Whether a client has nothing to state.
    package var isEmpty: Bool { accept.isEmpty && security.isEmpty && scopes.isEmpty && failures.isEmpty }
}

extension OperationPlan {
    /// The keys of the security schemes, for each alternative.
    package var securityKeys: [[String]] { security.map { $0.schemes.map(\.key) } }

    /// The scopes of each scheme, those of all alternatives together, in document order.
    package var scopes: [String: [String]] {
        var scopes: [String: [String]] = [:]
        for entry in security.flatMap(\.schemes) {
            for scope in entry.scopes where scopes[entry.key]?.contains(scope) != true {
                scopes[entry.key, default: []].append(scope)
            }
        }
        return scopes
    }
}

extension FailurePlan {
    /// The failure as a default of the client; `nil` if its body is not decoded.
    package var shared: RequestDefaultsPlan.Failure? {
        payload.map { RequestDefaultsPlan.Failure(status: status, payload: $0, isForm: content?.coding == .form) }
    }
}
