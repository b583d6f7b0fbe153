import ApusRuntime
import ApusTestSupport
import Testing

/// One row of the table of an API's operations: a call as a program makes it, the request that its documentation
/// promises, and what the server answers.
struct WireCall<Client: APIClient>: Sendable, CustomTestStringConvertible {
    /// The operationId.
    let operation: String
    /// Method and target, byte for byte: `GET /users?pagination%5Bcount%5D=2`.
    let line: String
    /// Header fields that must be there with just this value; `nil`: must not be there.
    let headers: [String: String?]
    /// The body, byte for byte; `nil`: there is none.
    let body: String?
    /// The answer to the call.
    let answer: Reply
    /// Every documented status outside of 200 to 299.
    let failures: [WireFailure]
    /// Makes the call and looks at what comes back.
    let call: @Sendable (Client) async throws -> Void

    init(
        _ operation: String,
        _ line: String,
        headers: [String: String?] = [:],
        body: String? = nil,
        answer: Reply,
        failures: [WireFailure] = [],
        call: @escaping @Sendable (Client) async throws -> Void
    ) {
        self.operation = operation
        self.line = line
        self.headers = headers
        self.body = body
        self.answer = answer
        self.failures = failures
        self.call = call
    }

    var testDescription: String { "\(operation): \(line)" }

    /// Makes the call and compares the one request that arrives with the documented one.
    func checkRequest(_ client: @Sendable (Server) -> Client) async throws {
        let server = try LoopbackServer(replies: answer)
        try await call(client(Server(server.url)))
        #expect(server.requests.count == 1)
        let request = try #require(server.requests.first)
        #expect("\(request.method) \(request.target)" == line)
        for (name, value) in headers {
            #expect(request.headers.values(of: name) == [value].compactMap { $0 }, "\(name)")
        }
        #expect(request.bodyText == body ?? "")
        // Without a body the length may be missing, or 0 (RFC 9110 §8.6).
        #expect(Int(request.header("Content-Length") ?? "0") == body?.utf8.count ?? 0)
        #expect(!request.isChunked)
        #expect(server.faults.isEmpty)
        await server.stop()
    }

    /// Makes the call while the server answers with the failure, and looks at the error.
    func check(_ failure: WireFailure, _ client: @Sendable (Server) -> Client) async throws {
        let server = try LoopbackServer(replies: .json(failure.status, failure.json))
        let client = client(Server(server.url)).with { $0.retry = .none }
        let error = await #expect(throws: APIError.self) { try await call(client) }
        #expect(error?.operationID == operation)
        #expect(error?.status == failure.status)
        #expect(error.map { String(decoding: $0.body, as: UTF8.self) } == failure.json)
        try failure.check(try #require(error))
        await server.stop()
    }
}

/// A documented failure: its status, the type of its payload, and a body as the server would send it.
struct WireFailure: Sendable {
    let status: Int
    let json: String
    /// The payload's type.
    let typeName: String
    private let payload: @Sendable (APIError) throws -> [UInt8]?

    init<Payload: JSONReadable & JSONWritable & Sendable>(_ status: Int, _ type: Payload.Type, _ json: String) {
        self.status = status
        self.json = json
        typeName = "\(type)"
        payload = { try $0.payload(as: Payload.self)?.jsonBytes() }
    }

    /// The error's payload is of the documented type and says all that the body says.
    func check(_ error: APIError) throws {
        let bytes = try #require(try payload(error), "the payload of \(status) is no \(typeName)")
        #expect(try JSONValue(jsonBytes: bytes) == JSONValue(jsonBytes: Array(json.utf8)))
    }
}

/// A failure of one row, as the argument of a test.
struct WireFailureCase<Client: APIClient>: Sendable, CustomTestStringConvertible {
    let call: WireCall<Client>
    let failure: WireFailure

    var testDescription: String { "\(call.operation) \(failure.status): \(failure.typeName)" }

    /// Each failure of each row.
    static func all(_ calls: [WireCall<Client>]) -> [WireFailureCase] {
        calls.flatMap { call in call.failures.map { WireFailureCase(call: call, failure: $0) } }
    }
}
