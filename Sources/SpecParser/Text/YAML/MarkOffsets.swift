import CYAML

/// Converts the marks of libyaml, which count characters, to byte offsets.
///
/// In a run of ASCII characters the two differ by a constant. Marks are nearly in order, so the distance between
/// successive marks is short.
struct MarkOffsets {
    /// The maximum distance that is scanned for the end of a run, in bytes.
    private static let lookahead = 4096

    private let source: UnsafeBufferPointer<UInt8>
    /// The bytes that libyaml reads.
    private let range: Range<Int>
    /// The numbers of the first and the last character of the run that contains the last mark. The last character may
    /// not be ASCII.
    private var first = 0
    private var last = 0
    /// The difference between the byte offset and the number of a character of the run.
    private var shift: Int

    init(source: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
        self.source = source
        self.range = range
        shift = range.lowerBound
    }

    /// Returns the byte offset of a mark.
    @inline(__always)
    mutating func offset(of mark: yaml_mark_t) -> UInt32 {
        let index = Int(truncatingIfNeeded: mark.index)
        if index > last { moveForward(to: index) } else if index < first { moveBackward(to: index) }
        return UInt32(truncatingIfNeeded: min(max(index &+ shift, range.lowerBound), range.upperBound))
    }

    private mutating func moveForward(to index: Int) {
        while index > last {
            let byte = last + shift
            guard byte < range.upperBound else { return }
            let length = lengthOfASCII(from: byte)
            if length > 0 {
                last += length
                continue
            }
            var next = byte + 1
            while next < range.upperBound, source[next] & 0xC0 == 0x80 { next += 1 }
            last += 1
            first = last
            shift = next - first
        }
    }

    private mutating func moveBackward(to index: Int) {
        while index < first {
            var byte = first + shift - 1
            guard byte >= range.lowerBound else { return }
            if source[byte] < 0x80 {
                first -= 1
                continue
            }
            while byte > range.lowerBound, source[byte] & 0xC0 == 0x80 { byte -= 1 }
            first -= 1
            last = first
            shift = byte - first
        }
    }

    /// Returns the number of ASCII bytes from `start` on, at most ``lookahead``.
    private func lengthOfASCII(from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(source)
        let end = min(start + Self.lookahead, range.upperBound)
        var offset = start
        while offset + 8 <= end,
            raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            offset += 8
        }
        while offset < end, source[offset] < 0x80 { offset += 1 }
        return offset - start
    }
}
