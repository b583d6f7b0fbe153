public import Foundation

// What generated methods call. Each is a thin generic function around one that is not generic.
nonisolated extension APIConnection {
    /// Sends a request whose success has a body of JSON.
    ///
    /// - Throws: ``APIError``; `CancellationError` when the task is cancelled.
    public func json<Value: JSONReadable>(_ request: APIRequest) async throws -> Value {
        try await response(request).json()
    }

    /// Sends a request whose success may have a body of JSON; 204, 205, no body, and `null` are `nil`.
    public func optionalJSON<Value: JSONReadable>(_ request: APIRequest) async throws -> Value? {
        try await response(request).optionalJSON()
    }

    /// Sends a request whose success is a form, `application/x-www-form-urlencoded`.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - kinds: how the values of keys are read, if they are not strings.
    public func form<Value: JSONReadable>(
        _ request: APIRequest,
        _ kinds: [String: FormValueKind] = [:]
    ) async throws -> Value {
        try await response(request).form(kinds)
    }

    /// Sends a request of which one success is a form and another has no body: 204, 205 and no body are `nil`.
    public func optionalForm<Value: JSONReadable>(
        _ request: APIRequest,
        _ kinds: [String: FormValueKind] = [:]
    ) async throws -> Value? {
        let response = try await response(request)
        return response.isEmpty ? nil : try response.form(kinds)
    }

    /// Sends a request whose success has no documented body.
    public func empty(_ request: APIRequest) async throws {
        _ = try await response(request)
    }

    /// Sends a request whose success is text.
    public func text(_ request: APIRequest) async throws -> String {
        try await response(request).text
    }

    /// Sends a request whose success is bytes.
    public func data(_ request: APIRequest) async throws -> Data {
        try await response(request).body
    }

    /// Sends a request of which one success is text and another has no body: 204, 205 and no body are `nil`.
    public func optionalText(_ request: APIRequest) async throws -> String? {
        let response = try await response(request)
        return response.isEmpty ? nil : response.text
    }

    /// Sends a request of which one success is bytes and another has no body: 204, 205 and no body are `nil`.
    public func optionalData(_ request: APIRequest) async throws -> Data? {
        let response = try await response(request)
        return response.isEmpty ? nil : response.body
    }

    /// Sends a request and returns its successful response, for operations with several successes.
    ///
    /// Statuses of 200 to 299 are successes. Every other one is an ``APIError``, also a redirect that is not followed.
    public func response(_ request: APIRequest) async throws -> APIResponse {
        try await Exchange(self, request, wantsStream: false).run()
    }

    /// Sends a request and returns its successful response while the body arrives, for operations of which one success is
    /// a stream. ``APIResponse/collected()`` reads the bodies of the others.
    public func streamedResponse(_ request: APIRequest) async throws -> APIResponse {
        try await Exchange(self, request, wantsStream: true).run()
    }

    /// Sends a request and returns the bytes of its success as they arrive.
    public func stream(_ request: APIRequest) async throws -> ByteStream {
        try await streamedResponse(request).stream
    }

    /// Sends a request and writes the bytes of its success to a file while they arrive, so that they may be larger than
    /// memory. The file appears when it is complete and replaces an existing one.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - file: the place on disk.
    /// - Throws: ``APIError``; errors of the file system; `CancellationError`. After each of them there is no new file.
    public func download(_ request: APIRequest, to file: URL) async throws {
        try await streamedResponse(request).save(to: file)
    }

    /// Sends a request whose success is server-sent events, each with JSON as its data.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - end: the data of the event that ends the stream; `nil`: the response ends it.
    public func events<Event: JSONReadable & Sendable>(
        _ request: APIRequest,
        end: String? = nil
    ) async throws -> EventStream<Event> {
        try await streamedResponse(request).events(end: end)
    }

    /// Sends a request whose success is lines of JSON, or a JSON text sequence (RFC 7464).
    public func lines<Line: JSONReadable & Sendable>(_ request: APIRequest) async throws -> JSONLines<Line> {
        try await streamedResponse(request).lines()
    }

    /// Sends a request of which one success is server-sent events and another has no body: 204, 205 and an empty body
    /// are `nil`.
    public func optionalEvents<Event: JSONReadable & Sendable>(
        _ request: APIRequest,
        end: String? = nil
    ) async throws -> EventStream<Event>? {
        let response = try await streamedResponse(request)
        return response.isEmptyStream ? nil : response.events(end: end)
    }

    /// Sends a request of which one success is lines of JSON and another has no body: 204, 205 and an empty body are
    /// `nil`.
    public func optionalLines<Line: JSONReadable & Sendable>(_ request: APIRequest) async throws -> JSONLines<Line>? {
        let response = try await streamedResponse(request)
        return response.isEmptyStream ? nil : response.lines()
    }
}
