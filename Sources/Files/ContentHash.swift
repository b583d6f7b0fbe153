/// A 128-bit hash of a file's contents.
///
/// With a secret ``Key``, an attacker can't create a file that has the same hash as another.
package struct ContentHash: Sendable, Hashable {
    package let low: UInt64
    package let high: UInt64

    package init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// Hashes bytes.
    package init(of bytes: [UInt8], key: Key = .known) {
        var hasher = ContentHasher(key: key)
        bytes.withUnsafeBytes { hasher.add($0) }
        self = hasher.hash
    }

    /// 32 hexadecimal digits.
    package var text: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The key of a keyed hash. Each record has its own.
    package struct Key: Sendable, Hashable {
        package let low: UInt64
        package let high: UInt64

        package init(low: UInt64, high: UInt64) {
            self.low = low
            self.high = high
        }

        /// A fixed key, for hashes that need not resist forgery.
        package static let known = Key(low: 0, high: 0)

        /// A new random key.
        package static func random() -> Key {
            Key(low: .random(in: .min ... .max), high: .random(in: .min ... .max))
        }
    }
}

/// Computes a ``ContentHash`` incrementally: SipHash by Aumasson and Bernstein, with an output of 128 bits.
///
/// By default it is SipHash-1-3, as in Swift's `Hasher`. That type can't be used, because its output has 64 bits and its
/// key differs in each process.
package struct ContentHasher {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    private let wordRounds: Int
    private let lastRounds: Int
    private var length = 0
    /// The bytes after the last complete word, in little-endian order.
    private var rest: UInt64 = 0

    /// - Parameters:
    ///   - wordRounds: The number of rounds per word of 8 bytes.
    ///   - lastRounds: The number of rounds after the last word. The published test vectors use 2 and 4 rounds.
    package init(key: ContentHash.Key, wordRounds: Int = 1, lastRounds: Int = 3) {
        v0 = 0x736F_6D65_7073_6575 ^ key.low
        v1 = 0x646F_7261_6E64_6F6D ^ key.high ^ 0xEE
        v2 = 0x6C79_6765_6E65_7261 ^ key.low
        v3 = 0x7465_6462_7974_6573 ^ key.high
        self.wordRounds = wordRounds
        self.lastRounds = lastRounds
    }

    /// Adds bytes. The hash does not depend on how the input is divided into calls.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while length % 8 != 0, offset < bytes.count {
            addByte(bytes[offset])
            offset += 1
        }
        var copy = self
        while bytes.count - offset >= 8 {
            copy.addWord(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            copy.length &+= 8
            offset += 8
        }
        self = copy
        while offset < bytes.count {
            addByte(bytes[offset])
            offset += 1
        }
    }

    /// The hash of all bytes that were added.
    package var hash: ContentHash {
        var last = self
        last.addWord(rest | UInt64(truncatingIfNeeded: length) &<< 56)
        last.v2 ^= 0xEE
        for _ in 0..<lastRounds { last.round() }
        let low = last.v0 ^ last.v1 ^ last.v2 ^ last.v3
        last.v1 ^= 0xDD
        for _ in 0..<lastRounds { last.round() }
        return ContentHash(low: low, high: last.v0 ^ last.v1 ^ last.v2 ^ last.v3)
    }

    private mutating func addByte(_ byte: UInt8) {
        rest |= UInt64(byte) &<< UInt64(8 * (length % 8))
        length &+= 1
        guard length % 8 == 0 else { return }
        addWord(rest)
        rest = 0
    }

    @inline(__always)
    private mutating func addWord(_ word: UInt64) {
        v3 ^= word
        for _ in 0..<wordRounds { round() }
        v0 ^= word
    }

    @inline(__always)
    private mutating func round() {
        v0 = v0 &+ v1
        v1 = Self.rotated(v1, 13) ^ v0
        v0 = Self.rotated(v0, 32)
        v2 = v2 &+ v3
        v3 = Self.rotated(v3, 16) ^ v2
        v0 = v0 &+ v3
        v3 = Self.rotated(v3, 21) ^ v0
        v2 = v2 &+ v1
        v1 = Self.rotated(v1, 17) ^ v2
        v2 = Self.rotated(v2, 32)
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value &<< count | value &>> (64 &- count)
    }
}
