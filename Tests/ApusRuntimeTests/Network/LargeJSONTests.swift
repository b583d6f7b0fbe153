import ApusTestSupport
import Foundation
import Testing

@testable import ApusJSON
@testable import ApusRuntime

/// Bodies of JSON that are indexed while they arrive.
@Suite("large bodies of JSON", .serialized)
struct LargeJSONTests {
    enum Transport: CaseIterable, CustomStringConvertible {
        case standard, urlSession

        var transport: ClientTransport { self == .standard ? .default : .urlSession() }
        var description: String { "\(transport)" }
    }

    /// 60,000 objects, which are more than two megabytes.
    private static let count = 60_000
    private static let text: [UInt8] = {
        var text: [UInt8] = [UInt8(ascii: "[")]
        for index in 0..<count {
            if index > 0 { text += ", ".utf8 }
            text += #"{"id": \#(index), "name": "é\n\#(index)"}"#.utf8
        }
        return text + "]\n".utf8
    }()

    private struct Item: JSONReadable, Equatable {
        var id: Int
        var name: String

        init(from json: borrowing JSONReader) throws {
            var object = try json.object()
            id = object.integer("id")
            name = object.string("name")
            try object.end()
        }
    }

    private func connection(
        _ server: LoopbackServer,
        _ transport: Transport,
        _ change: (inout ClientOptions) -> Void = { _ in }
    ) -> APIConnection {
        var options = ClientOptions()
        options.retry = .none
        options.transport = transport.transport
        change(&options)
        return APIConnection(server: Server(server.url), options: options)
    }

    private let request = APIRequest("op", .get, "/items")

    private func reply(_ framing: Reply.Framing = .contentLength) -> Reply {
        .bytes(Self.text, type: "application/json").framed(framing)
    }

    @Test(
        "a body is indexed and in memory once",
        arguments: Transport.allCases,
        [Reply.Framing.contentLength, .chunked, .close]
    )
    func once(transport: Transport, framing: Reply.Framing) async throws {
        let server = try LoopbackServer(replies: reply(framing))
        let response = try await connection(server, transport).response(request)
        #expect(response.body.elementsEqual(Self.text))
        let tape = try #require(response.tape)
        let isShared = response.body.withUnsafeBytes { $0.baseAddress == UnsafeRawPointer(tape.base) }
        #expect(isShared)
        let items: [Item] = try response.json()
        #expect(
            items.count == Self.count && items.last?.id == Self.count - 1 && items.last?.name == "é\n\(Self.count - 1)"
        )
        await server.stop()
    }

    @Test("a copy of the body can be changed", arguments: Transport.allCases)
    func copy(transport: Transport) async throws {
        let server = try LoopbackServer(replies: reply())
        var response: APIResponse? = try await connection(server, transport).response(request)
        let json = JSONReader(tape: try #require(response?.tape))
        var copy = try #require(response?.body)
        response = nil
        copy[1] = UInt8(ascii: "x")
        copy.append(contentsOf: [1, 2, 3])
        #expect(copy.count == Self.text.count + 3 && json.rawBytes.count == Self.text.count - 1)
        #expect(try [Item](from: json).count == Self.count)
        await server.stop()
    }

    @Test("another body has no index: of another type, small, encoded by a middleware", arguments: Transport.allCases)
    func otherBodies(transport: Transport) async throws {
        struct Replacing: ClientMiddleware {
            func send(_ request: TransportRequest, next: ClientTransport) async throws -> TransportResponse {
                var response = try await next.send(request)
                guard case .data(let data) = response.body else { return response }
                response.body = .data(Data("[1,".utf8) + data.dropFirst())
                return response
            }
        }
        let text = Reply.bytes(Self.text, type: "text/plain")
        let server = try LoopbackServer(replies: text, .json("[1]"), reply())
        let connection = connection(server, transport)
        let asText = try await connection.response(request)
        #expect(asText.tape == nil && asText.body.elementsEqual(Self.text))
        #expect(try asText.json([Item].self).count == Self.count)
        let small = try await connection.response(request)
        #expect(try small.tape == nil && small.json([Int].self) == [1])
        let replaced = try await connection.with { $0.middleware = [Replacing()] }.response(request)
        #expect(try replaced.tape == nil && replaced.json(JSONValue.self)[0] == 1)
        await server.stop()
    }

    @Test("a body that is not JSON has the error of its first fault", arguments: Transport.allCases)
    func fault(transport: Transport) async throws {
        var text = Self.text
        text[1_800_000] = 0
        let server = try LoopbackServer(replies: .bytes(text, type: "application/problem+json"))
        let whole = try #require(#expect(throws: JSONSyntaxError.self) { try JSONTape(text) })
        let error = await #expect(throws: APIError.self) {
            let _: [Item] = try await connection(server, transport).json(request)
        }
        #expect(error?.reason == .decoding && error?.underlyingError as? JSONSyntaxError == whole)
        #expect(error?.body.elementsEqual(text) == true)
        await server.stop()
    }

    @Test("a body that breaks off is an error, and is asked for again", arguments: Transport.allCases)
    func brokenOff(transport: Transport) async throws {
        let server = try LoopbackServer(replies: reply().cut(afterBody: 1_900_000, by: .reset), reply())
        let time = FakeTime()
        let response = try await connection(server, transport) {
            $0.retry = RetryPolicy()
            $0.time = time.source
        }.response(request)
        #expect(response.attempts == 2 && response.body.elementsEqual(Self.text) && response.tape != nil)
        await server.stop()
    }

    @Test(
        "a body that is too long is an error",
        arguments: Transport.allCases,
        [Reply.Framing.contentLength, .chunked]
    )
    func tooLong(transport: Transport, framing: Reply.Framing) async throws {
        let server = try LoopbackServer { _ in reply(framing) }
        for limit in [500_000, 1_500_000, Self.text.count - 1] {
            let error = await #expect(throws: APIError.self) {
                try await connection(server, transport) { $0.maximumResponseBytes = limit }.response(request)
            }
            #expect(error?.reason == .responseTooLarge && error?.status == 200, "\(limit)")
        }
        let whole = try await connection(server, transport) { $0.maximumResponseBytes = Self.text.count }.response(
            request
        )
        #expect(whole.body.count == Self.text.count)
        await server.stop()
    }

    @Test("a call that is cancelled while the body arrives ends its transfer", arguments: Transport.allCases)
    func cancelled(transport: Transport) async throws {
        let server = try LoopbackServer(replies: reply().cut(afterBody: 1_900_000, by: .silence))
        let connection = connection(server, transport)
        let call = Task { try await connection.response(request) }
        #expect(await server.receives(1))
        try await Task.sleep(for: .milliseconds(100))
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(await server.becomesQuiet())
        await server.stop()
    }

    @Test("a failure keeps its whole body", arguments: Transport.allCases)
    func failure(transport: Transport) async throws {
        let server = try LoopbackServer(replies: .bytes(Self.text, type: "application/json", status: 422))
        let error = await #expect(throws: APIError.self) {
            try await connection(server, transport).response(request)
        }
        #expect(error?.status == 422 && error?.body.elementsEqual(Self.text) == true)
        await server.stop()
    }

    @Test("a compressed body is indexed", arguments: Transport.allCases)
    func compressed(transport: Transport) async throws {
        let server = try LoopbackServer(replies: .gzip(GzipFile.stored(Self.text)))
        let response = try await connection(server, transport).response(request)
        #expect(response.tape != nil && response.body.elementsEqual(Self.text))
        await server.stop()
    }
}
