/// A request that a generated method fills in and sends with ``APIConnection``.
///
/// Its methods do not throw. A value that cannot be sent (a header value with a line break, an empty path argument, a
/// number that is not finite) becomes an ``APIError`` when the request is sent.
public nonisolated struct APIRequest: Sendable {
    // A single reference, so that generated methods copy one pointer and not twenty fields.
    private var storage: Storage

    // Unchecked, because the compiler cannot see that it is only changed while one request refers to it.
    private final class Storage: @unchecked Sendable {
        var parts: RequestParts
        init(_ parts: RequestParts) { self.parts = parts }
    }

    /// The contents.
    var parts: RequestParts { storage.parts }

    /// Changes the contents of this request and not those of its copies.
    mutating func change(_ body: (inout RequestParts) -> Void) {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.parts) }
        body(&storage.parts)
    }

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - operationID: the name of the operation, for errors, logs and mocks.
    ///   - method: the method of the request.
    ///   - template: the path after the server's URL with parameters in braces, `/segments/{id}`.
    public init(_ operationID: String, _ method: HTTPMethod, _ template: String) {
        storage = Storage(RequestParts(operationID, method, template))
    }

    /// Media types of the responses, the preferred one first, for `Accept`. Without one, the field is not sent.
    public mutating func accepts(_ mediaTypes: String...) {
        change { $0.accept = mediaTypes.count == 1 ? mediaTypes[0] : mediaTypes.joined(separator: ", ") }
    }

    /// The security requirements: the first alternative for which all credentials are given is used. An empty
    /// alternative means that none are required. (OpenAPI 3.1.1 §4.8.30)
    public mutating func security(_ alternatives: [String]...) {
        change { $0.requirements = alternatives }
    }

    /// The scopes that the operation documents for a scheme; an error that reports a missing scope lists them.
    public mutating func scopes(_ scheme: String, _ scopes: String...) {
        change { $0.scopes[scheme] = scopes }
    }

    /// When the request may be sent again, instead of the method's default.
    public mutating func retry(_ safety: RetrySafety) {
        change { $0.safety = safety }
    }

    /// The server of this operation, when it is not the client's. A server in the options of the client replaces it.
    public mutating func server(_ server: Server) {
        change { $0.server = server }
    }

    /// The documented payload of a failure.
    public mutating func failure<Payload: JSONReadable & Sendable>(_ status: StatusPattern, _ payload: Payload.Type) {
        change { parts in
            if parts.failures.isEmpty { parts.failures.reserveCapacity(8) }
            parts.failures.append(DocumentedFailure(status: status, payload: payload))
        }
    }

    /// The documented payload of a failure whose body is a form.
    ///
    /// - Parameters:
    ///   - status: the documented status.
    ///   - payload: the type of the body.
    ///   - kinds: how the values of keys are read, if they are not strings.
    public mutating func failure<Payload: JSONReadable & Sendable>(
        _ status: StatusPattern,
        form payload: Payload.Type,
        _ kinds: [String: FormValueKind] = [:]
    ) {
        change { parts in
            parts.failures.append(DocumentedFailure(status: status, payload: payload, formKinds: kinds))
        }
    }

    /// Records the first fault.
    mutating func refuse(_ reason: @autoclosure () -> String) {
        change { parts in
            if parts.fault == nil { parts.fault = reason() }
        }
    }
}

/// When a request may be sent a second time.
public nonisolated enum RetrySafety: Sendable, Hashable {
    /// After any failure (RFC 9110 §9.2.2).
    case idempotent
    /// Only after a status that says that the server did nothing.
    case onRefusal
    /// Never.
    case never
}

/// The documented payload of a failure.
nonisolated struct DocumentedFailure: Sendable {
    var status: StatusPattern
    var payload: any (JSONReadable & Sendable).Type
    /// How the values of a form are read; `nil` if the body is JSON.
    var formKinds: [String: FormValueKind]?
}
