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
        #expect(try parser.add(Self.stream.utf8) == Self.events)
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
}
