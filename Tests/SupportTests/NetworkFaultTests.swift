import ApusTestSupport
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("Loopback server: network faults", .timeLimit(.minutes(2)))
struct NetworkFaultTests {
    /// Returns the error of `URLSession` for a server that always sends this reply.
    private func failureOfSession(_ reply: Reply, timeout: TimeInterval = 10) async throws -> URLError.Code? {
        try await LoopbackServer.serving { _ in
            reply
        } while: { server in
            await failure { _ = try await Session(timeout: timeout).send("GET", server.url) }
        }
    }

    @Test("connections to a refused port fail")
    func refused() async throws {
        let refused = try RefusedPort()
        #expect(await failure { _ = try await Session().send("GET", refused.url) } == .cannotConnectToHost)
        await #expect {
            _ = try await RawClient(port: refused.port)
        } throws: {
            ($0 as? SystemCallError)?.isRefusal == true
        }
    }

    @Test("a reset follows the given number of bytes of the body")
    func reset() async throws {
        try await LoopbackServer.serving { _ in
            .text("abcdef").cut(afterBody: 4, by: .reset)
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send("GET / HTTP/1.1\r\n\r\n")
            let text = try await client.receive(through: "abcd")
            #expect(text.hasSuffix("Content-Length: 6\r\n\r\nabcd"))
            await #expect {
                _ = try await client.receive()
            } throws: {
                ($0 as? SystemCallError)?.isReset == true
            }
        }
        #expect(try await failureOfSession(.reset) != nil)
        #expect(try await failureOfSession(.text("abcdef").cut(afterBody: 4, by: .reset)) != nil)
    }

    @Test("a response is cut after the given number of bytes", arguments: [0, 1, 9, 80, 81, 82])
    func cut(_ count: Int) async throws {
        let whole =
            "HTTP/1.1 200 OK\r\nContent-Type: t\r\nContent-Length: 30\r\n\r\n" + String(repeating: "z", count: 30)
        let reply = Reply.bytes([UInt8](repeating: UInt8(ascii: "z"), count: 30), type: "t")
        try await LoopbackServer.serving { _ in
            reply.cut(afterWire: Int64(count), by: .close)
        } while: { server in
            let client = try await RawClient(port: server.port)
            try await client.send("GET / HTTP/1.1\r\n\r\n")
            let received = String(decoding: try await client.receiveAll(), as: UTF8.self)
            #expect(received == String(decoding: whole.utf8.prefix(count), as: UTF8.self))
        }
    }

    @Test("a chunked body can be cut inside a chunk and before the last chunk")
    func cutChunks() async throws {
        for (count, end) in [(3, "3\r\nabc\r\n"), (4, "3\r\nabc\r\n3\r\nd"), (6, "3\r\nabc\r\n3\r\ndef\r\n")] {
            let reply = Reply.chunks(["abc", "def"]).cut(afterBody: Int64(count), by: .close)
            try await LoopbackServer.serving { _ in
                reply
            } while: { server in
                let client = try await RawClient(port: server.port)
                try await client.send("GET / HTTP/1.1\r\n\r\n")
                #expect(String(decoding: try await client.receiveAll(), as: UTF8.self).hasSuffix("\r\n\r\n" + end))
            }
        }
        #expect(try await failureOfSession(.chunks(["abc", "def"]).cut(afterBody: 4, by: .close)) != nil)
    }

    @Test("URLSession fails for a truncated body, and cuts a longer body at the declared length")
    func wrongLength() async throws {
        let code = try await failureOfSession(.text("abc").declaringLength(10))
        // The code is `unknown` on Linux and `networkConnectionLost` on Apple systems.
        #expect(code != nil)
        try await LoopbackServer.serving { _ in
            .text("abcdef").declaringLength(2)
        } while: { server in
            let received = try await Session().text(server.url)
            #expect(received == "ab")
        }
    }

    @Test("silence, a late head, a slow head and a slow body exceed the timeout of the client")
    func timeouts() async throws {
        let slow: [(String, Reply)] = [
            ("silence", .silence),
            ("silence inside the body", .text("abc").cut(afterBody: 1, by: .silence)),
            ("late head", .text("abc").delayed(by: .seconds(30))),
            ("slow head", .text("abc").slowHead(every: .seconds(3))),
            ("slow body", .text("abc").slowBody(every: .seconds(30))),
        ]
        try await withThrowingTaskGroup(of: (String, URLError.Code?).self) { group in
            for (name, reply) in slow {
                group.addTask { (name, try await failureOfSession(reply, timeout: 1)) }
            }
            for try await (name, code) in group {
                #expect(code == .timedOut, "\(name)")
            }
        }
    }

    @Test("slow heads and bodies arrive completely")
    func slowButWhole() async throws {
        let reply = Reply.text("abcdef").delayed(by: .milliseconds(50))
            .slowHead(every: .milliseconds(1)).slowBody(bytes: 2, every: .milliseconds(50))
        try await LoopbackServer.serving { _ in
            reply
        } while: { server in
            let start = ContinuousClock.now
            let received = try await Session().text(server.url)
            #expect(received == "abcdef")
            #expect(ContinuousClock.now - start > .milliseconds(150))
        }
    }

    @Test("a cancelled call ends its request on the server")
    func cancellation() async throws {
        try await LoopbackServer.serving { _ in
            .text("abc").delayed(by: .seconds(60))
        } while: { server in
            let url = server.url
            let call = Task { try await Session().send("GET", url) }
            #expect(await server.receives(1))
            call.cancel()
            await #expect(throws: (any Error).self) { try await call.value }
            #expect(await server.becomesQuiet())
        }
    }

    @Test("stopping ends connections in all states")
    func stop() async throws {
        // Another test can get the port that a server has just released, so one of a few stopped servers must refuse.
        for _ in 0..<5 where try await refusesAfterStop() { return }
        Issue.record("connections are accepted after a stop")
    }

    /// Stops a server that has connections in all states, and returns whether its port refuses connections then.
    private func refusesAfterStop() async throws -> Bool {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/silence": return .silence
            case "/delay": return .text("a").delayed(by: .seconds(60))
            case "/slow": return .text("abc").slowBody(every: .seconds(60))
            case "/full": return .repeated(1, count: 1 << 40)
            case "/stream": return .stream { _ in try await Task.sleep(for: .seconds(60)) }
            default:
                try? await Task.sleep(for: .seconds(60))
                return .status(200)
            }
        }
        let paths = ["/silence", "/delay", "/slow", "/full", "/stream", "/handler"]
        var clients: [RawClient] = []
        for path in paths {
            let client = try await RawClient(port: server.port)
            try await client.send("GET \(path) HTTP/1.1\r\n\r\n")
            clients.append(client)
        }
        let halfRequest = try await RawClient(port: server.port)
        try await halfRequest.send("GET /")
        let idle = try await RawClient(port: server.port)
        #expect(await server.receives(paths.count))
        await server.stop()
        #expect(server.openConnections == 0)
        // A connection ends with FIN if the server accepted it before the stop, otherwise with a reset.
        #expect(((try? await idle.receiveAll()) ?? []).isEmpty)
        await server.stop()
        _ = clients
        do {
            _ = try await RawClient(port: server.port)
            return false
        } catch is SystemCallError {
            return true
        }
    }

    @Test("a server stops when it is released")
    func release() async throws {
        var server: LoopbackServer? = try LoopbackServer { _ in .status(200) }
        let client = try await RawClient(port: try #require(server).port)
        server = nil
        // A connection ends with FIN if the server accepted it before the stop, otherwise with a reset.
        #expect(((try? await client.receiveAll()) ?? []).isEmpty)
    }
}
