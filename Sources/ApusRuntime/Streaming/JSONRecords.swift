internal import Foundation

/// Splits a body into the texts of its values: lines (JSON Lines, NDJSON), or the records of a JSON text sequence, which
/// begin with a record separator and may have several lines (RFC 7464 §2).
nonisolated struct JSONRecords {
    /// RS.
    static let separator: UInt8 = 0x1E

    private enum Framing {
        /// A sequence when the first byte is a record separator, else lines.
        case undecided
        case lines(LineSplitter)
        case sequence
    }

    private let limit: Int
    private var framing: Framing
    /// What came before the framing was decided, or the record that has not ended.
    private var pending: [UInt8] = []

    init(isSequence: Bool, limit: Int = 64 << 20) {
        self.limit = limit
        framing = isSequence ? .sequence : .undecided
    }

    /// Adds bytes and returns the texts that they end, without white space at both ends and without empty ones.
    mutating func add(_ bytes: Data) throws(ResponseFault) -> [ArraySlice<UInt8>] {
        var texts: [ArraySlice<UInt8>] = []
        if case .undecided = framing {
            pending += bytes
            try splitStart(isAtEnd: false, &texts)
        } else {
            try split(bytes, &texts)
        }
        return texts
    }

    /// The text that the end of the body ends.
    mutating func finish() throws(ResponseFault) -> [ArraySlice<UInt8>] {
        var texts: [ArraySlice<UInt8>] = []
        if case .undecided = framing { try splitStart(isAtEnd: true, &texts) }
        if case .lines(var splitter) = framing { pending = splitter.rest() }
        pending.withUnsafeBufferPointer { add($0, &texts) }
        pending = []
        return texts
    }

    /// Splits what came before the framing was decided, if it can be decided now.
    private mutating func splitStart(isAtEnd: Bool, _ texts: inout [ArraySlice<UInt8>]) throws(ResponseFault) {
        guard decide(isAtEnd: isAtEnd) else { return }
        let start = pending
        pending = []
        try split(start, &texts)
    }

    /// Looks at the first byte after a byte order mark and white space.
    ///
    /// - Returns: `false`: more bytes are needed.
    private mutating func decide(isAtEnd: Bool) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if pending.count < mark.count, mark.starts(with: pending), !isAtEnd { return false }
        if pending.starts(with: mark) { pending.removeFirst(mark.count) }
        guard let first = pending.first(where: { !JSONRecords.isSpace($0) }) else {
            // White space before the first text is dropped, so that a server cannot send it without end.
            if pending.count > mark.count { pending = [32, 32, 32] }
            if isAtEnd { framing = .sequence }
            return isAtEnd
        }
        framing =
            first == JSONRecords.separator
            ? .sequence : .lines(LineSplitter(limit: limit, splitsAtReturn: false))
        return true
    }

    private mutating func split(
        _ bytes: some ContiguousBytes,
        _ texts: inout [ArraySlice<UInt8>]
    ) throws(ResponseFault) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(ResponseFault) in try split(bytes.bindMemory(to: UInt8.self), &texts) }
        }
        try result.get()
    }

    private mutating func split(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ texts: inout [ArraySlice<UInt8>]
    ) throws(ResponseFault) {
        guard case .lines(var splitter) = framing else { return try splitSequence(bytes, &texts) }
        // Taken out, so that the splitter is changed in place.
        framing = .sequence
        defer { framing = .lines(splitter) }
        try splitter.add(bytes) { line in add(line, &texts) }
    }

    private mutating func splitSequence(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ texts: inout [ArraySlice<UInt8>]
    ) throws(ResponseFault) {
        var start = 0
        while true {
            let end = bytes.position(of: JSONRecords.separator, from: start)
            let piece = bytes[start..<end]
            guard pending.count + piece.count <= limit else {
                throw ResponseFault(.decoding, "a record of the stream is longer than \(limit) bytes")
            }
            pending.append(contentsOf: piece)
            guard end < bytes.count else { return }
            pending.withUnsafeBufferPointer { add($0, &texts) }
            pending.removeAll(keepingCapacity: pending.count < LineSplitter.keptCapacity)
            start = end + 1
        }
    }

    private func add(_ bytes: UnsafeBufferPointer<UInt8>, _ texts: inout [ArraySlice<UInt8>]) {
        let isBlank: (UInt8) -> Bool = { JSONRecords.isSpace($0) || $0 == JSONRecords.separator }
        var text = bytes.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        if !text.isEmpty { texts.append(Array(text)[...]) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 || byte == 10 }
}
