/// Where the lines of a UTF-8 text start, and how many characters stand before a byte.
///
/// A line ends at LF, CRLF or a lone CR. Counting characters costs at most one block of
/// ``blockSize`` bytes, so columns are cheap in a minified file of one line too.
struct LineTable: Sendable {
    static let blockSize = 1024

    /// The byte offset of the first character of each line; never empty.
    let starts: [Int]
    /// The number of UTF-8 continuation bytes before each block; empty when the text is ASCII.
    private let continuationsBeforeBlock: [Int]

    init(bytes: [UInt8]) {
        let hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        var starts = [hasByteOrderMark ? 3 : 0]
        var continuations = [Int]()
        continuations.reserveCapacity(bytes.count / Self.blockSize + 1)
        var count = 0
        bytes.withUnsafeBufferPointer { buffer in
            let text = UnsafeRawBufferPointer(buffer)
            var offset = 0
            while offset < buffer.count {
                if offset % Self.blockSize == 0 { continuations.append(count) }
                // Blocks are whole words, so that no block begins inside of a word.
                if offset % 8 == 0, offset + 8 <= buffer.count,
                    var lineFeeds = Self.lineFeeds(text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                {
                    while lineFeeds != 0 {
                        starts.append(offset + lineFeeds.trailingZeroBitCount / 8 + 1)
                        lineFeeds &= lineFeeds &- 1
                    }
                    offset += 8
                    continue
                }
                let byte = buffer[offset]
                offset += 1
                if byte == 0x0A {
                    starts.append(offset)
                } else if byte == 0x0D {
                    if offset == buffer.count || buffer[offset] != 0x0A { starts.append(offset) }
                } else if byte & 0xC0 == 0x80 {
                    count += 1
                }
            }
        }
        self.starts = starts
        continuationsBeforeBlock = count == 0 ? [] : continuations
    }

    /// The highest bit of each byte that is LF, in the order of the text from the lowest bit; `nil` where some byte may be
    /// CR or is not ASCII.
    private static func lineFeeds(_ word: UInt64) -> UInt64? {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let ordered = UInt64(littleEndian: word)
        // A byte of zero borrows from its highest bit.
        let returns = (ordered ^ (ones &* 0x0D)) &- ones
        guard (ordered | returns) & highs == 0 else { return nil }
        // In ASCII, adding 0x7F reaches the highest bit of each byte but one of zero, and no other byte.
        return ~((ordered ^ (ones &* 0x0A)) &+ (highs &- ones)) & highs
    }

    /// The index in ``starts`` of the line that holds the byte at `offset`.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The number of characters (Unicode scalars) between two byte offsets.
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
