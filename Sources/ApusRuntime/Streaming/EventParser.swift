/// Parses an event stream (WHATWG HTML §9.2.6), however its bytes are cut.
package nonisolated struct EventParser {
    private var splitter: LineSplitter
    private var isFirstLine = true
    private var data: String?
    private var event = ""
    private var id = ""
    private var retry: Duration?

    /// - Parameter limit: the longest line, and the longest data of an event, in bytes.
    package init(limit: Int = 64 << 20) {
        splitter = LineSplitter(limit: limit, splitsAtReturn: true)
    }

    /// Adds bytes and returns the events that they end.
    package mutating func add(_ bytes: some Sequence<UInt8>) throws(ResponseFault) -> [ServerSentEvent] {
        var lines: [[UInt8]] = []
        try splitter.add(bytes) { lines.append($0) }
        var events: [ServerSentEvent] = []
        for line in lines {
            if let event = read(line) { events.append(event) }
            guard (data?.utf8.count ?? 0) <= splitter.limit else {
                throw ResponseFault(.decoding, "the data of an event is longer than \(splitter.limit) bytes")
            }
        }
        return events
    }

    private mutating func read(_ bytes: [UInt8]) -> ServerSentEvent? {
        var bytes = bytes[...]
        if isFirstLine, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        isFirstLine = false
        if bytes.isEmpty { return dispatch() }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            take(String(decoding: bytes, as: UTF8.self), "")
            return nil
        }
        // A line that begins with a colon is a comment.
        if colon == bytes.startIndex { return nil }
        var value = bytes[(colon + 1)...]
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        take(String(decoding: bytes[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
        return nil
    }

    private mutating func take(_ field: String, _ value: String) {
        switch field {
        case "data":
            if data == nil { data = value } else { data? += "\n" + value }
        case "event":
            event = value
        case "id":
            if !value.unicodeScalars.contains("\0") { id = value }
        case "retry":
            if !value.isEmpty, value.utf8.allSatisfy({ (48...57).contains($0) }), let time = Double(value) {
                retry = .bounded(seconds: time / 1000)
            }
        default:
            break
        }
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            data = nil
            event = ""
        }
        guard let data else { return nil }
        return ServerSentEvent(id: id, event: event.isEmpty ? "message" : event, data: data, retry: retry)
    }
}
