/// How a request gets to the server and a response back: a function, `URLSession` by default.
///
/// A transport neither follows redirects nor retries; the connection above it does, in the same way on every platform.
/// It throws `CancellationError` when the task is cancelled, and any other error when there is no response.
public struct ClientTransport: Sendable {
    private let body: @Sendable (TransportRequest) async throws -> TransportResponse

    /// A transport of one's own.
    public init(_ send: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        body = send
    }

    /// Sends one request.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try await body(request)
    }
}
