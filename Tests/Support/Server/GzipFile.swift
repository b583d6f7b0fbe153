/// Creates gzip files (RFC 1952) without a compression library.
package enum GzipFile {
    /// Returns a gzip file that contains `bytes` in stored blocks, which are not compressed (RFC 1951 §3.2.4).
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var start = 0
        repeat {
            let end = min(start + 0xFFFF, bytes.count)
            let length = UInt16(end - start)
            file.append(end == bytes.count ? 1 : 0)
            append(length, to: &file)
            append(~length, to: &file)
            file += bytes[start..<end]
            start = end
        } while start < bytes.count
        append(crc32(bytes), to: &file)
        append(UInt32(truncatingIfNeeded: bytes.count), to: &file)
        return file
    }

    /// Returns a gzip file that expands to at least `count` zeros from about 0.6 % of that size: each code of 13 bits
    /// repeats the last byte 258 times (RFC 1951 §3.2.6). Its checksum is wrong, so it must be rejected before its end.
    package static func bomb(unfoldingTo count: Int) -> [UInt8] {
        var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var (bits, length) = (UInt64(0), 0)
        func append(_ value: UInt64, _ width: Int) {
            bits |= value << UInt64(length)
            length += width
            while length >= 8 {
                file.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                length -= 8
            }
        }
        // The header of the last block with fixed codes, then the code 00110000 of a literal zero.
        append(0b011, 3)
        append(0b0000_1100, 8)
        // The code 11000101 of a length of 258, from its first bit, and the code 00000 of a distance of one.
        for _ in 0..<(count / 258) { append(0b0_0000_1010_0011, 13) }
        append(0, 7 + 8)
        file += [0, 0, 0, 0, 0, 0, 0, 0]
        return file
    }

    /// Returns the checksum of RFC 1952 §8.
    package static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var table: [UInt32] = []
        for index in UInt32(0)..<256 {
            var value = index
            for _ in 0..<8 {
                value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1
            }
            table.append(value)
        }
        return ~bytes.reduce(~UInt32(0)) { sum, byte in
            table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
        }
    }

    private static func append<Number: FixedWidthInteger>(_ number: Number, to file: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { file += $0 }
    }
}
