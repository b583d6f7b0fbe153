import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

/// Among the tests of large bodies, which measure the memory of the process and so can't run beside them.
extension LargeBodyTests {
    @Suite("servers that mean harm", .serialized)
    struct HostileServerTests {
        private func connection(_ server: LoopbackServer, _ change: (inout ClientOptions) -> Void = { _ in })
            -> APIConnection
        {
            var options = ClientOptions()
            options.retry = .none
            options.maximumResponseBytes = 1 << 20
            change(&options)
            return APIConnection(server: Server(server.url), options: options)
        }

        private func fault(_ connection: APIConnection) async -> String {
            do {
                let value: JSONValue = try await connection.json(APIRequest("op", .get, "/a"))
                return "a value of \(String(describing: value).prefix(20))"
            } catch {
                return "\(error)"
            }
        }

        @Test(
            "a response without end is refused, compressed or not, and the next call goes on",
            arguments: ["long", "chunked", "gzip", "failure"]
        )
        func endless(kind: String) async throws {
            let server = try LoopbackServer { request in
                guard request.path == "/a" else { return .json("1") }
                switch kind {
                case "long": return .repeated(0x20, count: 1 << 40, type: "application/json")
                case "chunked": return .repeated(0x20, count: 1 << 40, framing: .chunked, type: "application/json")
                case "gzip": return .gzip(GzipFile.bomb(unfoldingTo: 1 << 30))
                default: return .repeated(0x20, count: 1 << 40).declaringLength(1 << 40)
                }
            }
            let connection = connection(server)
            #expect(await fault(connection).contains("longer than 1048576 bytes"))
            let value: Int = try await connection.json(APIRequest("op", .get, "/b"))
            #expect(value == 1)
            await server.stop()
        }

        @Test("a response of just the limit is taken, and other transports have it, too")
        func limit() async throws {
            let text = "\"" + String(repeating: "a", count: (1 << 20) - 2) + "\""
            let server = try LoopbackServer(replies: .json(text), .json(text + " "), .json(text + " "))
            let connection = connection(server)
            let value: String = try await connection.json(APIRequest("op", .get, "/a"))
            #expect(value.utf8.count == (1 << 20) - 2)
            #expect(await fault(connection).contains("longer than"))
            let other = self.connection(server) { options in
                options.transport = ClientTransport { _ in
                    TransportResponse(
                        status: 200,
                        headers: ["Content-Type": "application/json"],
                        body: Data((text + " ").utf8)
                    )
                }
            }
            #expect(await fault(other).contains("longer than"))
            await server.stop()
        }

        @Test("a gzip file unfolds to what it should")
        func bomb() async throws {
            let server = try LoopbackServer(replies: .gzip(GzipFile.bomb(unfoldingTo: 300_000)))
            // The checksum at its end is wrong: so the response is invalid.
            #expect(!(await fault(connection(server))).hasPrefix("a value"))
            await server.stop()
        }

        private struct Injecting: ClientMiddleware {
            let name: String
            let value: String

            func send(_ request: TransportRequest, next: ClientTransport) async throws -> TransportResponse {
                var request = request
                request.headers.append(name, value)
                return try await next.send(request)
            }
        }

        @Test(
            "no middleware and no token begins a header of its own",
            arguments: ["a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\0b", "a\r\n\r\nGET /evil HTTP/1.1"]
        )
        func injection(text: String) async throws {
            let server = try LoopbackServer(replies: .json("1"))
            let middlewares = [Injecting(name: "X-A", value: text), Injecting(name: text, value: "a")]
            for middleware in middlewares {
                #expect(!(await fault(connection(server) { $0.middleware = [middleware] })).hasPrefix("a value"))
            }
            let credentials: [Credential] = [.token(text), .provider { _ in text }]
            for credential in credentials {
                var request = APIRequest("op", .get, "/a")
                request.security(["key"])
                var options = ClientOptions()
                options.retry = .none
                let connection = APIConnection(
                    server: Server(server.url),
                    schemes: [SecurityScheme("key", .bearer)],
                    credentials: ["key": credential],
                    options: options
                )
                await #expect(throws: APIError.self) { let _: Int = try await connection.json(request) }
            }
            #expect(server.requests.isEmpty)
            await server.stop()
        }
    }
}
