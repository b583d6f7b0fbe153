import Testing

@testable import ApusRuntime

@Suite("media types")
struct MediaTypeTests {
    @Test(
        "is JSON",
        arguments: [
            ("application/json", true), ("Application/JSON; charset=utf-8", true), ("application/problem+json", true),
            ("application/vnd.segment.v1+json", true), ("text/json", true), ("text/html", false),
            ("application/jsonlines", false),
        ]
    )
    func isJSON(text: String, expected: Bool) {
        #expect(MediaType(text)?.isJSON == expected)
    }

    @Test(
        "a range covers a type",
        arguments: [
            ("*/*", "text/plain", true), ("text/*", "text/plain", true), ("text/*", "image/png", false),
            ("application/json", "application/json; charset=utf-8", true),
            ("application/json; version=2", "application/json", false),
            ("application/json; version=2", "application/json;VERSION=2", true),
            ("application/json; q=0.5", "application/json", true),
            ("application/vnd.a+json", "application/json", false),
        ]
    )
    func matches(range: String, type: String, expected: Bool) throws {
        #expect(try #require(MediaType(range)).matches(try #require(MediaType(type))) == expected)
    }

    @Test("no media type", arguments: ["", "json", "a/b/c", "a b/c", "/"])
    func none(text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test("quoted parameters are read and written")
    func quoted() throws {
        let type = try #require(MediaType(#"multipart/x; boundary="a;\"b"; c=d"#))
        #expect(type.parameter("Boundary") == #"a;"b"#)
        #expect(type.description == #"multipart/x; boundary="a;\"b"; c=d"#)
    }
}
