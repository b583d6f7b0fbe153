/// What every generated client is.
public protocol APIClient: Sendable {
    /// The way to the server.
    var connection: APIConnection { get set }
}

extension APIClient {
    /// A copy of the client with other options: `client.with { $0.timeout = .seconds(5) }`.
    ///
    /// The copy shares connections, tokens and the rate limiter with the client.
    public func with(_ change: (inout ClientOptions) -> Void) -> Self {
        var copy = self
        copy.connection = connection.with(change)
        return copy
    }

    /// Runs calls and gives the last response beside their value:
    /// `let (segment, response) = try await client.withResponse { try await $0.segments.getSegment(id: "7") }`.
    ///
    /// - Throws: what `body` throws, and ``APIError`` when it made no call.
    public func withResponse<Value: Sendable>(
        _ body: (Self) async throws -> Value
    ) async throws -> (value: Value, response: APIResponse) {
        let recorder = ResponseRecorder()
        var copy = self
        copy.connection = connection.with { $0.recorder = recorder }
        let value = try await body(copy)
        guard let response = recorder.last else {
            throw APIError(operationID: "withResponse", reason: .request("no call was made"))
        }
        return (value, response)
    }
}

/// Remembers the last response.
final class ResponseRecorder: Sendable {
    private let response = Guarded<APIResponse?>(nil)

    var last: APIResponse? { response.access { $0 } }

    func record(_ response: APIResponse) {
        self.response.access { $0 = response }
    }
}
