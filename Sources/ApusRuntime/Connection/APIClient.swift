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

extension APIClient {
    /// Runs one call and writes the body of its success to a file while it comes, whatever the method returns, so that it
    /// may be more than memory holds:
    /// `try await client.download(to: file) { try await $0.reports.getReport(id: "7") }`.
    ///
    /// The file appears when it is complete; one that is there is replaced.
    ///
    /// - Parameters:
    ///   - file: the place on disk.
    ///   - call: exactly one call; what it returns does not matter.
    /// - Returns: the head of the response.
    /// - Throws: ``APIError``; errors of the file system; `CancellationError`. After each of them there is no new file.
    @discardableResult
    public func download<Value>(to file: URL, _ call: (Self) async throws -> Value) async throws -> APIResponse {
        let response = try await captured(call)
        try await response.save(to: file)
        return response
    }

    /// Runs one call and gives the bytes of its success as they come, whatever the method returns:
    /// `let (bytes, response) = try await client.bytes { try await $0.reports.getReport(id: "7") }`.
    ///
    /// - Throws: ``APIError``; `CancellationError`.
    public func bytes<Value>(
        _ call: (Self) async throws -> Value
    ) async throws -> (bytes: ByteStream, response: APIResponse) {
        let response = try await captured(call)
        return (response.stream, response)
    }

    private func captured<Value>(_ call: (Self) async throws -> Value) async throws -> APIResponse {
        var copy = self
        copy.connection = connection.with { $0.isCaptured = true }
        do {
            _ = try await call(copy)
        } catch let captured as CapturedResponse {
            return captured.response
        }
        throw APIError(operationID: "download", reason: .request("no call was made"))
    }
}

/// Takes a response past the method that would read it, to whoever asked for it.
struct CapturedResponse: Error {
    let response: APIResponse
}

/// Remembers the last response.
final class ResponseRecorder: Sendable {
    private let response = Guarded<APIResponse?>(nil)

    var last: APIResponse? { response.access { $0 } }

    func record(_ response: APIResponse) {
        self.response.access { $0 = response }
    }
}
