/// Scans names, strings and white space in the text of a tape, which is followed by `JSONTape.padding` zero bytes.
nonisolated struct JSONTextScan {
    let base: UnsafeMutablePointer<UInt8>
    let count: Int

    /// Returns the offset after a member name and its colon.
    @inline(__always)
    func scanName(
        from start: Int,
        to entry: UnsafeMutablePointer<JSONEntry>,
        _ index: Int,
        isFirst: Bool
    ) throws(JSONSyntaxError) -> Int {
        guard base[start] == UInt8(ascii: "\"") else {
            throw expected(
                isFirst ? "a member name in double quotes or '}'" : "a member name in double quotes",
                at: start
            )
        }
        let end = skipWhitespace(from: try scanString(from: start, to: entry, index))
        guard base[end] == UInt8(ascii: ":") else { throw expected("':'", at: end) }
        return end &+ 1
    }

    /// Writes the entry of a string, and returns the offset after it. Most strings end within 16 bytes; these need no call.
    @inline(__always)
    func scanString(
        from start: Int,
        to entry: UnsafeMutablePointer<JSONEntry>,
        _ index: Int
    ) throws(JSONSyntaxError) -> Int {
        var end = start &+ 1 &+ JSONStringScan.plainCount(at: base + start + 1)
        var isEscaped = false
        if base[end] == UInt8(ascii: "\"") {
            end &+= 1
        } else {
            (end, isEscaped) = try JSONStringScan.scan(base, from: start, count: count)
        }
        let following = UInt32(truncatingIfNeeded: index &+ 1)
        entry.initialize(
            to: JSONEntry(kind: .string, start: start, length: end &- start, following: following, mark: isEscaped)
        )
        return end
    }

    @inline(__always)
    func skipWhitespace(from start: Int) -> Int {
        base[start] > 0x20 ? start : Self.skipSpaces(base, from: start)
    }

    @inline(never)
    private static func skipSpaces(_ base: UnsafeMutablePointer<UInt8>, from start: Int) -> Int {
        var offset = start
        while true {
            switch base[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset &+= 1
            default: return offset
            }
        }
    }

    /// The error at an offset.
    @inline(__always)
    func expected(_ expected: String, at offset: Int) -> JSONSyntaxError {
        .expected(expected, base, at: offset, count: count)
    }
}

nonisolated extension JSONSyntaxError {
    /// The error at an offset where something else was expected.
    @inline(never)
    static func expected(
        _ expected: String,
        _ base: UnsafeMutablePointer<UInt8>,
        at offset: Int,
        count: Int
    ) -> JSONSyntaxError {
        guard offset < count else {
            return JSONSyntaxError(byteOffset: count, message: "expected \(expected), found the end of the text")
        }
        let byte = base[offset]
        let found =
            byte > 0x20 && byte < 0x7F
            ? "'\(Character(Unicode.Scalar(byte)))'"
            : "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        return JSONSyntaxError(byteOffset: offset, message: "expected \(expected), found \(found)")
    }
}
