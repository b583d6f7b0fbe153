/// Sees every attempt on its way out and its response on the way back, and may change both, or answer itself.
public protocol ClientMiddleware: Sendable {
    /// Sends the request on, or not.
    ///
    /// - Parameters:
    ///   - request: one attempt, credentials included; `attempt` says which.
    ///   - next: the rest of the way.
    func send(_ request: TransportRequest, next: ClientTransport) async throws -> TransportResponse
}
