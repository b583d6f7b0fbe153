import Testing

@testable import ApusRuntime

@Suite("The head of a response")
struct ResponseHeadReaderTests {
    private func read(_ text: String) throws -> ResponseHeadReader {
        var reader = ResponseHeadReader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let bytes = Array(line.utf8) + [13, 10]
            _ = try bytes.withUnsafeBytes { try reader.read($0) }
        }
        return reader
    }

    @Test("fields keep their order, and a name may occur twice")
    func fields() throws {
        let head = try read("HTTP/1.1 200 OK\nB: 1\nA:2 \nb:  3\n\n")
        #expect(head.isComplete && head.status == 200)
        #expect(head.headers.fields == [.init("B", "1"), .init("A", "2"), .init("b", "3")])
    }

    @Test("an interim response is skipped, and a trailer is not a field")
    func interim() throws {
        let head = try read("HTTP/1.1 103 X\nContent-Length: 5\nA: 1\n\nHTTP/1.1 200 OK\nB: 2\n\nC: 3\n\n")
        #expect(head.isComplete && head.headers.fields == [.init("B", "2")])
        #expect(head.length == nil && head.count == 2)
    }

    @Test("without its empty line a head is not complete")
    func incomplete() throws {
        #expect(try read("HTTP/1.1 200 OK\nA: 1\n").isComplete == false)
        #expect(try read("HTTP/1.1 100 Continue\n\n").isComplete == false)
    }

    @Test("a folded value is one value")
    func folded() throws {
        #expect(try read("HTTP/1.1 200 OK\nA: 1\n  2\n\t3\n\n").headers["A"] == "1 2 3")
    }

    @Test(
        "what contradicts itself or is not HTTP is an error",
        arguments: [
            "HTTP/1.1 2x0 OK\n", "HTTP/1.1 2000 OK\n", "HTTP/1.1 099 X\n", "HTTP/1.1 \n", "ICY 200 OK\n",
            "HTTP/1.1 200 OK\nContent-Length: 1\nContent-Length: 2\n", "HTTP/1.1 200 OK\nContent-Length: 1, 2\n",
            "HTTP/1.1 200 OK\nContent-Length: -1\n", "HTTP/1.1 200 OK\nContent-Length: 99999999999999999999\n",
            "HTTP/1.1 200 OK\nContent-Length: \n", "HTTP/1.1 200 OK\nContent-Length : 1\n",
            "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked\n", "HTTP/1.1 200 OK\n folded\n",
            "HTTP/1.1 200 OK\nno colon\n",
        ]
    )
    func faults(text: String) {
        let error = #expect(throws: TransportError.self) { try read(text) }
        #expect(error?.kind == .invalidResponse)
    }

    @Test("the size of heads and trailers is limited, and so is the number of fields")
    func limits() {
        let line = "A: " + String(repeating: "b", count: 1000) + "\n"
        #expect(throws: TransportError.self) {
            try read("HTTP/1.1 200 OK\n" + String(repeating: line, count: 1100))
        }
        #expect(throws: TransportError.self) {
            try read("HTTP/1.1 200 OK\n\n" + String(repeating: line, count: 1100))
        }
        #expect(throws: TransportError.self) {
            try read("HTTP/1.1 200 OK\n" + String(repeating: "A: b\n", count: 5001))
        }
    }
}
