import Foundation

/// The length and the checksum of a body that is too large to keep.
///
/// The checksum is FNV-1a over 64-bit words instead of bytes (little-endian, the last word padded with zeros), which
/// processes hundreds of megabytes per second in a debug build. It is not a cryptographic hash.
package struct BodyDigest: Sendable, Hashable, CustomStringConvertible {
    /// The number of bytes.
    package private(set) var length: Int64 = 0
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325
    /// The bytes after the last complete word, the first one in the lowest bits.
    private var pending: UInt64 = 0

    package init() {}

    package init(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        bytes.withUnsafeBytes { update($0) }
    }

    /// Creates the digest of a file, which is read in pieces.
    package init(contentsOf file: URL) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            piece.withUnsafeBytes { update($0) }
        }
    }

    /// Creates the digest of a byte that is repeated `count` times.
    package init(repeating byte: UInt8, count: Int64) {
        let block = [UInt8](repeating: byte, count: 1 << 16)
        block.withUnsafeBytes { block in
            var rest = count
            while rest > 0 {
                let step = Int(min(rest, Int64(block.count)))
                update(UnsafeRawBufferPointer(rebasing: block[..<step]))
                rest -= Int64(step)
            }
        }
    }

    package var checksum: UInt64 {
        length % 8 == 0 ? state : BodyDigest.mix(state, pending)
    }

    package var description: String {
        "\(length) bytes, checksum \(String(checksum, radix: 16))"
    }

    package static func == (left: BodyDigest, right: BodyDigest) -> Bool {
        left.length == right.length && left.checksum == right.checksum
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(length)
        hasher.combine(checksum)
    }

    /// Adds the next bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index < bytes.count, length % 8 != 0 {
            append(bytes[index])
            index += 1
        }
        var state = state
        let start = index
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            state = BodyDigest.mix(state, UInt64(littleEndian: word))
            index += 8
        }
        self.state = state
        length += Int64(index - start)
        while index < bytes.count {
            append(bytes[index])
            index += 1
        }
    }

    private mutating func append(_ byte: UInt8) {
        pending |= UInt64(byte) << (8 * UInt64(length % 8))
        length += 1
        if length % 8 == 0 {
            state = BodyDigest.mix(state, pending)
            pending = 0
        }
    }

    private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        (state ^ word) &* 0x0000_0100_0000_01B3
    }
}
