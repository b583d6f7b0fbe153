import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

/// What servers and callers give is anything at all: nothing of it may trap, and nothing may get out of its place.
@Suite("hostile text")
struct HostileTextTests {
    private static let alphabet = Array(
        "ab1290%/\\?#&=;,:.-_~\"'<>[]{}() \t\r\n\0é😀\u{7F}TZ+@|".unicodeScalars
    )

    private func texts(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var text = ""
            for _ in 0..<Int.random(in: 0..<24, using: &random) {
                if let scalar = Self.alphabet.randomElement(using: &random) { text.unicodeScalars.append(scalar) }
            }
            return text
        }
    }

    @Test("headers, links, dates and media types of a server")
    func server() {
        for text in texts(5000, seed: 1) {
            _ = MediaType(text)
            _ = LinkHeader.target(of: "next", in: text)
            _ = LinkHeader.target(of: "next", in: "<\(text)>; rel=\"\(text)\"")
            _ = HTTPDate.date(text)
            _ = RFC3339.date(text)
            _ = RFC3339.date("2024-01-01T00:00:00" + text)
            _ = RetryAfter.delay(status: 429, headers: ["Retry-After": text, "X-RateLimit-Reset": text], now: Date())
            _ = Secrets().redact(url: text)
            _ = Secrets().redact(url: "https://" + text)
            _ = Server("https://{a}" + text, ["a": text]).url
            _ = ResponseHeader<[Int]>("X").read(text)
        }
    }

    @Test("an argument of a path is one segment, and the URL is sent unchanged")
    func path() throws {
        var refused = 0
        for text in texts(5000, seed: 2) {
            var request = APIRequest("op", .get, "/a/{id}/b")
            request.path("id", text)
            guard let path = try? PathExpansion.expand("/a/{id}/b", request.parts.pathArguments) else {
                refused += 1
                continue
            }
            let segments = path.split(separator: "/", omittingEmptySubsequences: false)
            #expect(segments.count == 4 && segments[1] == "a" && segments[3] == "b")
            #expect(segments[2].removingPercentEncoding == text)
            #expect(URL(string: "https://h" + path)?.absoluteString == "https://h" + path)
        }
        #expect(refused < 1000)
    }

    @Test("a query value is one value")
    func query() {
        for text in texts(5000, seed: 3) {
            var request = APIRequest("op", .get, "/")
            request.query(text, text)
            request.query("last", 1)
            let pairs = request.parts.queryText.split(separator: "&", omittingEmptySubsequences: false)
            #expect(pairs.count == 2 && pairs[0].split(separator: "=", omittingEmptySubsequences: false).count == 2)
            #expect(!request.parts.queryText.contains("#"))
        }
    }

    @Test("no header value ends its line")
    func headers() {
        for text in texts(5000, seed: 4) {
            var request = APIRequest("op", .get, "/")
            request.header("X-A", text)
            request.cookie(text, text)
            let sent = request.parts.headers.map(\.value).joined() + request.parts.cookieText
            #expect(!sent.utf8.contains { $0 == 13 || $0 == 10 || $0 == 0 })
            #expect(!request.parts.cookieText.contains(";"))
        }
    }

    @Test("no name or media type of a description begins a header of its own")
    func names() throws {
        var refused = 0
        for text in texts(2000, seed: 7) + ["X-A\r\nX-Injected: 1", "text/plain\r\nX-Injected: 1", "a\nb", "a\0b"] {
            for place in 0..<5 {
                var request = APIRequest("op", .post, "/")
                switch place {
                case 0: request.header(text, "1")
                case 1: request.cookie(text, text)
                case 2: request.accepts(text)
                case 3: request.text("body", text)
                default: request.queryContent("q", text, text)
                }
                guard let draft = try? RequestDraft(request.parts, ClientOptions(), Server("https://h.example")) else {
                    refused += 1
                    continue
                }
                for field in draft.headers {
                    #expect(!(field.name + field.value).utf8.contains { $0 == 13 || $0 == 10 || $0 == 0 })
                }
                #expect(draft.url.absoluteString.hasPrefix("https://h.example/"))
            }
        }
        #expect(refused > 100)
    }

    @Test("no name of a part ends its quotes")
    func multipart() throws {
        for text in texts(2000, seed: 5) {
            var form = MultipartForm(boundary: "b")
            form.file(text, UploadFile(Data(), name: text))
            let body = try #require(form.data.map { String(decoding: $0, as: UTF8.self) })
            #expect(body.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count == 7)
            #expect(body.filter { $0 == "\"" }.count == 4)
        }
    }

    @Test("any bytes are events, or none")
    func events() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0..<80, using: &random)).map { _ in
                [10, 13, 58, 32, 100, 97, 116, 255, 0].randomElement(using: &random) ?? UInt8(10)
            }
            var whole = EventParser()
            var split = EventParser()
            let cut = Int.random(in: 0...bytes.count, using: &random)
            let expected = try whole.add(bytes)
            #expect(try split.add(bytes[..<cut]) + split.add(bytes[cut...]) == expected)
        }
    }
}
