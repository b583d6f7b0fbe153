/// How a request gets to the server and a response back: a function.
///
/// A transport neither follows redirects nor retries; the connection above it does, in the same way on every platform.
/// It throws `CancellationError` when the task is cancelled, and any other error if no response arrives.
public nonisolated struct ClientTransport: Sendable {
    private let body: @Sendable (TransportRequest) async throws -> TransportResponse
    private let name: String

    /// A transport that is a function of the program.
    public init(_ send: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        self.init(name: "custom", send)
    }

    init(name: String, _ send: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        self.name = name
        body = send
    }

    /// Sends one request.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try await body(request)
    }
}

nonisolated extension ClientTransport {
    /// The transport of a client that is given none: `URLSession` on Apple's systems, libcurl on Linux, and `URLSession`
    /// there, too, when no libcurl of at least version 7.68 is found.
    public static var `default`: ClientTransport {
        #if os(Linux)
            if let curl = ClientTransport.curl() { return curl }
        #endif
        return .urlSession()
    }
}

nonisolated extension ClientTransport: CustomStringConvertible {
    /// What sends the requests: `libcurl 7.88.1`, `URLSession` or `custom`.
    public var description: String { name }
}
