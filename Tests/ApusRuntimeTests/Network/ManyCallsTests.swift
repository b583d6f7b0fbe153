import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

/// Calls at the same time, cancelled calls, and the end of a session.
extension NetworkTests {
    @Test("100 calls at the same time, one token, one renewal")
    func tokens() async throws {
        let tokens = Locked(0)
        let server = try LoopbackServer { request in
            if request.path == "/token" {
                let number = tokens.access { count in
                    count += 1
                    return count
                }
                return .json(#"{"access_token":"T\#(number)","token_type":"bearer","expires_in":3600}"#)
                    .delayed(by: .milliseconds(30))
            }
            return request.header("Authorization") == "Bearer T1" ? .json(401, "{}") : .json("1")
        }
        let connection = APIConnection(
            server: Server(server.url),
            schemes: [SecurityScheme("auth", .oauth2(tokenURL: "/token", scopes: []))],
            credentials: ["auth": .clientCredentials(id: "a", secret: "b")]
        )
        var request = APIRequest("op", .get, "/x")
        request.security(["auth"])
        let call = request
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { try await connection.json(call) } }
            for try await value in group { #expect(value == 1) }
        }
        #expect(tokens.current == 2)
        await server.stop()
    }

    @Test("cancelled before, while it waits, and in the middle of the body: nothing is left")
    func cancellation() async throws {
        let replies = [
            Reply.silence, .json("123").cut(afterBody: 1, by: .silence), .json("1").slowHead(every: .milliseconds(50)),
        ]
        for reply in replies {
            let server = try LoopbackServer(replies: reply)
            let connection = connection(server)
            let task = Task { try await connection.empty(call()) }
            #expect(await server.receives(1))
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(await server.isLeft())
            await server.stop()
        }
        let server = try LoopbackServer(replies: .json("1"))
        let connection = connection(server)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await connection.empty(call())
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.requests.isEmpty)
        await server.stop()
    }

    @Test("calls that are cancelled at any moment all end")
    func cancelledAnytime() async throws {
        let server = try LoopbackServer(replies: .silence)
        let connection = connection(server)
        for round in 0..<200 {
            let task = Task { try await connection.empty(call()) }
            for _ in 0..<(round % 40) { await Task.yield() }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        #expect(await server.isLeft())
        await server.stop()
    }

    @Test("many calls on one session")
    func concurrent() async throws {
        let server = try LoopbackServer { .json("\"\($0.path)\"") }
        let connection = connection(server)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let path: String = try await connection.json(call(.get, "/\(number)"))
                    #expect(path == "/\(number)")
                }
            }
            try await group.waitForAll()
        }
        await server.stop()
    }

    @Test("a session ends with its last client")
    func sessionEnds() async throws {
        let server = try LoopbackServer(replies: .json("1"))
        for _ in 0..<3 { try await connection(server) { $0.transport = .urlSession() }.empty(call()) }
        // The server closes an idle connection after 30 seconds.
        #expect(await server.isLeft(within: .seconds(10)))
        await server.stop()
    }
}
