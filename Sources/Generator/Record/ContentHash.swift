/// What stands for the content of a file: 128 bits that differ when the contents do.
///
/// It is fast rather than secret: it tells an edited file from an unedited one, and is no proof against somebody who
/// makes two files for the purpose. The worst that such a person gains is a client that is not made again.
package struct ContentHash: Sendable, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Of some bytes.
    package init(of bytes: [UInt8]) {
        var hasher = ContentHasher()
        bytes.withUnsafeBytes { hasher.add($0) }
        self = hasher.hash
    }

    /// Of a text.
    package init(of text: String) {
        self.init(of: Array(text.utf8))
    }

    /// 32 hexadecimal digits.
    package var text: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// Makes a ``ContentHash`` of bytes that come in pieces.
///
/// Four lanes take 8 bytes each in turn, with the round of XXH64: for one value of a lane, two different words never give
/// the same next value, so that files that differ in one word differ in the lanes. They are folded into 128 bits twice, in
/// two orders.
package struct ContentHasher {
    private var lanes: SIMD4<UInt64>
    private var length: UInt64 = 0
    /// What came behind the last 32 bytes.
    private var rest: [UInt8] = []

    private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let third: UInt64 = 0x1656_67B1_9E37_79F9
    private static let block = 32

    package init() {
        lanes = SIMD4(Self.first &+ Self.second, Self.second, Self.third, 0 &- Self.first)
    }

    /// Adds the next bytes; in how many pieces they come makes no difference.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        var start = 0
        if !rest.isEmpty {
            start = min(Self.block - rest.count, bytes.count)
            rest.append(contentsOf: bytes[..<start])
            guard rest.count == Self.block else { return }
            let full = rest
            full.withUnsafeBytes { _ = addBlocks($0, from: 0) }
            rest = []
        }
        let end = addBlocks(bytes, from: start)
        rest.append(contentsOf: bytes[end...])
    }

    /// The hash of all that was added.
    package var hash: ContentHash {
        var padded = self
        // The length tells zeros at the end from those that fill the block.
        let filling = [UInt8](repeating: 0, count: (Self.block - rest.count) % Self.block)
        filling.withUnsafeBytes { padded.add($0) }
        let (a, b, c, d) = (padded.lanes[0], padded.lanes[1], padded.lanes[2], padded.lanes[3])
        return ContentHash(
            high: Self.fold([a, b, c, d], seed: length &+ Self.first),
            low: Self.fold([c, a, d, b], seed: length ^ Self.second)
        )
    }

    /// Adds whole blocks, and returns where the first byte stands that does not fill one.
    private mutating func addBlocks(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
        var offset = start
        while bytes.count - offset >= Self.block {
            a = Self.round(a, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            b = Self.round(b, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            c = Self.round(c, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
            d = Self.round(d, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
            offset += Self.block
        }
        lanes = SIMD4(a, b, c, d)
        return offset
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        let sum = lane &+ UInt64(littleEndian: word) &* second
        return (sum &<< 31 | sum &>> 33) &* first
    }

    private static func fold(_ lanes: [UInt64], seed: UInt64) -> UInt64 {
        var hash = seed
        for lane in lanes {
            hash = (hash ^ avalanche(lane)) &* first &+ third
            hash = (hash &<< 27 | hash &>> 37)
        }
        return avalanche(hash)
    }

    /// Lets every bit have its part in every other.
    private static func avalanche(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value &>> 33) &* second
        value = (value ^ value &>> 29) &* third
        return value ^ value &>> 32
    }
}
