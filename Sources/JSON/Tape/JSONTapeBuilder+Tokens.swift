/// Names, scalars, white space, and what is wrong with them.
nonisolated extension JSONTapeBuilder {
    mutating func scanName(orClosing: Bool) throws(JSONSyntaxError) {
        guard base[position] == UInt8(ascii: "\"") else {
            throw unexpected(orClosing ? "a member name in double quotes or '}'" : "a member name in double quotes")
        }
        try scanString()
        skipWhitespace()
        guard base[position] == UInt8(ascii: ":") else { throw unexpected("':'") }
        position += 1
    }

    // MARK: Scalars

    @inline(__always)
    mutating func scanScalar(_ byte: UInt8) throws(JSONSyntaxError) {
        switch byte {
        case UInt8(ascii: "\""):
            try scanString()
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            try scanNumber()
        case UInt8(ascii: "t"):
            try scanLiteral("true", kind: .true)
        case UInt8(ascii: "f"):
            try scanLiteral("false", kind: .false)
        case UInt8(ascii: "n"):
            try scanLiteral("null", kind: .null)
        default:
            throw unexpected("a value")
        }
    }

    private mutating func scanLiteral(_ literal: StaticString, kind: JSONEntry.Kind) throws(JSONSyntaxError) {
        let length = literal.utf8CodeUnitCount
        let expected = literal.utf8Start
        for index in 0..<length where base[position + index] != expected[index] {
            throw unexpected("'\(literal)'", at: position + index)
        }
        appendScalar(kind, length: length)
    }

    private mutating func scanNumber() throws(JSONSyntaxError) {
        var end = position
        if base[end] == UInt8(ascii: "-") { end += 1 }
        if base[end] == UInt8(ascii: "0") {
            end += 1
            if isDigit(base[end]) { throw fault("leading zero in a number", at: end) }
        } else {
            end = try skipDigits(from: end)
        }
        var isInteger = true
        if base[end] == UInt8(ascii: ".") {
            isInteger = false
            end = try skipDigits(from: end + 1)
        }
        if base[end] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            end += 1
            if base[end] == UInt8(ascii: "+") || base[end] == UInt8(ascii: "-") { end += 1 }
            end = try skipDigits(from: end)
        }
        appendScalar(.number, length: end - position, mark: isInteger)
    }

    private func skipDigits(from start: Int) throws(JSONSyntaxError) -> Int {
        var end = start
        while isDigit(base[end]) { end += 1 }
        guard end > start else { throw unexpected("a digit", at: start) }
        return end
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Scans a string. Most strings end within eight bytes; these need no call.
    @inline(__always)
    private mutating func scanString() throws(JSONSyntaxError) {
        let found = JSONStringScan.specials(at: base + position + 1)
        let end = position &+ 1 &+ found.trailingZeroBitCount &>> 3
        guard found != 0, base[end] == UInt8(ascii: "\"") else { return try scanLongString() }
        appendScalar(.string, length: end &+ 1 &- position)
    }

    @inline(never)
    private mutating func scanLongString() throws(JSONSyntaxError) {
        var end = position + 1
        var isEscaped = false
        while true {
            end = JSONStringScan.skipPlainASCII(base, from: end)
            let byte = base[end]
            if byte == UInt8(ascii: "\"") { break }
            if byte >= 0x80 {
                end = try JSONStringScan.skipMultibyte(base, from: end)
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                end = try JSONStringScan.skipEscape(base, from: end, count: count)
            } else if end >= count {
                throw fault("the text ends in a string", at: count)
            } else {
                throw fault("control character in a string; write it as an escape", at: end)
            }
        }
        appendScalar(.string, length: end + 1 - position, mark: isEscaped)
    }

    // MARK: White space

    @inline(__always)
    mutating func skipWhitespace() {
        var byte = base[position]
        while byte <= 0x20 {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
            byte = base[position]
        }
    }

    // MARK: Faults

    func fault(_ message: String, at offset: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(byteOffset: offset ?? position, message: message)
    }

    func tooDeep() -> JSONSyntaxError {
        let message = "nested deeper than \(maximumDepth) levels"
        return JSONSyntaxError(byteOffset: position, message: message, exceedsMaximumDepth: true)
    }

    func unexpected(_ expected: String, at place: Int? = nil) -> JSONSyntaxError {
        let offset = place ?? position
        guard offset < count else {
            return fault("expected \(expected), found the end of the text", at: count)
        }
        let byte = base[offset]
        let found =
            byte > 0x20 && byte < 0x7F
            ? "'\(Character(Unicode.Scalar(byte)))'"
            : "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        return fault("expected \(expected), found \(found)", at: offset)
    }
}
