/// Checks numbers and literals (RFC 8259 §3 and §6).
///
/// The functions read a text that is followed by `JSONTape.padding` zero bytes; a zero byte stops every scan.
nonisolated struct JSONScalarScan {
    let kind: JSONEntry.Kind
    let length: Int
    /// Whether it is a number without fraction and exponent.
    let isInteger: Bool

    private init(_ kind: JSONEntry.Kind, length: Int, isInteger: Bool = false) {
        self.kind = kind
        self.length = length
        self.isInteger = isInteger
    }

    /// Scans the number or literal that begins at `start`.
    @inline(never)
    static func scan(
        _ base: UnsafeMutablePointer<UInt8>,
        from start: Int,
        count: Int
    ) throws(JSONSyntaxError) -> JSONScalarScan {
        switch base[start] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            return try number(base, from: start, count: count)
        case UInt8(ascii: "t"):
            guard word(base + start) == 0x6575_7274 else { throw wrong("true", base, start, count) }
            return JSONScalarScan(.true, length: 4)
        case UInt8(ascii: "f"):
            guard word(base + start + 1) == 0x6573_6C61 else { throw wrong("false", base, start, count) }
            return JSONScalarScan(.false, length: 5)
        case UInt8(ascii: "n"):
            guard word(base + start) == 0x6C6C_756E else { throw wrong("null", base, start, count) }
            return JSONScalarScan(.null, length: 4)
        default:
            throw .expected("a value", base, at: start, count: count)
        }
    }

    /// Four bytes, the first one in the lowest byte.
    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self))
    }

    /// The error at the first byte that differs from a literal.
    private static func wrong(
        _ literal: String,
        _ base: UnsafeMutablePointer<UInt8>,
        _ start: Int,
        _ count: Int
    ) -> JSONSyntaxError {
        var place = start
        for byte in literal.utf8 {
            if base[place] != byte { break }
            place += 1
        }
        return .expected("'\(literal)'", base, at: place, count: count)
    }

    private static func number(
        _ base: UnsafeMutablePointer<UInt8>,
        from start: Int,
        count: Int
    ) throws(JSONSyntaxError) -> JSONScalarScan {
        var end = start
        if base[end] == UInt8(ascii: "-") { end &+= 1 }
        if base[end] == UInt8(ascii: "0") {
            end &+= 1
            if isDigit(base[end]) { throw JSONSyntaxError(byteOffset: end, message: "leading zero in a number") }
        } else {
            end = try skipDigits(base, from: end, count: count)
        }
        var isInteger = true
        if base[end] == UInt8(ascii: ".") {
            isInteger = false
            end = try skipDigits(base, from: end &+ 1, count: count)
        }
        if base[end] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            end &+= 1
            if base[end] == UInt8(ascii: "+") || base[end] == UInt8(ascii: "-") { end &+= 1 }
            end = try skipDigits(base, from: end, count: count)
        }
        return JSONScalarScan(.number, length: end &- start, isInteger: isInteger)
    }

    @inline(__always)
    private static func skipDigits(
        _ base: UnsafeMutablePointer<UInt8>,
        from start: Int,
        count: Int
    ) throws(JSONSyntaxError) -> Int {
        var end = start
        while isDigit(base[end]) { end &+= 1 }
        guard end > start else { throw .expected("a digit", base, at: start, count: count) }
        return end
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
