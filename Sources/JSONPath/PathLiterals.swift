extension PathParser {
    /// Takes a string in single or double quotes (RFC 9535 §2.3.1.1).
    mutating func takeString() throws(JSONPathFault) -> String {
        guard let quote = takeByte() else { throw fault("expected a string") }
        var bytes: [UInt8] = []
        while true {
            guard let byte = peek else { throw fault("the string has no end") }
            guard byte >= 0x20 else { throw fault("a control character in a string must be escaped") }
            offsetByOne()
            if byte == quote { return String(decoding: bytes, as: UTF8.self) }
            if byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: String(try takeEscape(quote: quote)).utf8)
            } else {
                bytes.append(byte)
            }
        }
    }

    private mutating func offsetByOne() { back(to: offset + 1) }

    private mutating func takeEscape(quote: UInt8) throws(JSONPathFault) -> Unicode.Scalar {
        let place = offset
        guard let byte = takeByte() else { throw fault("the string has no end") }
        switch byte {
        case quote, UInt8(ascii: "/"), UInt8(ascii: "\\"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try takeUnicodeEscape()
        default: throw .syntax("invalid escape in a string", offset: place)
        }
    }

    private mutating func takeUnicodeEscape() throws(JSONPathFault) -> Unicode.Scalar {
        let place = offset
        let unit = try takeHexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard (0xD800..<0xDC00).contains(unit), take("\\u") else {
            throw .syntax("a surrogate must be part of a pair", offset: place)
        }
        let low = try takeHexadecimal()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else {
            throw .syntax("a surrogate must be part of a pair", offset: place)
        }
        return scalar
    }

    private mutating func takeHexadecimal() throws(JSONPathFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("expected four hexadecimal digits")
            }
            offsetByOne()
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Takes a number (RFC 9535 §2.3.5.1, `number`); returns `nil` if no number starts here.
    mutating func takeNumber() throws(JSONPathFault) -> JSONPathNumber? {
        let start = offset
        let sign = take("-") ? "-" : ""
        let digits = take(while: Self.isDigit)
        guard !digits.isEmpty else {
            if !sign.isEmpty { throw fault("expected a digit, found \(foundCharacter)") }
            return nil
        }
        guard digits == "0" || digits.utf8.first != UInt8(ascii: "0") else {
            throw .syntax("a number must not start with 0", offset: start)
        }
        var text = sign + digits
        if take(".") { text += "." + (try takeDigits()) }
        if take("e") || take("E") {
            text += "e"
            if take("-") { text += "-" } else { _ = take("+") }
            text += try takeDigits()
        }
        guard let value = Double(text) else { throw .syntax("invalid number", offset: start) }
        return JSONPathNumber(value, integer: Int(text))
    }

    private mutating func takeDigits() throws(JSONPathFault) -> String {
        let digits = take(while: Self.isDigit)
        guard !digits.isEmpty else { throw fault("expected a digit, found \(foundCharacter)") }
        return digits
    }
}
