internal import Foundation

/// Splits bytes into lines, wherever they were cut: LF ends a line, and CR and CRLF do if `splitsAtReturn` is set.
///
/// Of empty lines in a row, only the first is passed on: the formats that consist of lines ignore the others, and a server
/// can send them without end. A line in one piece is not copied.
nonisolated struct LineSplitter {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The memory for a line, in bytes, that is kept for the next one.
    static let keptCapacity = 64 << 10

    /// The beginning of a line that has not ended.
    private var line: [UInt8] = []
    private var lastWasEmpty = false
    private var lastWasReturn = false
    /// The longest line in bytes.
    let limit: Int
    /// Whether CR alone ends a line.
    let splitsAtReturn: Bool

    init(limit: Int, splitsAtReturn: Bool) {
        self.limit = limit
        self.splitsAtReturn = splitsAtReturn
    }

    /// Adds bytes and passes every line that they end to `take`.
    mutating func add(_ bytes: Bytes, _ take: (Bytes) throws(ResponseFault) -> Void) throws(ResponseFault) {
        var start = skipEnds(bytes, from: 0)
        // The next LF and the next CR at or after `start`.
        var feed = -1
        var carriageReturn = splitsAtReturn ? -1 : bytes.count
        while start < bytes.count {
            if feed < start { feed = bytes.position(of: 10, from: start) }
            if carriageReturn < start { carriageReturn = bytes.position(of: 13, from: start) }
            let end = min(feed, carriageReturn)
            let piece = Bytes(rebasing: bytes[start..<end])
            guard line.count + piece.count <= limit else {
                throw ResponseFault(.decoding, "a line of the stream is longer than \(limit) bytes")
            }
            guard end < bytes.count else { return line.append(contentsOf: piece) }
            lastWasReturn = end == carriageReturn
            lastWasEmpty = line.isEmpty && piece.isEmpty
            if line.isEmpty {
                try take(piece)
            } else {
                line.append(contentsOf: piece)
                defer { line.removeAll(keepingCapacity: line.count < LineSplitter.keptCapacity) }
                try line.withUnsafeBufferPointer(take)
            }
            start = skipEnds(bytes, from: end + 1)
        }
    }

    /// The last line, which has no end.
    mutating func rest() -> [UInt8] {
        defer { line = [] }
        return line
    }

    /// Skips the second half of a CRLF, and the ends of further empty lines.
    private mutating func skipEnds(_ bytes: Bytes, from start: Int) -> Int {
        guard start < bytes.count, lastWasReturn || lastWasEmpty, let base = bytes.baseAddress else { return start }
        var next = base + start
        let end = base + bytes.count
        if lastWasReturn, next.pointee == 10 { next += 1 }
        if lastWasEmpty {
            let other: UInt8 = splitsAtReturn ? 13 : 10
            while next < end, next.pointee == 10 || next.pointee == other { next += 1 }
        }
        lastWasReturn = next > base && next == end && next[-1] == 13
        if next < end { lastWasEmpty = false }
        return next - base
    }
}

nonisolated extension UnsafeBufferPointer<UInt8> {
    /// The position of the first `byte` at or after `start`; `count` if there is none. It is fast in debug builds, too.
    func position(of byte: UInt8, from start: Int = 0) -> Int {
        guard start < count, let base = baseAddress else { return count }
        guard let found = memchr(base + start, Int32(byte), count - start) else { return count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether these are the bytes of a text in ASCII.
    func isEqual(to text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount, let base = baseAddress else {
            return count == 0 && text.utf8CodeUnitCount == 0
        }
        return memcmp(base, text.utf8Start, count) == 0
    }
}
