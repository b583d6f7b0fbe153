/// Checks the content of JSON strings (RFC 8259 §7, UTF-8 as in RFC 3629).
///
/// The functions read a text that is followed by `JSONTape.padding` zero bytes; a zero byte stops every scan.
nonisolated enum JSONStringScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Returns the number of bytes before the first of the 16 bytes at `start` that is not plain ASCII: a quote, a
    /// backslash, a control character or a byte above 0x7F.
    @inline(__always)
    static func plainCount(at start: UnsafePointer<UInt8>) -> Int {
        let bytes = UnsafeRawPointer(start).loadUnaligned(as: SIMD16<Int8>.self)
        let quotes = SIMD16<Int8>(repeating: 0x22)
        let backslashes = SIMD16<Int8>(repeating: 0x5C)
        // Bytes above 0x7F are negative.
        let spaces = SIMD16<Int8>(repeating: 0x20)
        // The types select the operators of this vector. The general ones compare element by element.
        let isQuote: SIMDMask<SIMD16<Int8>> = bytes .== quotes
        let isBackslash: SIMDMask<SIMD16<Int8>> = bytes .== backslashes
        let isControlOrMultibyte: SIMDMask<SIMD16<Int8>> = bytes .< spaces
        let special: SIMDMask<SIMD16<Int8>> = isQuote .| isBackslash .| isControlOrMultibyte
        let words = unsafeBitCast(special, to: SIMD2<UInt64>.self)
        let first = UInt64(littleEndian: words[0])
        if first != 0 { return first.trailingZeroBitCount &>> 3 }
        return 8 &+ UInt64(littleEndian: words[1]).trailingZeroBitCount &>> 3
    }

    /// Sets the highest bit of each byte that must be escaped: a quote, a backslash or a control character. Only the lowest
    /// set bit is exact; bytes above it may be marked wrongly.
    @inline(__always)
    static func escapes(in word: UInt64) -> UInt64 {
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let belowSpace = (word &- (ones &* 0x20)) & ~word
        return ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | belowSpace) & highBits
    }

    /// Returns the offset of the first byte at or after `start` that is not plain ASCII.
    @inline(__always)
    static func skipPlainASCII(_ base: UnsafeMutablePointer<UInt8>, from start: Int) -> Int {
        var offset = start
        while true {
            let count = plainCount(at: base + offset)
            offset &+= count
            if count < 16 { return offset }
        }
    }

    /// Returns the offset after a string that is long or not plain, and whether it has escapes.
    @inline(never)
    static func scan(
        _ base: UnsafeMutablePointer<UInt8>,
        from start: Int,
        count: Int
    ) throws(JSONSyntaxError) -> (end: Int, isEscaped: Bool) {
        var end = start &+ 1
        var isEscaped = false
        while true {
            end = skipPlainASCII(base, from: end)
            let byte = base[end]
            if byte == UInt8(ascii: "\"") { return (end &+ 1, isEscaped) }
            if byte >= 0x80 {
                end = try skipMultibyte(base, from: end)
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                end = try skipEscape(base, from: end, count: count)
            } else if end >= count {
                throw JSONSyntaxError(byteOffset: count, message: "the text ends in a string")
            } else {
                let message = "control character in a string; write it as an escape"
                throw JSONSyntaxError(byteOffset: end, message: message)
            }
        }
    }

    /// Returns the offset after the run of characters above U+007F that begins at `start`.
    static func skipMultibyte(_ base: UnsafeMutablePointer<UInt8>, from start: Int) throws(JSONSyntaxError) -> Int {
        var offset = start
        while base[offset] >= 0x80 {
            guard let length = lengthOfCharacter(base, at: offset) else {
                throw JSONSyntaxError(byteOffset: offset, message: "invalid UTF-8 in a string")
            }
            offset += length
        }
        return offset
    }

    /// Returns the length of a well-formed sequence (RFC 3629 §4); `nil` for overlong forms, surrogates and code points
    /// above U+10FFFF.
    @inline(__always)
    private static func lengthOfCharacter(_ base: UnsafeMutablePointer<UInt8>, at offset: Int) -> Int? {
        let second = base[offset + 1]
        switch base[offset] {
        case 0xC2...0xDF:
            return isContinuation(second) ? 2 : nil
        case 0xE0...0xEF:
            let isAllowed =
                switch base[offset] {
                case 0xE0: second >= 0xA0
                case 0xED: second < 0xA0
                default: true
                }
            return isAllowed && isContinuation(second) && isContinuation(base[offset + 2]) ? 3 : nil
        case 0xF0...0xF4:
            let isAllowed =
                switch base[offset] {
                case 0xF0: second >= 0x90
                case 0xF4: second < 0x90
                default: true
                }
            return isAllowed && isContinuation(second) && isContinuation(base[offset + 2])
                && isContinuation(base[offset + 3]) ? 4 : nil
        default:
            return nil
        }
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// Returns the offset after the escape whose backslash is at `start`.
    ///
    /// An unpaired surrogate is an error, because it has no UTF-8 form.
    static func skipEscape(
        _ base: UnsafeMutablePointer<UInt8>,
        from start: Int,
        count: Int
    ) throws(JSONSyntaxError) -> Int {
        let kind = start + 1
        switch base[kind] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return kind + 1
        case UInt8(ascii: "u"):
            guard let unit = hexUnit(base, at: kind + 1) else {
                throw JSONSyntaxError(byteOffset: start, message: "'\\u' without four hexadecimal digits")
            }
            guard UTF16.isSurrogate(unit) else { return kind + 5 }
            let second = kind + 5
            guard UTF16.isLeadSurrogate(unit), base[second] == UInt8(ascii: "\\"),
                base[second + 1] == UInt8(ascii: "u"), let trail = hexUnit(base, at: second + 2),
                UTF16.isTrailSurrogate(trail)
            else {
                throw JSONSyntaxError(byteOffset: start, message: "unpaired surrogate")
            }
            return second + 6
        default:
            guard kind < count else {
                throw JSONSyntaxError(byteOffset: count, message: "the text ends in a string")
            }
            throw JSONSyntaxError(byteOffset: start, message: "unknown escape")
        }
    }

    /// Returns the UTF-16 code unit of four hexadecimal digits, or `nil` if one of them is not a digit.
    static func hexUnit(_ base: UnsafeMutablePointer<UInt8>, at offset: Int) -> UInt16? {
        var unit: UInt16 = 0
        for index in offset..<offset + 4 {
            let digit: UInt8
            switch base[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = base[index] - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = base[index] - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = base[index] - UInt8(ascii: "A") + 10
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
