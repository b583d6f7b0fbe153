/// Receives every attempt before it is sent and its response. It may change both, or answer itself.
public protocol ClientMiddleware: Sendable {
    /// Handles a request: passes it to `next`, or answers it.
    ///
    /// - Parameters:
    ///   - request: one attempt, with its credentials and its number.
    ///   - next: the middleware and the transport after this one.
    nonisolated func send(_ request: TransportRequest, next: ClientTransport) async throws -> TransportResponse
}
