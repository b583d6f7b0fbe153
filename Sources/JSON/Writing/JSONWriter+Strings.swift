nonisolated extension JSONWriter {
    /// Writes UTF-8 in quotes. Escapes only the characters that RFC 8259 §7 requires to be escaped.
    @inline(__always)
    mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        if let source = bytes.baseAddress {
            var offset = 0
            while offset < bytes.count {
                append(upTo: bytes.count - offset) { room in
                    let length = Self.copyPlain(source + offset, to: room, count: bytes.count - offset)
                    offset += length
                    return length
                }
                if offset < bytes.count {
                    appendEscape(source[offset])
                    offset += 1
                }
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// Copies bytes up to the first one that must be escaped, and returns their number.
    ///
    /// May write up to `count` bytes to `target`, because eight bytes are copied at a time.
    @inline(__always)
    private static func copyPlain(
        _ source: UnsafePointer<UInt8>,
        to target: UnsafeMutablePointer<UInt8>,
        count: Int
    ) -> Int {
        var offset = 0
        while offset &+ 8 <= count {
            let word = UnsafeRawPointer(source + offset).loadUnaligned(as: UInt64.self)
            UnsafeMutableRawPointer(target + offset).storeBytes(of: word, as: UInt64.self)
            let found = JSONStringScan.escapes(in: UInt64(littleEndian: word))
            if found != 0 { return offset &+ found.trailingZeroBitCount &>> 3 }
            offset &+= 8
        }
        while offset < count {
            let byte = source[offset]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return offset }
            target[offset] = byte
            offset &+= 1
        }
        return offset
    }

    /// Writes the escape of a quote, a backslash or a control character, with the short form if there is one.
    mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case 0x08: appendEscape(letter: UInt8(ascii: "b"))
        case 0x09: appendEscape(letter: UInt8(ascii: "t"))
        case 0x0A: appendEscape(letter: UInt8(ascii: "n"))
        case 0x0C: appendEscape(letter: UInt8(ascii: "f"))
        case 0x0D: appendEscape(letter: UInt8(ascii: "r"))
        case 0..<0x20: appendEscape(unit: UInt16(byte))
        default: appendEscape(letter: byte)
        }
    }

    /// Writes an escape with the hexadecimal digits of a UTF-16 code unit.
    mutating func appendEscape(unit: UInt16) {
        let digits: StaticString = "0123456789abcdef"
        append(upTo: 6) { room in
            room[0] = UInt8(ascii: "\\")
            room[1] = UInt8(ascii: "u")
            for place in 0..<4 {
                room[2 + place] = digits.utf8Start[Int(unit >> UInt16(12 - 4 * place)) & 15]
            }
            return 6
        }
    }

    private mutating func appendEscape(letter: UInt8) {
        append(UInt8(ascii: "\\"))
        append(letter)
    }
}
