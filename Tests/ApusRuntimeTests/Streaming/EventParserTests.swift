import Testing

@testable import ApusRuntime

@Suite("server-sent events")
struct EventParserTests {
    private static let stream =
        "\u{FEFF}: comment\nid: 1\nevent: add\ndata: a\ndata:b\ndata:  c\n\n"
        + "retry: 1500\rdata\r\r"
        + "event: lonely\r\n\r\nid: 2\u{0}x\r\nretry: 1x\r\ndata: é😀\r\nunknown: y\r\n\r\n:\nid\ndata: z\n\n\ndata: cut off"

    private static let events = [
        ServerSentEvent(id: "1", event: "add", data: "a\nb\n c"),
        ServerSentEvent(id: "1", data: "", retry: .milliseconds(1500)),
        ServerSentEvent(id: "1", data: "é😀", retry: .milliseconds(1500)),
        ServerSentEvent(data: "z", retry: .milliseconds(1500)),
    ]

    @Test("the rules of the standard")
    func whole() throws {
        var parser = EventParser()
        #expect(try parser.add(Array(Self.stream.utf8)) == Self.events)
    }

    @Test("the same wherever it is split")
    func split() throws {
        let bytes = Array(Self.stream.utf8)
        for cut in 0...bytes.count {
            var parser = EventParser()
            let events = try parser.add(bytes[..<cut]) + parser.add(bytes[cut...])
            #expect(events == Self.events, "split at byte \(cut)")
        }
        var parser = EventParser()
        var events: [ServerSentEvent] = []
        for byte in bytes { events += try parser.add([byte]) }
        #expect(events == Self.events)
    }

    @Test("a line without end is refused")
    func limit() {
        var parser = EventParser(limit: 10)
        #expect(throws: ResponseFault.self) { try parser.add(Array("data: 12345678".utf8)) }
        var data = EventParser(limit: 20)
        #expect(throws: ResponseFault.self) {
            for _ in 0..<5 { _ = try data.add(Array("data: 12345\n".utf8)) }
        }
    }

    @Test("any lines are events of the same data, wherever they are cut", arguments: ["\n", "\r", "\r\n"])
    func lineEnds(end: String) throws {
        let fields = ["data: a", "data", "", "", "", ":", "event: e", "", "data: 1", "data: 2", "", ""]
        let bytes = Array(fields.map { $0 + end }.joined().utf8)
        let expected = [ServerSentEvent(data: "a\n"), ServerSentEvent(data: "1\n2")]
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var parser = EventParser()
                let events =
                    try parser.add(bytes[..<first]) + parser.add(bytes[first..<second]) + parser.add(bytes[second...])
                #expect(events == expected, "split at bytes \(first) and \(second)")
            }
        }
    }

    @Test("of empty lines in a row, one is passed on", arguments: [true, false])
    func emptyLines(splitsAtReturn: Bool) throws {
        for cut in 0...12 {
            var splitter = LineSplitter(limit: 100, splitsAtReturn: splitsAtReturn)
            var lines: [String] = []
            let bytes = Array("a\n\n\n\nb\n\n\n c".utf8) + [10]
            for part in [bytes[..<min(cut, bytes.count)], bytes[min(cut, bytes.count)...]] {
                try Array(part).withUnsafeBufferPointer { part throws(ResponseFault) in
                    try splitter.add(part) { lines.append(String(decoding: $0, as: UTF8.self)) }
                }
            }
            #expect(lines == ["a", "", "b", "", " c"], "split at byte \(cut)")
        }
    }

    @Test("many lines without an event need no memory")
    func manyLines() throws {
        var parser = EventParser(limit: 1000)
        let lines =
            Array(repeating: UInt8(10), count: 100_000) + Array(String(repeating: ":\r\nid: 1\n", count: 10_000).utf8)
        for _ in 0..<10 { #expect(try parser.add(lines).isEmpty) }
        #expect(try parser.add(Array("data: a\n\n".utf8)) == [ServerSentEvent(id: "1", data: "a")])
    }
}
