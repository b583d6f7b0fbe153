import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("a transport over a function of Foundation's types")
struct FoundationTransportTests {
    private func client(_ answer: @escaping @Sendable (URLRequest) throws -> (Data, URLResponse)) -> APIConnection {
        var options = ClientOptions(transport: .urlRequests { try answer($0) })
        options.retry = .none
        return APIConnection(server: "https://api.test", options: options)
    }

    private static func response(_ request: URLRequest, _ status: Int) throws -> URLResponse {
        let url = try #require(request.url)
        return try #require(
            HTTPURLResponse(url: url, statusCode: status, httpVersion: nil, headerFields: ["X-Request-Id": "r7"])
        )
    }

    @Test("the request and the response are what they are over a session")
    func call() async throws {
        let connection = client { request in
            #expect(request.httpMethod == "PUT" && request.url?.absoluteString == "https://api.test/a?q=1")
            #expect(request.value(forHTTPHeaderField: "Content-Type") == "application/json")
            return (request.httpBody ?? Data(), try Self.response(request, 201))
        }
        var request = APIRequest("op", .put, "/a")
        request.query("q", 1)
        request.json([1, 2])
        let response = try await connection.response(request)
        #expect(response.status == 201 && response.requestID == "r7")
        #expect(try response.json() == [1, 2])
    }

    @Test("a body from wherever is given to the function as a whole")
    func bodies() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.write(repeating: 7, count: 3, to: "file")
        let connection = client { ($0.httpBody ?? Data(), try Self.response($0, 200)) }
        var form = MultipartForm(boundary: "b")
        form.file("f", UploadFile(contentsOf: file))
        let bodies: [(UploadBody, Data)] = [
            (.file(file), Data([7, 7, 7])),
            (.stream { ByteStream([Data("a".utf8), Data("b".utf8)]) }, Data("ab".utf8)),
            (.bytes([]), Data()),
        ]
        for (body, expected) in bodies {
            var request = APIRequest("op", .post, "/")
            request.binary(body)
            #expect(try await connection.data(request) == expected)
        }
        var request = APIRequest("op", .post, "/")
        request.multipart(form)
        let sent = String(decoding: try await connection.data(request), as: UTF8.self)
        #expect(sent.contains("\u{7}\u{7}\u{7}\r\n--b--\r\n"))
    }

    @Test("a response that is not HTTP is an error")
    func noResponse() async throws {
        let connection = client { request in
            let url = try #require(request.url)
            return (Data(), URLResponse(url: url, mimeType: nil, expectedContentLength: 0, textEncodingName: nil))
        }
        await #expect(throws: APIError.self) { try await connection.empty(APIRequest("op", .get, "/")) }
    }
}
