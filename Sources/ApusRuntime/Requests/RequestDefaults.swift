/// What most operations of a client share: media types of responses, security requirements, scopes, and payloads of
/// failures. A generated client states them once, and each method states only what is different.
///
///     RequestDefaults {
///         $0.accepts("application/json")
///         $0.security(["ApiKey"])
///         $0.failure(401, UnauthorizedErrorRep.self)
///     }
public nonisolated struct RequestDefaults: Sendable {
    fileprivate let parts: RequestParts

    /// Creates defaults with the statements of `configure`: `accepts`, `security`, `scopes` and `failure`; others have no
    /// effect.
    public init(_ configure: (inout APIRequest) -> Void = { _ in }) {
        var request = APIRequest("", .get, "")
        configure(&request)
        parts = request.parts
    }
}

// In the class that stores the defaults, because calling a method of the struct copies it.
nonisolated extension ConnectionCore {
    /// Adds to a request what it does not state itself.
    func complete(_ request: inout RequestParts) {
        if request.accept == nil { request.accept = defaults.parts.accept }
        if request.requirements == nil { request.requirements = defaults.parts.requirements }
        // Most requests state no scopes, and then nothing is allocated.
        if request.scopes.isEmpty {
            request.scopes = defaults.parts.scopes
        } else {
            request.scopes.merge(defaults.parts.scopes) { own, _ in own }
        }
        request.sharedFailures = defaults.parts.failures
    }
}
