import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

@Suite("The default transport")
struct ClientTransportTests {
    @Test("it is libcurl on Linux, and it says so")
    func name() {
        #if os(Linux)
            #expect("\(ClientTransport.default)".hasPrefix("libcurl "))
        #else
            #expect("\(ClientTransport.default)" == "URLSession")
        #endif
        #expect("\(ClientTransport { _ in TransportResponse(status: 200) })" == "custom")
    }

    #if os(Linux)
        private func connection(_ url: String) -> APIConnection {
            APIConnection(server: Server(url), options: ClientOptions(transport: .curl()!))
        }

        @Test("a user name in a URL is refused, because nothing would be sent for it")
        func userName() async throws {
            let error = await #expect(throws: APIError.self) {
                try await connection("http://user:secret@127.0.0.1:1").empty(APIRequest("op", .get, "/"))
            }
            #expect(error?.reason == .request && "\(error as Any)".contains("secret") == false)
        }

        @Test("a GET has a body where an API wants one")
        func getWithBody() async throws {
            let server = try LoopbackServer(replies: .json("1"))
            var request = APIRequest("op", .get, "/search")
            request.json(["q": "x"], "application/json")
            try await connection(server.url).empty(request)
            #expect(server.requests.first?.method == "GET" && server.requests.first?.bodyText == #"{"q":"x"}"#)
            await server.stop()
        }

        @Test("a stream is sent in chunks, and lengths that a caller sets are not sent")
        func chunks() async throws {
            let server = try LoopbackServer(replies: .status(204))
            var request = APIRequest("op", .put, "/file")
            request.binary(UploadBody.stream { ByteStream([Data("ab".utf8), Data("cd".utf8)]) })
            let client = connection(server.url).with { $0.headers["Content-Length"] = "1000" }
            try await client.empty(request)
            let sent = try #require(server.requests.first)
            #expect(sent.bodyText == "abcd" && sent.header("Content-Length") == nil)
            #expect(sent.header("Transfer-Encoding") == "chunked" && sent.header("Expect") == nil)
            await server.stop()
        }

        @Test("a stream that throws fails the call with its error")
        func streamFault() async throws {
            struct Fault: Error {}
            let server = try LoopbackServer(replies: .status(204))
            var request = APIRequest("op", .put, "/file")
            request.binary(UploadBody.stream { ByteStream(AsyncThrowingStream { throw Fault() }) })
            let error = await #expect(throws: APIError.self) { try await connection(server.url).empty(request) }
            #expect(error?.underlyingError is Fault)
            await server.stop()
        }

        @Test("a file that is not regular is refused", arguments: ["/dev/zero", "/tmp", "/proc/self/status", "/none"])
        func irregular(path: String) async throws {
            var request = APIRequest("op", .put, "/file")
            request.binary(UploadBody.file(URL(fileURLWithPath: path)))
            let upload = request
            let error = await #expect(throws: APIError.self) {
                try await connection("http://127.0.0.1:1").empty(upload)
            }
            #expect(error?.reason == .request, "\(error as Any)")
        }

        @Test("more calls than connections wait for each other")
        func queue() async throws {
            let server = try LoopbackServer { _ in .json("1") }
            let connection = connection(server.url)
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<300 { group.addTask { try await connection.json(APIRequest("op", .get, "/")) } }
                return try await group.reduce(0, +)
            }
            #expect(sum == 300)
            await server.stop()
        }

        @Test("IPv6 addresses are called")
        func version6() async throws {
            let error = await #expect(throws: APIError.self) {
                try await connection("http://[::1]:1").empty(APIRequest("op", .get, "/"))
            }
            #expect((error?.underlyingError as? TransportError)?.kind == .connectionRefused, "\(error as Any)")
        }

        @Test("certificates that the environment names are those of libcurl's own tool")
        func certificates() {
            let file = CertificateEnvironment {
                ["SSL_CERT_FILE": "/a", "CURL_CA_BUNDLE": "/b", "SSL_CERT_DIR": ""][$0]
            }
            #expect(file.file == "/b" && file.folder == nil)
            #expect(CertificateEnvironment { ["SSL_CERT_FILE": "/a"][$0] }.file == "/a")
        }
    #endif
}
