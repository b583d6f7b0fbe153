import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("streams of values")
struct StreamTests {
    private let mock = MockTransport()
    private var connection: APIConnection {
        APIConnection(server: "https://api.test", options: ClientOptions(transport: mock.transport))
    }

    private func reply(_ text: String, cut: Int) {
        let bytes = Array(text.utf8)
        let chunks = stride(from: 0, to: bytes.count, by: cut).map { Data(bytes[$0..<min($0 + cut, bytes.count)]) }
        mock.reply(to: "op") { _ in TransportResponse(status: 200, stream: ByteStream(chunks)) }
    }

    @Test("events are read as their type until the end that the API documents", arguments: [1, 2, 3, 1000])
    func events(cut: Int) async throws {
        reply("data: {\"n\":1}\n\ndata: {\"n\":2}\n\ndata: [DONE]\n\ndata: {\"n\":3}\n\n", cut: cut)
        let stream: EventStream<[String: Int]> = try await connection.events(
            APIRequest("op", .get, "/"),
            end: "[DONE]"
        )
        var numbers: [Int?] = []
        for try await event in stream { numbers.append(event["n"]) }
        #expect(numbers == [1, 2])
    }

    @Test("a stream of 200,000 chunks is read with the stack of one")
    func manyChunks() async throws {
        mock.reply(to: "op") { _ in
            TransportResponse(status: 200, stream: ByteStream(Array(repeating: Data("1\n".utf8), count: 200_000)))
        }
        let lines: JSONLines<Int> = try await connection.lines(APIRequest("op", .get, "/"))
        var sum = 0
        for try await line in lines { sum += line }
        #expect(sum == 200_000)
    }

    @Test("[DONE] is data like any other where the API does not end its streams so, and an option changes that")
    func noEnd() async throws {
        reply("data: [DONE]\n\ndata: x\n\n", cut: 100)
        let texts: EventStream<String> = try await connection.events(APIRequest("op", .get, "/"))
        #expect(try await all(texts) == ["[DONE]", "x"])
        let numbers: EventStream<Int> = try await connection.events(APIRequest("op", .get, "/"))
        await #expect(throws: APIError.self) { try await all(numbers) }
        let ending = connection.with { $0.endOfEvents = "x" }
        let other: EventStream<String> = try await ending.events(APIRequest("op", .get, "/"), end: "[DONE]")
        #expect(try await all(other) == ["[DONE]"])
    }

    @Test("an event without data is skipped, and its raw form is there", arguments: [1, 1000])
    func emptyData(cut: Int) async throws {
        reply("event: ping\ndata:\n\ndata: 1\n\ndata: \n\nid: 7\n\ndata: 2\n\n", cut: cut)
        let stream: EventStream<Int> = try await connection.events(APIRequest("op", .get, "/"))
        #expect(try await all(stream) == [1, 2])
        let again: EventStream<[String: Int]> = try await connection.events(APIRequest("op", .get, "/"))
        var messages: [String] = []
        for try await message in again.messages { messages.append(message.event + " " + message.data) }
        #expect(messages == ["ping ", "message 1", "message ", "message 2"])
    }

    @Test("an event that reports an error is an error with its data, not an empty value")
    func errorEvent() async throws {
        reply("data: {}\n\nevent: error\ndata: {\"message\": \"overloaded\"}\n\ndata: {}\n\n", cut: 1000)
        let stream: EventStream<[String: Int]> = try await connection.events(APIRequest("op", .get, "/"))
        var iterator = stream.makeAsyncIterator()
        #expect(try await iterator.next() == [:])
        let error = await #expect(throws: APIError.self) { try await iterator.next() }
        #expect(error?.reason == .event && error?.body == Data("{\"message\": \"overloaded\"}".utf8))
        #expect(error?.description.contains("overloaded") == true)
        #expect(try await iterator.next() == nil)
    }

    private func all<Values: AsyncSequence>(_ values: Values) async throws -> [Values.Element] {
        var all: [Values.Element] = []
        for try await value in values { all.append(value) }
        return all
    }

    @Test("events as they are")
    func messages() async throws {
        reply("id: 7\nevent: add\ndata: x\n\n", cut: 5)
        let stream: EventStream<String> = try await connection.events(APIRequest("op", .get, "/"))
        var messages: [ServerSentEvent] = []
        for try await message in stream.messages { messages.append(message) }
        #expect(messages == [ServerSentEvent(id: "7", event: "add", data: "x")])
    }

    @Test("an event without a documented shape is its text")
    func text() async throws {
        reply("data: hello\ndata: world\n\ndata: \"x\"\n\n", cut: 7)
        let stream: EventStream<String> = try await connection.events(APIRequest("op", .get, "/"))
        var texts: [String] = []
        for try await text in stream { texts.append(text) }
        #expect(texts == ["hello\nworld", "\"x\""])
    }

    @Test(
        "no stream is nil",
        arguments: [(204, HTTPHeaders()), (205, HTTPHeaders()), (200, ["Content-Length": "0"])]
            as [(Int, HTTPHeaders)]
    )
    func none(status: Int, headers: HTTPHeaders) async throws {
        mock.reply(to: "op", status: status, headers: headers)
        let events: EventStream<Int>? = try await connection.optionalEvents(APIRequest("op", .get, "/"))
        let lines: JSONLines<Int>? = try await connection.optionalLines(APIRequest("op", .get, "/"))
        #expect(events == nil && lines == nil)
    }

