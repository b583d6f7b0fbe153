package import Foundation

/// Parses an event stream (WHATWG HTML §9.2.6), however its bytes are cut.
package nonisolated struct EventParser {
    private var splitter: LineSplitter
    private var isFirstLine = true
    /// The data of the event, each line with a line feed at its end.
    private var data: [UInt8] = []
    private var event = ""
    private var id = ""
    private var retry: Duration?

    /// - Parameter limit: the longest line, and the longest data of an event, in bytes.
    package init(limit: Int = 64 << 20) {
        splitter = LineSplitter(limit: limit, splitsAtReturn: true)
    }

    /// Adds bytes and returns the events that they end.
    package mutating func add(_ bytes: some ContiguousBytes) throws(ResponseFault) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(ResponseFault) in try add(bytes.bindMemory(to: UInt8.self), &events) }
        }
        try result.get()
        return events
    }

    private mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ events: inout [ServerSentEvent]
    ) throws(ResponseFault) {
        // Taken out, so that the splitter is changed while the parser is.
        var splitter = splitter
        self.splitter = LineSplitter(limit: splitter.limit, splitsAtReturn: true)
        defer { self.splitter = splitter }
        try splitter.add(bytes) { line throws(ResponseFault) in
            if let event = try read(line) { events.append(event) }
        }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(ResponseFault) -> ServerSentEvent? {
        var line = bytes
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = .init(rebasing: line.dropFirst(3)) }
        }
        if line.isEmpty { return dispatch() }
        let colon = line.position(of: UInt8(ascii: ":"))
        // A line that begins with a colon is a comment.
        if colon == 0 { return nil }
        let field = UnsafeBufferPointer(rebasing: line[..<colon])
        var start = min(colon + 1, line.count)
        if start < line.count, line[start] == UInt8(ascii: " ") { start += 1 }
        try take(field, UnsafeBufferPointer(rebasing: line[start...]))
        return nil
    }

    private mutating func take(
        _ field: UnsafeBufferPointer<UInt8>,
        _ value: UnsafeBufferPointer<UInt8>
    ) throws(ResponseFault) {
        if field.isEqual(to: "data") {
            guard data.count + value.count <= splitter.limit else {
                throw ResponseFault(.decoding, "the data of an event is longer than \(splitter.limit) bytes")
            }
            data.append(contentsOf: value)
            data.append(10)
        } else if field.isEqual(to: "event") {
            event = String(decoding: value, as: UTF8.self)
        } else if field.isEqual(to: "id") {
            if value.position(of: 0) == value.count { id = String(decoding: value, as: UTF8.self) }
        } else if field.isEqual(to: "retry") {
            let isNumber = !value.isEmpty && value.allSatisfy { (48...57).contains($0) }
            if isNumber, let time = Double(String(decoding: value, as: UTF8.self)) {
                retry = .bounded(seconds: time / 1000)
            }
        }
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer { event = "" }
        guard !data.isEmpty else { return nil }
        let text = String(decoding: data.dropLast(), as: UTF8.self)
        // Memory for a large event is not kept.
        data.removeAll(keepingCapacity: data.count < LineSplitter.keptCapacity)
        return ServerSentEvent(id: id, event: event.isEmpty ? "message" : event, data: text, retry: retry)
    }
}
