import ApusTesting
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

    @Test("events are read as their type until [DONE]", arguments: [1, 2, 3, 1000])
    func events(cut: Int) async throws {
        reply("data: {\"n\":1}\n\ndata: {\"n\":2}\n\ndata: [DONE]\n\ndata: {\"n\":3}\n\n", cut: cut)
        let stream: EventStream<[String: Int]> = try await connection.events(APIRequest("op", .get, "/"))
        var numbers: [Int?] = []
        for try await event in stream { numbers.append(event["n"]) }
        #expect(numbers == [1, 2])
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
        var numbers: [Int] = []
        for try await number in lines { numbers.append(number) }
        #expect(numbers == [1, 2, 3, 4])
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
