/// Makes gzip files (RFC 1952) without compressing: the bytes stand in stored blocks (RFC 1951 §3.2.4).
///
/// Every reader of gzip takes them, and the tests need no library for compression.
package enum GzipFile {
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

    /// A file of half a percent of the zeros that it unfolds to, and a few more: each code of 13 bits repeats the last byte
    /// 258 times (RFC 1951 §3.2.6). Its checksum is wrong, so that it must be refused before its end.
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
        // The last block, of fixed codes; then a literal zero, of the code 00110000.
        append(0b011, 3)
        append(0b0000_1100, 8)
        // The code 11000101 for a length of 258, its first bit first, and 00000 for a distance of one.
        for _ in 0..<(count / 258) { append(0b0_0000_1010_0011, 13) }
        append(0, 7 + 8)
        file += [0, 0, 0, 0, 0, 0, 0, 0]
        return file
    }

    /// The checksum of RFC 1952 §8.
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
