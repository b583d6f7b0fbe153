public import Foundation

/// A generated client.
public protocol APIClient: Sendable {
    /// Server, credentials and options of every call.
    nonisolated var connection: APIConnection { get set }
}

nonisolated extension APIClient {
    /// A copy of the client with other options: `client.with { $0.timeout = .seconds(5) }`.
    ///
    /// The copy shares connections, tokens and the rate limiter with the client.
    public func with(_ change: (inout ClientOptions) -> Void) -> Self {
        var copy = self
        copy.connection = connection.with(change)
        return copy
    }

    /// Runs calls and returns the last response beside their value:
    /// `let (segment, response) = try await client.withResponse { try await $0.segments.getSegment(id: "7") }`.
    ///
    /// The closure runs where the caller runs: on the main actor, in an actor, or in no actor. If it ignores the error of
    /// a call, the response is that of the failed call, such as one with status 304.
    ///
    /// - Throws: The errors of `body`; ``APIError`` if no call received a response.
    public func withResponse<Value>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (Self) async throws -> Value
    ) async throws -> (value: Value, response: APIResponse) {
        let recorder = ResponseRecorder()
        let value = try await body(with { $0.recorder = recorder })
        guard let response = recorder.last else { throw noCall("withResponse(_:)") }
        return (value, response)
    }

    /// Runs one call and writes the body of its success to a file while it arrives, whatever the method returns, so that
    /// it may be larger than memory:
    /// `try await client.download(to: file) { try await $0.reports.getReport(id: "7") }`.
    ///
    /// The file appears when it is complete and replaces an existing one. The closure runs where the caller runs. The
    /// first call that succeeds is the one that is written; the method then throws an error that ends the closure, and
    /// further calls run as usual.
    ///
    /// - Parameters:
    ///   - file: the place on disk.
    ///   - isolation: the actor of the caller.
    ///   - call: makes the call; its result is ignored.
    /// - Returns: the head of the response.
    /// - Throws: ``APIError``; errors of the file system; `CancellationError`. After each of them there is no new file.
    @discardableResult
    public func download<Value>(
        to file: URL,
        isolation: isolated (any Actor)? = #isolation,
        _ call: (Self) async throws -> Value
    ) async throws -> APIResponse {
        let response = try await captured("download(to:_:)", isolation: isolation, call)
        try await response.save(to: file)
        return response
    }

    /// Runs one call and returns the bytes of its success as they arrive, whatever the method returns:
    /// `let (bytes, response) = try await client.bytes { try await $0.reports.getReport(id: "7") }`.
    ///
    /// The closure runs where the caller runs. The first call that succeeds is the one whose bytes are returned; the
    /// method then throws an error that ends the closure, and further calls run as usual.
    ///
    /// - Throws: ``APIError``; `CancellationError`.
    public func bytes<Value>(
        isolation: isolated (any Actor)? = #isolation,
        _ call: (Self) async throws -> Value
    ) async throws -> (bytes: ByteStream, response: APIResponse) {
        let response = try await captured("bytes(_:)", isolation: isolation, call)
        return (response.stream, response)
    }

    private func captured<Value>(
        _ function: String,
        isolation: isolated (any Actor)?,
        _ call: (Self) async throws -> Value
    ) async throws -> APIResponse {
        let capture = ResponseCapture(function: function)
        do {
            _ = try await call(with { $0.capture = capture })
        } catch {
            guard let response = capture.captured else { throw error }
            return response
        }
        guard let response = capture.captured else { throw noCall(function) }
        return response
    }

    private func noCall(_ function: String) -> APIError {
        APIError(
            operationID: function,
            reason: .request,
            message: "the closure made no call that succeeded with the client it was given"
        )
    }
}
