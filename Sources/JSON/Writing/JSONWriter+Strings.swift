nonisolated extension JSONWriter {
    /// Writes UTF-8 in quotes. Escapes only the characters that RFC 8259 §7 requires to be escaped.
    @inline(__always)
    mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else {
            append(UInt8(ascii: "\""))
            return append(UInt8(ascii: "\""))
        }
        let count = bytes.count
        var copied = 0
        append(upTo: count &+ 2) { room in
            room[0] = UInt8(ascii: "\"")
            copied = Self.copyPlain(source, to: room + 1, count: count)
            guard copied == count else { return copied &+ 1 }
            room[count &+ 1] = UInt8(ascii: "\"")
            return count &+ 2
        }
        if copied < count { appendEscaped(source + copied, count: count &- copied) }
    }

    /// Writes the rest of a string, whose first byte must be escaped, and the closing quote.
    @inline(never)
    private mutating func appendEscaped(_ source: UnsafePointer<UInt8>, count: Int) {
        var offset = 0
        while offset < count {
            appendEscape(source[offset])
            offset += 1
            append(upTo: count - offset) { room in
                let length = Self.copyPlain(source + offset, to: room, count: count - offset)
                offset += length
                return length
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// Copies bytes up to the first one that must be escaped, and returns their number.
    ///
    /// May write up to `count` bytes to `target`, because words are copied. The last word overlaps the one before it. Most
    /// names have four to seven bytes; these are two half words that overlap.
    @inline(__always)
    private static func copyPlain(
        _ source: UnsafePointer<UInt8>,
        to target: UnsafeMutablePointer<UInt8>,
        count: Int
    ) -> Int {
        var offset = 0
        guard count >= 8 else {
            if count >= 4 {
                let first = UnsafeRawPointer(source).loadUnaligned(as: UInt32.self)
                let last = UnsafeRawPointer(source + count - 4).loadUnaligned(as: UInt32.self)
                if JSONStringScan.escapes(in: UInt64(first) &<< 32 | UInt64(last)) == 0 {
                    UnsafeMutableRawPointer(target).storeBytes(of: first, as: UInt32.self)
                    UnsafeMutableRawPointer(target + count - 4).storeBytes(of: last, as: UInt32.self)
                    return count
                }
            }
            while offset < count {
                let byte = source[offset]
                if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return offset }
                target[offset] = byte
                offset &+= 1
            }
            return offset
        }
        while offset < count {
            let place = min(offset, count &- 8)
            let word = UnsafeRawPointer(source + place).loadUnaligned(as: UInt64.self)
            UnsafeMutableRawPointer(target + place).storeBytes(of: word, as: UInt64.self)
            let found = JSONStringScan.escapes(in: UInt64(littleEndian: word))
            if found != 0 { return place &+ found.trailingZeroBitCount &>> 3 }
            offset = place &+ 8
        }
        return count
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
