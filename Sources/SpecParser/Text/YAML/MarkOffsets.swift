import CYAML

/// Turns the marks of libyaml, which count characters, into byte offsets.
///
/// Marks come nearly in order, so the way from one to the next is short; in ASCII text there is none.
struct MarkOffsets {
    private let source: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    /// The byte where libyaml started to count.
    private let origin: Int
    private var character = 0
    private var byte: Int

    init(source: UnsafeBufferPointer<UInt8>, origin: Int) {
        self.source = source
        self.origin = origin
        byte = origin
        isASCII = source[origin...].withContiguousStorageIfAvailable(Self.isASCII) ?? false
    }

    /// The byte offset of a mark.
    @inline(__always)
    mutating func offset(of mark: yaml_mark_t) -> UInt32 {
        let index = Int(truncatingIfNeeded: mark.index)
        if isASCII { return UInt32(truncatingIfNeeded: min(origin &+ index, source.count)) }
        return UInt32(truncatingIfNeeded: walk(to: index))
    }

    private mutating func walk(to target: Int) -> Int {
        let raw = UnsafeRawBufferPointer(source)
        while character < target, byte < source.count {
            if target &- character >= 8, byte &+ 8 <= source.count, Self.isASCII(raw, at: byte) {
                byte &+= 8
                character &+= 8
                continue
            }
            byte &+= 1
            while byte < source.count, source[byte] & 0xC0 == 0x80 { byte &+= 1 }
            character &+= 1
        }
        while character > target, byte > origin {
            if character &- target >= 8, byte &- 8 >= origin, Self.isASCII(raw, at: byte &- 8) {
                byte &-= 8
                character &-= 8
                continue
            }
            byte &-= 1
            while byte > origin, source[byte] & 0xC0 == 0x80 { byte &-= 1 }
            character &-= 1
        }
        return byte
    }

    /// Whether the 8 bytes at `offset` are ASCII.
    @inline(__always)
    private static func isASCII(_ raw: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    }

    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset + 8 <= raw.count {
            if !isASCII(raw, at: offset) { return false }
            offset += 8
        }
        return raw[offset...].allSatisfy { $0 < 0x80 }
    }
}
