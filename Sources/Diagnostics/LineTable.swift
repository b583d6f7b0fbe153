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
        var starts = [hasByteOrderMark ? 3 : 0]
        var continuations = [Int]()
        continuations.reserveCapacity(bytes.count / Self.blockSize + 1)
        var count = 0
        bytes.withUnsafeBufferPointer { buffer in
            let text = UnsafeRawBufferPointer(buffer)
            var offset = 0
            while offset < buffer.count {
                if offset % Self.blockSize == 0 { continuations.append(count) }
                // The size of a block is a multiple of that of a word, so a block never begins inside a word.
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

    /// Returns a word with the highest bit of each LF byte set; the first byte of the text is the lowest one. Returns
    /// `nil` if a byte may be CR or is not ASCII.
    private static func lineFeeds(_ word: UInt64) -> UInt64? {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let ordered = UInt64(littleEndian: word)
        // Subtracting one sets the highest bit of a byte that is zero, which is CR before the XOR.
        let returns = (ordered ^ (ones &* 0x0D)) &- ones
        guard (ordered | returns) & highs == 0 else { return nil }
        // Adding 0x7F to an ASCII byte sets its highest bit unless the byte is zero, and does not carry.
        return ~((ordered ^ (ones &* 0x0A)) &+ (highs &- ones)) & highs
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
