import Testing

@testable import ApusRuntime

@Suite("path arguments")
struct PathExpansionTests {
    private func expand(_ template: String, _ value: String) throws -> String {
        var request = APIRequest("op", .get, template)
        request.path("id", value)
        return try PathExpansion.expand(template, request.parts.pathArguments)
    }

    @Test(
        "an argument stays data",
        arguments: [
            ("a/b", "/x/a%2Fb/y"), ("a?b", "/x/a%3Fb/y"), ("100%", "/x/100%25/y"), ("%2F", "/x/%252F/y"),
            ("é", "/x/%C3%A9/y"), ("a b", "/x/a%20b/y"), ("../..", "/x/..%2F../y"), ("...", "/x/.../y"),
            ("a;b=c", "/x/a%3Bb%3Dc/y"), ("{id}", "/x/%7Bid%7D/y"), ("~-._", "/x/~-._/y"), ("\r\n", "/x/%0D%0A/y"),
            ("😀", "/x/%F0%9F%98%80/y"),
        ]
    )
    func data(value: String, expected: String) throws {
        #expect(try expand("/x/{id}/y", value) == expected)
    }

    @Test("an argument that would change the path is refused", arguments: [".", "..", ""])
    func traversal(value: String) {
        #expect(throws: RequestFault.self) { try expand("/x/{id}/y", value) }
        if !value.isEmpty { #expect(throws: RequestFault.self) { try expand("/x/{id}", value) } }
    }

    @Test("an argument at the end may be empty, which is the root")
    func root() throws {
        #expect(try expand("/contents/{id}", "") == "/contents/")
        #expect(try expand("/contents/{id}", "a") == "/contents/a")
        #expect(throws: RequestFault.self) { try expand("/contents/{id}/", "") }
    }

    @Test("dots inside a segment are nothing special")
    func dots() throws {
        #expect(try expand("/files/{id}.json", "..") == "/files/...json")
        #expect(try expand("/files/{id}:copy", "") == "/files/:copy")
    }

    @Test("a parameter may stand twice, and one without an argument is a fault")
    func names() throws {
        #expect(try expand("/{id}/{id}", "a") == "/a/a")
        #expect(throws: RequestFault.self) { try expand("/{other}", "a") }
        #expect(throws: RequestFault.self) { try expand("/{id", "a") }
    }
}
