/// What most operations of a client share: media types of responses, security requirements, scopes, and payloads of
/// failures. A generated client states them once, and each method states only what is different.
///
///     RequestDefaults {
///         $0.accepts("application/json")
///         $0.security(["ApiKey"])
///         $0.failure(401, UnauthorizedErrorRep.self)
///     }
public nonisolated struct RequestDefaults: Sendable {
    private let parts: RequestParts

    /// Creates defaults with the statements of `configure`: `accepts`, `security`, `scopes` and `failure`; others have no
    /// effect.
    public init(_ configure: (inout APIRequest) -> Void = { _ in }) {
        var request = APIRequest("", .get, "")
        configure(&request)
        parts = request.parts
    }

    /// Adds to a request what it does not state itself.
    func complete(_ request: inout RequestParts) {
        if request.accept == nil { request.accept = parts.accept }
        if request.requirements == nil { request.requirements = parts.requirements }
        // Most requests state no scopes, and then nothing is allocated.
        if request.scopes.isEmpty {
            request.scopes = parts.scopes
        } else {
            request.scopes.merge(parts.scopes) { own, _ in own }
        }
        request.sharedFailures = parts.failures
    }
}
