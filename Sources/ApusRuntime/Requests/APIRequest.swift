/// One call on its way out: what a generated method fills in and hands to ``APIConnection``.
///
/// Nothing here throws. What cannot be sent (a header value with a line break, an empty path argument, a number that is
/// not finite) is remembered and becomes an ``APIError`` when the request is sent.
public struct APIRequest: Sendable {
    // A single reference, so that a generated method that fills in a request handles one pointer and not twenty fields.
    private var storage: Storage

    // Unchecked, because the compiler cannot see that only a request that nobody else shares it with changes it.
    private final class Storage: @unchecked Sendable {
        var parts: RequestParts
        init(_ parts: RequestParts) { self.parts = parts }
    }

    /// What was filled in.
    var parts: RequestParts { storage.parts }

    /// Changes what was filled in, of this request and no copy of it.
    mutating func change(_ body: (inout RequestParts) -> Void) {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.parts) }
        body(&storage.parts)
    }

    /// Begins a request.
    ///
    /// - Parameters:
    ///   - operationID: the name of the operation, for errors, logs and mocks.
    ///   - template: the path behind the server's URL with parameters in braces, `/segments/{id}`.
    public init(_ operationID: String, _ method: HTTPMethod, _ template: String) {
        storage = Storage(RequestParts(operationID, method, template))
    }

    /// Media types of the responses, most wanted first; they become `Accept`.
    public mutating func accepts(_ mediaTypes: String...) {
        change { $0.accept = mediaTypes.count == 1 ? mediaTypes[0] : mediaTypes.joined(separator: ", ") }
    }

    /// What the operation asks for: the first alternative for which all credentials are there is met. An empty
    /// alternative says that none is needed. (OpenAPI 3.1.1 §4.8.30)
    public mutating func security(_ alternatives: [String]...) {
        change { $0.requirements = alternatives }
    }

    /// When the request may be sent again, if the method's default is not right.
    public mutating func retry(_ safety: RetrySafety) {
        change { $0.safety = safety }
    }

    /// The server of this operation, when it is not the client's. A server that the caller sets wins.
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

    /// Remembers the first thing that is wrong.
    mutating func refuse(_ reason: @autoclosure () -> String) {
        change { parts in
            if parts.fault == nil { parts.fault = reason() }
        }
    }
}

/// When a request may be sent a second time.
public enum RetrySafety: Sendable, Hashable {
    /// After any failure (RFC 9110 §9.2.2).
    case idempotent
    /// Only when the server says that it did nothing.
    case onRefusal
    /// Not at all.
    case never
}

/// A row of the table of documented failures.
struct DocumentedFailure: Sendable {
    var status: StatusPattern
    var payload: any (JSONReadable & Sendable).Type
}
