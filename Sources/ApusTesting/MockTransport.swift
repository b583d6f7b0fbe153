public import ApusRuntime
internal import Foundation

/// A transport for tests: answers by operation, and records the requests.
///
///     let mock = MockTransport()
///     mock.reply(to: "getSegment", json: #"{"id": "7", "name": "Beta"}"#)
///     let client = SailPointClient(options: ClientOptions(transport: mock.transport))
///     …
///     #expect(mock.requests.map(\.url.path) == ["/v2025/segments/7"])
///
/// Replies to one operation are used in order; the last one is repeated. An operation without a reply fails, unless the mock
/// has the examples of a client, which `examples: models` in `apus.yaml` adds to it:
///
///     let mock = MockTransport(examplesOf: SailPointClient.self)
///     mock.reply(to: "getSegment", documented: 404)
public nonisolated final class MockTransport: Sendable {
    /// Answers a request.
    public typealias Answer = @Sendable (TransportRequest) async throws -> TransportResponse

    private struct State: Sendable {
        var answers: [String: [Answer]] = [:]
        /// The last answer, by operation.
        var last: [String: Answer] = [:]
        var requests: [TransportRequest] = []
    }

    private let state = Guarded(State())
    /// The example of a response to a request with a status; `nil` for a documented success.
    private let example: (@Sendable (TransportRequest, Int?) -> TransportResponse?)?
    /// The status of examples of operations without a reply; `nil` for a documented success.
    private let status: Int?

    /// A mock without replies.
    public init() { (example, status) = (nil, nil) }

    /// A mock that answers each operation without a reply with an example of its documented response.
    ///
    /// - Parameters:
    ///   - client: the type of the client.
    ///   - status: A documented status with which all operations are answered, for example 503; `nil` for the success of
    ///     each.
    public init<Client: APIExampleClient>(examplesOf client: Client.Type, status: Int? = nil) {
        example = { Client.exampleResponse(to: $0, status: $1) }
        self.status = status
    }

    /// The transport, for `ClientOptions(transport:)`.
    public var transport: ClientTransport {
        ClientTransport { [self] request in try await answer(request) }
    }

    /// Every request that was sent, in order, including retries.
    public var requests: [TransportRequest] { state.access { $0.requests } }

    /// The requests of one operation.
    public func requests(of operationID: String) -> [TransportRequest] {
        requests.filter { $0.operationID == operationID }
    }

    /// Adds a reply of JSON text.
    public func reply(
        to operationID: String,
        status: Int = 200,
        json: String,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        var headers = headers
        if !headers.contains("Content-Type") { headers["Content-Type"] = "application/json" }
        let response = TransportResponse(status: status, headers: headers, body: Data(json.utf8))
        reply(to: operationID) { _ in response }
    }

    /// Adds a reply of a value as JSON.
    ///
    /// - Throws: `JSONWritingFault` when the value holds a number that is not finite.
    public func reply<Value: JSONWritable>(
        to operationID: String,
        status: Int = 200,
        value: Value,
        headers: HTTPHeaders = HTTPHeaders()
    ) throws {
        let json = String(decoding: try value.jsonBytes(), as: UTF8.self)
        reply(to: operationID, status: status, json: json, headers: headers)
    }

    /// Adds a reply without a body.
    public func reply(to operationID: String, status: Int, headers: HTTPHeaders = HTTPHeaders()) {
        let response = TransportResponse(status: status, headers: headers)
        reply(to: operationID) { _ in response }
    }

    /// Adds a reply with the example of the documented response with a status. If the status is not documented, or the mock
    /// has no examples, the reply has no body.
    public func reply(to operationID: String, documented status: Int) {
        reply(to: operationID) { [example] request in
            example?(request, status) ?? TransportResponse(status: status)
        }
    }

    /// Adds a failure without a response, for example `URLError(.networkConnectionLost)`.
    public func fail(_ operationID: String, _ error: any Error) {
        reply(to: operationID) { _ in throw error }
    }

    /// Adds a reply that depends on the request.
    public func reply(to operationID: String, _ answer: @escaping Answer) {
        state.access { $0.answers[operationID, default: []].append(answer) }
    }

    private func answer(_ request: TransportRequest) async throws -> TransportResponse {
        let answer = state.access { state -> Answer? in
            state.requests.append(request)
            if state.answers[request.operationID]?.isEmpty == false {
                state.last[request.operationID] = state.answers[request.operationID]?.removeFirst()
            }
            return state.last[request.operationID]
        }
        if let answer { return try await answer(request) }
        guard let response = example?(request, status) else { throw MissingReply(operationID: request.operationID) }
        return response
    }
}

/// A request to a mock that has no reply for it.
public nonisolated struct MissingReply: Error, Sendable, CustomStringConvertible {
    /// The operation's name.
    public let operationID: String

    public var description: String { "the mock has no reply for '\(operationID)'" }
}
