/// The hash function for the keys of the mappings of a tree.
///
/// The seed is random, so that a hostile description cannot contain keys with equal hashes. The output does not depend
/// on it: mappings keep the order of the text.
struct KeyHash: Sendable {
    private let seed = UInt64.random(in: .min ... .max)

    /// Returns a 32-bit hash of a text; reads 8 bytes at a time.
    @inline(__always)
    func callAsFunction(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var state = seed ^ UInt64(truncatingIfNeeded: text.count)
        var offset = 0
        let raw = UnsafeRawBufferPointer(text)
        while offset &+ 8 <= text.count {
            state = Self.mix(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset &+= 8
        }
        if offset < text.count {
            var rest: UInt64 = 0
            while offset < text.count {
                rest = rest << 8 | UInt64(raw[offset])
                offset &+= 1
            }
            state = Self.mix(state ^ rest)
        }
        return UInt32(truncatingIfNeeded: state >> 32)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