    @Test("an optional stream that is there")
    func optional() async throws {
        reply("data: 1\n\n", cut: 3)
        let events: EventStream<Int>? = try await connection.optionalEvents(APIRequest("op", .get, "/"))
        var iterator = try #require(events).makeAsyncIterator()
        #expect(try await iterator.next() == 1)
        reply("2\n3", cut: 1)
        let lines: JSONLines<Int>? = try await connection.optionalLines(APIRequest("op", .get, "/"))
        var numbers: [Int] = []
        for try await number in try #require(lines) { numbers.append(number) }
        #expect(numbers == [2, 3])
    }

    @Test("of several successes one is a stream and the body of another is read as a whole")
    func several() async throws {
        reply("{\"ticket\":\"7\"}", cut: 4)
        let response = try await connection.streamedResponse(APIRequest("op", .get, "/"))
        #expect(response.status == 200 && response.body.isEmpty)
        #expect(try await response.collected().json() == ["ticket": "7"])
        mock.reply(to: "op") { _ in
            let broken = AsyncThrowingStream<Data, any Error> { stream in
                stream.yield(Data("{".utf8))
                stream.finish(throwing: URLError(.networkConnectionLost))
            }
            return TransportResponse(status: 200, stream: ByteStream(broken))
        }
        let cut = try await connection.streamedResponse(APIRequest("op", .get, "/"))
        let error = await #expect(throws: APIError.self) { try await cut.collected() }
        #expect(error?.status == 200 && "\(error as Any)".contains("got no complete response"))
    }

    @Test("an event of another shape is an error with its text")
    func badEvent() async throws {
        reply("data: 1\n\ndata: \"x\"\n\ndata: 2\n\n", cut: 100)
        let stream: EventStream<Int> = try await connection.events(APIRequest("op", .get, "/"))
        var iterator = stream.makeAsyncIterator()
        #expect(try await iterator.next() == 1)
        let error = await #expect(throws: APIError.self) { try await iterator.next() }
        #expect(error?.body == Data("\"x\"".utf8))
        #expect(try await iterator.next() == nil)
    }

    @Test("lines of JSON, and text sequences", arguments: [1, 3, 1000])
    func lines(cut: Int) async throws {
        reply("1\n\n 2 \r\n\u{1E}3\n\u{1E}4", cut: cut)
        let lines: JSONLines<Int> = try await connection.lines(APIRequest("op", .get, "/"))
        #expect(try await all(lines) == [1, 2, 3, 4])
    }

    @Test(
        "a byte order mark, white space and records over several lines",
        arguments: [1, 2, 3, 1000],
        [
            ("\u{FEFF}1\n2\n", [1, 2]), ("\u{FEFF}", []), ("", []), (" \n\n", []), ("\u{FEFF} \n7", [7]),
            ("\u{1E}1\n\u{1E}\n2\n\u{1E}\u{1E}3", [1, 2, 3]), ("\u{FEFF}\u{1E}1\n", [1]),
        ] as [(String, [Int])]
    )
    func records(cut: Int, body: (text: String, values: [Int])) async throws {
        reply(body.text, cut: cut)
        let lines: JSONLines<Int> = try await connection.lines(APIRequest("op", .get, "/"))
        #expect(try await all(lines) == body.values)
    }

    @Test("in a JSON text sequence only a record separator ends a record", arguments: [1, 5, 1000])
    func sequence(cut: Int) async throws {
        let text = "\u{1E}{\n  \"a\": [1,\n  2]\n}\n\u{1E}{\"a\":\n[]}\n"
        reply(text, cut: cut)
        let lines: JSONLines<[String: [Int]]> = try await connection.lines(APIRequest("op", .get, "/"))
        #expect(try await all(lines) == [["a": [1, 2]], ["a": []]])
        let other = MockTransport()
        other.reply(to: "op") { _ in
            TransportResponse(
                status: 200,
                headers: ["Content-Type": "application/geo+json-seq"],
                body: Data("{\n\"a\": [3]\n}\u{1E}".utf8)
            )
        }
        let typed: JSONLines<[String: [Int]]> = try await TestClient(mock: other).connection.lines(
            APIRequest("op", .get, "/")
        )
        #expect(try await all(typed) == [["a": [3]]])
    }

    @Test("a request with a JSON text sequence has a record separator before each value")
    func sentSequence() async throws {
        mock.reply(to: "op", status: 204)
        var request = APIRequest("op", .post, "/")
        request.jsonLines([1, 2], "application/json-seq")
        try await connection.empty(request)
        request.jsonLines([1, 2], "application/jsonl")
        try await connection.empty(request)
        #expect(mock.requests.map { $0.body?.data } == [Data("\u{1E}1\n\u{1E}2\n".utf8), Data("1\n2\n".utf8)])
    }

    @Test("a line of another shape is an error")
    func badLine() async throws {
        reply("1\n{\n3\n", cut: 100)
        let lines: JSONLines<Int> = try await connection.lines(APIRequest("op", .get, "/"))
        var iterator = lines.makeAsyncIterator()
        #expect(try await iterator.next() == 1)
        await #expect(throws: APIError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }

    @Test("a failure of a streaming operation has its payload")
    func failure() async throws {
        mock.reply(to: "op") { _ in
            TransportResponse(status: 400, stream: ByteStream([Data("{\"a\":".utf8), Data("\"b\"}".utf8)]))
        }
        var request = APIRequest("op", .get, "/")
        request.failure(400, [String: String].self)
        let error = await #expect(throws: APIError.self) {
            let _: EventStream<Int> = try await connection.events(request)
        }
        #expect(error?.payload(as: [String: String].self) == ["a": "b"])
    }
}
