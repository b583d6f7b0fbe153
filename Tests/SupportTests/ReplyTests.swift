import ApusTestSupport
import Foundation
import Testing

@Suite("Loopback server: replies", .timeLimit(.minutes(2)))
struct ReplyTests {
    /// Returns all received bytes for one request, up to the end of the connection.
    private func wire(_ reply: Reply, method: String = "GET") async throws -> String {
        try await LoopbackServer.serving { _ in
            reply
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send("\(method) / HTTP/1.1\r\nConnection: close\r\n\r\n")
            return String(decoding: try await client.receiveAll(), as: UTF8.self)
        }
    }

    @Test(
        "the bytes of a response are exact",
        arguments: [
            (Reply.status(204), "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
            (Reply.status(404), "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            (
                Reply.status(200).reason("").header("x-a", "1").header("X-A", "2"),
                "HTTP/1.1 200 \r\nx-a: 1\r\nX-A: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            ),
            (
                Reply.bytes([65], type: nil, status: 201),
                "HTTP/1.1 201 Created\r\nContent-Length: 1\r\nConnection: close\r\n\r\nA"
            ),
            (
                Reply.chunks(["ab", "cde"], type: "t/t"),
                "HTTP/1.1 200 OK\r\nContent-Type: t/t\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                    + "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"
            ),
            (
                Reply.chunks(["ab", "cde"], type: "t/t").framed(.close),
                "HTTP/1.1 200 OK\r\nContent-Type: t/t\r\nConnection: close\r\n\r\nabcde"
            ),
            (
                Reply.redirect(to: "/x", status: 307),
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: /x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            ),
            (
                Reply.status(200).earlyHints([HeaderField("Link", "</a>")]),
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                    + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            ),
            (Reply.raw("nonsense"), "nonsense"),
            (Reply.disconnect, ""),
        ]
    )
    func exactBytes(_ reply: Reply, _ expected: String) async throws {
        #expect(try await wire(reply) == expected)
    }

    @Test("the response to HEAD has the length and no body")
    func head() async throws {
        let answer = try await wire(.text("abc"), method: "HEAD")
        #expect(answer.contains("Content-Length: 3\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test("replies are sent in order, and the last one is repeated")
    func sequence() async throws {
        let server = try LoopbackServer(replies: .status(429).header("Retry-After", "0"), .text("fine"))
        let session = Session()
        var statuses: [Int] = []
        for _ in 0..<3 {
            statuses.append(try await session.send("GET", server.url).0.statusCode)
        }
        #expect(statuses == [429, 200, 200])
        await server.stop()
    }

    @Test("URLSession decompresses gzip")
    func gzip() async throws {
        let text = String(repeating: "text that is long ", count: 10_000)
        try await LoopbackServer.serving { _ in
            .gzip(GzipFile.stored([UInt8](text.utf8)))
        } while: { server in
            let received = try await Session().text(server.url, headers: ["Accept-Encoding": "gzip"])
            #expect(received == text)
        }
    }

    @Test("the checksum of gzip has the check value of CRC-32")
    func crc() {
        #expect(GzipFile.crc32([UInt8]("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test("URLSession follows a redirect")
    func redirect() async throws {
        try await LoopbackServer.serving {
            $0.path == "/a" ? .redirect(to: "/b") : .text($0.path)
        } while: { server in
            let received = try await Session().text(server.url + "/a")
            #expect(received == "/b")
            #expect(server.requests.map(\.path) == ["/a", "/b"])
        }
    }

    @Test("events that are split at each byte arrive completely")
    func events() async throws {
        let text = "data: é\r\n\r\n: comment\n\ndata: 2\n\n"
        try await LoopbackServer.serving { _ in
            .serverSentEvents(text, splitEvery: 1)
        } while: { server in
            let (response, body) = try await Session().send("GET", server.url)
            #expect(body == Data(text.utf8))
            #expect(response.value(forHTTPHeaderField: "Content-Type") == "text/event-stream")
        }
        let answer = try await wire(.serverSentEvents("é", splitEvery: 1))
        #expect(answer.utf8.count(where: { $0 == UInt8(ascii: "1") }) == 4, "two chunks of one byte")
    }

    @Test("a streamed body arrives in the order in which it is written")
    func stream() async throws {
        let reply = Reply.stream(type: "text/plain") { sink in
            for index in 0..<100 {
                try await sink.write("\(index),")
                await Task.yield()
            }
        }
        try await LoopbackServer.serving { _ in
            reply
        } while: { server in
            let text = try await Session().text(server.url)
            #expect(text == (0..<100).map { "\($0)," }.joined())
        }
    }

    @Test("a body can be an asynchronous sequence")
    func sequenceStream() async throws {
        let chunks = AsyncStream<[UInt8]> { continuation in
            for byte in UInt8(97)...102 {
                continuation.yield([byte])
            }
            continuation.finish()
        }
        try await LoopbackServer.serving { _ in
            .stream(chunks)
        } while: { server in
            let received = try await Session().text(server.url)
            #expect(received == "abcdef")
        }
    }

    @Test("the writer of a stream is cancelled when the client closes the connection")
    func abandonedStream() async throws {
        let (ends, end) = AsyncStream<Bool>.makeStream()
        let reply = Reply.stream { sink in
            do {
                while true {
                    try await sink.write([UInt8](repeating: 0, count: 1000))
                }
            } catch {
                end.yield(error is CancellationError)
                throw error
            }
        }
        try await LoopbackServer.serving { _ in
            reply
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send("GET / HTTP/1.1\r\n\r\n")
            _ = try await client.receive()
            client.close()
            #expect(await server.becomesQuiet())
        }
        #expect(await ends.first { _ in true } == true)
    }

    @Test("a large body is sent completely")
    func largeBody() async throws {
        let size: Int64 = 100 << 20
        // Other tests can keep this one waiting for longer than the usual limit of a connection.
        try await LoopbackServer.serving(options: LoopbackServer.Options(timeLimit: .seconds(300))) { _ in
            .repeated(7, count: size)
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
            let count = try await client.receiveCount()
            // With the head.
            #expect(count > size && count < size + 1000)
        }
    }

    @Test("an asynchronous handler is cancelled when the client closes the connection")
    func waitingHandler() async throws {
        let (ends, end) = AsyncStream<Bool>.makeStream()
        let server = try LoopbackServer { request in
            if request.path == "/short" { return .text("short") }
            try? await Task.sleep(for: .seconds(60))
            end.yield(Task.isCancelled)
            return .text("late")
        }
        let received = try await Session().text(server.url + "/short")
        #expect(received == "short")
        let client = try await RawClient(port: server.port)
        try await client.send("GET /long HTTP/1.1\r\n\r\n")
        #expect(await server.receives(2))
        #expect(server.requestsInProgress == 1)
        client.close()
        #expect(await server.becomesQuiet())
        #expect(await ends.first { _ in true } == true)
        await server.stop()
    }
}
