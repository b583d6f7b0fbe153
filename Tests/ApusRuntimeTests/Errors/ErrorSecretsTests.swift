import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("secrets in errors")
struct ErrorSecretsTests {
    private let mock = MockTransport()

    @Test("the error of a transport does not contain the URL with its secrets")
    func urlError() async throws {
        mock.reply(to: "op") { request in
            let text = request.url.absoluteString
            throw URLError(
                .cannotConnectToHost,
                userInfo: [
                    NSURLErrorFailingURLErrorKey: request.url, "NSErrorFailingURLStringKey": text,
                    NSLocalizedDescriptionKey: "no connection to \(text)", "number": 7, "object": NSObject(),
                    NSUnderlyingErrorKey: NSError(domain: "d", code: 3, userInfo: ["url": text]),
                ]
            )
        }
        let connection = APIConnection(
            server: "https://user:pa55word@api.test",
            schemes: [SecurityScheme("q", .apiKey("weird", .query))],
            credentials: ["q": .token("sk_live_1")],
            options: ClientOptions(transport: mock.transport)
        ).with { $0.retry = .none }
        var request = APIRequest("op", .get, "/x")
        request.security(["q"])
        let error = try #require(await #expect(throws: APIError.self) { try await connection.empty(request) })
        let reason = try #require(error.underlyingError as? URLError)
        #expect(reason.code == .cannotConnectToHost && reason.userInfo["number"] as? Int == 7)
        var dumped = ""
        dump(reason.userInfo, to: &dumped)
        dump(reason, to: &dumped)
        for text in [dumped, error.description, error.message, "\(reason)", "\(reason.userInfo)"] {
            #expect(!text.contains("sk_live") && !text.contains("pa55word"), "\(text)")
        }
    }

    @Test("an attempt that failed at a stream's end is an error of the call, not of the transport")
    func brokenBody() async throws {
        mock.reply(to: "op") { _ in
            let broken = AsyncThrowingStream<Data, any Error> { stream in
                stream.yield(Data("{".utf8))
                stream.finish(throwing: URLError(.networkConnectionLost))
            }
            return TransportResponse(status: 200, stream: ByteStream(broken))
        }
        let error = await #expect(throws: APIError.self) { try await TestClient(mock: mock).call() }
        #expect(error?.reason == .transport && error?.attempts == 3)
    }

    @Test("streams throw APIError, with status and attempts")
    func streams() async throws {
        mock.reply(to: "op") { _ in
            let broken = AsyncThrowingStream<Data, any Error> { stream in
                stream.yield(Data("data: 1\n\n".utf8))
                stream.finish(throwing: URLError(.networkConnectionLost))
            }
            return TransportResponse(status: 200, stream: ByteStream(broken))
        }
        let client = TestClient(mock: mock)
        let bytes = try await client.bytes { try await $0.call() }.bytes
        let error = await #expect(throws: APIError.self) { for try await _ in bytes {} }
        #expect(error?.reason == .transport && error?.status == 200 && error?.attempts == 1)
        let raw = try await client.connection.stream(APIRequest("op", .get, "/"))
        await #expect(throws: APIError.self) { _ = try await raw.collect() }
        let events: EventStream<Int> = try await client.connection.events(APIRequest("op", .get, "/"))
        var iterator = events.makeAsyncIterator()
        #expect(try await iterator.next() == 1)
        await #expect(throws: APIError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }

    @Test("a line that is too long is a fault of the response")
    func longLine() async throws {
        mock.reply(to: "op") { _ in
            let piece = Data(repeating: 65, count: 16 << 20)
            return TransportResponse(status: 200, stream: ByteStream(Array(repeating: piece, count: 5)))
        }
        let connection = TestClient(mock: mock).connection
        let lines: JSONLines<Int> = try await connection.lines(APIRequest("op", .get, "/"))
        let error = await #expect(throws: APIError.self) { for try await _ in lines {} }
        #expect(error?.reason == .decoding && error?.description.contains("was not sent") == false)
    }
}
