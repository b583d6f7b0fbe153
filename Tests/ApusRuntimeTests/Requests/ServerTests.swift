import Testing

@testable import ApusRuntime

@Suite("servers")
struct ServerTests {
    @Test(
        "variables are data",
        arguments: [
            ("https://{t}.example.com/v1/", "acme", "https://acme.example.com/v1"),
            ("https://{t}.example.com", "evil.com/", "https://evil.com%2F.example.com"),
            ("https://{t}.example.com", "a@evil.com#", "https://a%40evil.com%23.example.com"),
            ("https://h/{t}", "v1/eu", "https://h/v1/eu"),
            ("https://h/{t}/x", "..", "https://h//x"),
            ("https://h:{t}", "8443", "https://h:8443"),
            ("{t}/v1", "http://localhost:1", "http://localhost:1/v1"),
            ("https://{other}.example.com", "x", "https://{other}.example.com"),
        ]
    )
    func variables(template: String, value: String, expected: String) {
        #expect(Server(template, ["t": value]).url == expected)
    }

    @Test(
        "a server that is not a URL is an error and does not trap",
        arguments: ["", "/v1", "ftp://x", "https://{t}.com", "http://"]
    )
    func invalid(url: String) async {
        let connection = APIConnection(server: Server(url))
        await #expect(throws: APIError.self) { try await connection.empty(APIRequest("op", .get, "/")) }
    }
}
