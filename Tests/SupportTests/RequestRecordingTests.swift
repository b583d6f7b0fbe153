import ApusTestSupport
import Foundation
import Testing

@Suite("Loopback server: recorded requests", .timeLimit(.minutes(2)))
struct RequestRecordingTests {
    private func ok(_: RecordedRequest) -> Reply { .json(#"{"a":1}"#) }

    @Test("the target and the header fields are recorded unchanged and in order")
    func exactBytes() async throws {
        try await LoopbackServer.serving(ok) { server in
            let client = try await RawClient(port: server.port)
            let head = "GET /a%2Fb/../c?x=%20&&y HTTP/1.1\r\nHost: h\r\nX-oDD:  v a l \t\r\nX-Odd: 2\r\n\r\n"
            try await client.send(head)
            let answer = try await client.receive(through: "}")
            #expect(
                answer
                    == "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
            )
            let request = try #require(server.requests.first)
            #expect(request.method == "GET")
            #expect(request.target == "/a%2Fb/../c?x=%20&&y")
            #expect(request.path == "/a%2Fb/../c")
            #expect(request.query == "x=%20&&y")
            #expect(
                request.headers == [
                    HeaderField("Host", "h"), HeaderField("X-oDD", "v a l"), HeaderField("X-Odd", "2"),
                ]
            )
            #expect(request.headers.values(of: "x-odd") == ["v a l", "2"])
            #expect(String(decoding: request.head, as: UTF8.self) == head)
        }
    }

    @Test("pipelined requests are answered in order")
    func pipelining() async throws {
        try await LoopbackServer.serving {
            .text($0.path)
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send(
                "POST /1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\n\r\n"
                    + "GET /3 HTTP/1.1\r\nConnection: close\r\n\r\n"
            )
            let answer = String(decoding: try await client.receiveAll(), as: UTF8.self)
            let bodies = answer.components(separatedBy: "\r\n\r\n").dropFirst().map { $0.prefix(2) }
            #expect(bodies == ["/1", "/2", "/3"])
            #expect(answer.components(separatedBy: "Connection: close").count == 2)
            #expect(server.requests.map(\.bodyText) == ["abc", "", ""])
            #expect(server.requests.map(\.indexOnConnection) == [0, 1, 2])
            #expect(server.requests.map(\.connection) == [0, 0, 0])
            #expect(server.requests.map(\.ordinal) == [0, 1, 2])
            #expect(await server.isLeft())
        }
    }

    @Test("a chunked body is recorded with its chunk sizes and trailers")
    func chunkedBody() async throws {
        try await LoopbackServer.serving(ok) { server in
            let client = try await RawClient(port: server.port)
            try await client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
            for piece in ["3\r\nab", "c\r", "\nA;x=y\r\n0123456789\r\n", "0\r\nX-Sum: 1\r\n\r\n"] {
                try await client.send(piece)
            }
            _ = try await client.receive(through: "}")
            let request = try #require(server.requests.first)
            #expect(request.bodyText == "abc0123456789")
            #expect(request.chunkSizes == [3, 10])
            #expect(request.trailers == [HeaderField("X-Sum", "1")])
            #expect(request.digest == BodyDigest("abc0123456789".utf8))
        }
    }

    @Test("100 Continue is sent before the body if the client expects it")
    func expectContinue() async throws {
        try await LoopbackServer.serving(ok) { server in
            let client = try await RawClient(port: server.port)
            try await client.send("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            #expect(try await client.receive(through: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await client.send("hi")
            #expect(try await client.receive(through: "}").hasPrefix("HTTP/1.1 200 OK"))
            #expect(server.requests.first?.bodyText == "hi")
        }
    }

    @Test("a request that expects 100 Continue can be rejected before the body")
    func refuseExpectation() async throws {
        let options = LoopbackServer.Options(expectation: .answerAtOnce)
        try await LoopbackServer.serving(options: options) { _ in
            .status(417)
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            let answer = String(decoding: try await client.receiveAll(), as: UTF8.self)
            #expect(answer.hasPrefix("HTTP/1.1 417 Expectation Failed\r\n"))
            #expect(server.requests.first?.digest.length == 0)
        }
    }

    @Test("the reply to an unread body arrives while the client is sending")
    func unreadBody() async throws {
        try await LoopbackServer.serving(options: .init(bodies: .unread)) { _ in
            .status(413)
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send("PUT / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n")
            try await client.send([UInt8](repeating: 0, count: 200_000))
            #expect(try await client.receive(through: "\r\n\r\n").hasPrefix("HTTP/1.1 413 Content Too Large"))
        }
    }

    @Test("an upload of 200 MB is digested and not stored")
    func largeUpload() async throws {
        let folder = try TemporaryFolder()
        let size: Int64 = 200 << 20
        let file = try folder.write(repeating: 0x61, count: size, to: "large.bin")
        try await LoopbackServer.serving(options: .init(bodies: .digested), ok) { server in
            #expect(try await Session(timeout: 60).upload(file, to: server.url + "/large").statusCode == 200)
            let request = try #require(server.requests.first)
            #expect(request.digest == BodyDigest(repeating: 0x61, count: size))
            #expect(request.body.isEmpty)
        }
    }

    @Test(
        "malformed requests are answered with 400 and recorded as faults",
        arguments: [
            "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nA b: c\r\n\r\n", "GET / HTTP/1.1\nHost: h\n\n",
            "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
        ]
    )
    func malformed(_ text: String) async throws {
        try await LoopbackServer.serving(ok) { server in
            let client = try await RawClient(port: server.port)
            try await client.send(text)
            #expect(String(decoding: try await client.receiveAll(), as: UTF8.self).hasPrefix("HTTP/1.1 400 "))
            #expect(server.requests.isEmpty)
            guard case .malformed(connection: 0, _) = server.faults.first else {
                Issue.record("expected a malformed request, found \(server.faults)")
                return
            }
        }
    }

    @Test("a connection that ends inside a body is recorded with the number of received bytes")
    func brokenOff() async throws {
        try await LoopbackServer.serving(ok) { server in
            let client = try await RawClient(port: server.port)
            try await client.send("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
            client.close()
            // Waits for the fault first, because `isLeft` returns immediately before the connection is accepted.
            for _ in 0..<2_000 where server.faults.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(await server.isLeft())
            #expect(server.faults == [.brokenOff(connection: 0, bodyBytes: 3)])
            #expect(server.requests.isEmpty)
        }
    }

    @Test("URLSession reuses a connection, and concurrent requests use several")
    func connections() async throws {
        try await LoopbackServer.serving {
            .text($0.path)
        } while: { server in
            let session = Session()
            for index in 0..<5 {
                #expect(try await session.text(server.url + "/\(index)") == "/\(index)")
            }
            #expect(server.acceptedConnections == 1)
            let url = server.url
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<100 {
                    group.addTask { try await session.text(url + "/\(index)") }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answers == Set((0..<100).map { "/\($0)" }))
            #expect(server.requests.count == 105)
            #expect(server.faults.isEmpty)
        }
    }
}
