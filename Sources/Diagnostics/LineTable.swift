#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The starts of the lines of a UTF-8 text, and counts from which columns are computed.
///
/// A line ends at LF, CRLF or a single CR. Computing a column reads at most one block of ``blockSize`` bytes, which
/// keeps it fast in a minified file with a single line.
struct LineTable: Sendable {
    static let blockSize = 1024

    /// The byte offset of the first character of each line; never empty.
    let starts: [Int]
    /// The number of UTF-8 continuation bytes before each block; empty when the text is ASCII.
    private let continuationsBeforeBlock: [Int]

    init(bytes: [UInt8]) {
        let hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let first = hasByteOrderMark ? 3 : 0
        (starts, continuationsBeforeBlock) = bytes.withUnsafeBytes { text in
            (Self.starts(in: text, first: first), Self.continuationsBeforeBlock(in: text))
        }
    }

    private static func starts(in text: UnsafeRawBufferPointer, first: Int) -> [Int] {
        var starts = [first]
        guard let base = text.baseAddress else { return starts }
        /// The offset of the next byte with a value; the end of the text if there is none.
        func next(_ byte: UInt8, from offset: Int) -> Int {
            memchr(base + offset, Int32(byte), text.count - offset).map { UnsafeRawPointer($0) - base } ?? text.count
        }
        var (feed, carriageReturn) = (next(0x0A, from: 0), next(0x0D, from: 0))
        while min(feed, carriageReturn) < text.count {
            let end = min(feed, carriageReturn)
            // The LF of a CRLF ends the line.
            if end == feed || end + 1 != feed { starts.append(end + 1) }
            if end == feed { feed = next(0x0A, from: end + 1) } else { carriageReturn = next(0x0D, from: end + 1) }
        }
        return starts
    }

    private static func continuationsBeforeBlock(in text: UnsafeRawBufferPointer) -> [Int] {
        var counts: [Int] = []
        counts.reserveCapacity(text.count / blockSize + 1)
        var count = 0
        for start in stride(from: 0, to: text.count, by: blockSize) {
            counts.append(count)
            let end = min(start + blockSize, text.count)
            var offset = start
            while offset + 8 <= end {
                let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                let highs = word & 0x8080_8080_8080_8080
                // The second highest bit of a continuation byte is not set.
                if highs != 0 { count += (highs & ~(word &<< 1)).nonzeroBitCount }
                offset += 8
            }
            for byte in text[offset..<end] where byte & 0xC0 == 0x80 { count += 1 }
        }
        return count == 0 ? [] : counts
    }

    /// Returns the index in ``starts`` of the line that contains the byte at `offset`.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Returns the number of characters (Unicode scalars) between two byte offsets.
    func characters(from start: Int, to end: Int, in bytes: [UInt8]) -> Int {
        guard end > start else { return 0 }
        return end - start - (continuations(before: end, in: bytes) - continuations(before: start, in: bytes))
    }

    private func continuations(before offset: Int, in bytes: [UInt8]) -> Int {
        guard !continuationsBeforeBlock.isEmpty else { return 0 }
        let block = min(offset / Self.blockSize, continuationsBeforeBlock.count - 1)
        var count = continuationsBeforeBlock[block]
        for byte in bytes[(block * Self.blockSize)..<offset] where byte & 0xC0 == 0x80 { count += 1 }
        return count
    }
}
