// Plain, quoted and block scalars (YAML 1.2.2 §7.3, §8.1).
extension ConfigurationText {
    mutating func readScalarOrFlow(minimumColumn: Int) throws -> ConfigurationValue {
        let start = line
        switch peek {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            let value = try readFlow()
            try endLine()
            return value
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let value = try readQuoted()
            try endLine()
            return ConfigurationValue(content: .scalar(value), line: start)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            return ConfigurationValue(content: .scalar(readBlockScalar(minimumColumn: minimumColumn)), line: start)
        case UInt8(ascii: "*"):
            let name = String(readWord().dropFirst())
            guard let value = anchors[name] else { throw fault("unknown anchor '\(name)'") }
            return value
        default: return Self.plain(try readPlain(minimumColumn: minimumColumn), line: start)
        }
    }

    mutating func endLine() throws {
        skipSpaces()
        guard Self.isLineEnd(peek) else { throw fault("unexpected text after a value") }
    }

    static func plain(_ text: String, line: Int) -> ConfigurationValue {
        let isNull = ["", "~", "null", "Null", "NULL"].contains(text)
        return ConfigurationValue(content: isNull ? .null : .scalar(text), line: line)
    }

    /// Reads a plain scalar, which continues on lines that are indented.
    mutating func readPlain(minimumColumn: Int) throws -> String {
        var parts: [String] = []
        while true {
            let start = offset
            while !Self.isLineEnd(peek) {
                if peek == UInt8(ascii: "#"), Self.isBlank(text[offset - 1]) { break }
                if peek == UInt8(ascii: ":"), Self.isBlank(byte(after: 1)) { throw fault("unexpected ':' in a value") }
                offset += 1
            }
            parts.append(Self.trimmed(text[start..<offset]))
            let endsWithComment = !Self.isLineEnd(peek)
            let (end, endLine, endStart) = (offset, line, lineStart)
            try skipBlanks()
            guard peek != nil, column >= max(minimumColumn, 1), !endsWithComment else {
                if endsWithComment || peek == nil || column < max(minimumColumn, 1) {
                    (offset, line, lineStart) = (end, endLine, endStart)
                }
                return parts.joined(separator: " ")
            }
        }
    }

    mutating func readBlockScalar(minimumColumn: Int) -> String {
        let isFolded = peek == UInt8(ascii: ">")
        skipLine()
        var lines: [String] = []
        var indent: Int?
        while peek != nil {
            let (start, startLine, earlier) = (offset, line, lineStart)
            advance()
            while peek == UInt8(ascii: " "), column < indent ?? Int.max { offset += 1 }
            if Self.isLineEnd(peek) {
                lines.append("")
                skipLine()
                if peek == UInt8(ascii: "\r") { offset += 1 }
                continue
            }
            guard column >= (indent ?? max(minimumColumn, 1)) else {
                (offset, line, lineStart) = (start, startLine, earlier)
                break
            }
            indent = indent ?? column
            let contentStart = offset
            skipLine()
            lines.append(String(decoding: text[contentStart..<offset], as: UTF8.self))
            if peek == UInt8(ascii: "\r") { offset += 1 }
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: isFolded ? " " : "\n")
    }

    static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let end = bytes.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return String(decoding: bytes[..<(end.map { $0 + 1 } ?? bytes.startIndex)], as: UTF8.self)
    }

    /// Reads a scalar in single or double quotes. A line break within it is a space.
    mutating func readQuoted() throws -> String {
        guard let quote = peek else { return "" }
        let start = line
        offset += 1
        var bytes: [UInt8] = []
        while let byte = peek {
            if byte == quote {
                offset += 1
                guard quote == UInt8(ascii: "'"), peek == quote else { return String(decoding: bytes, as: UTF8.self) }
                bytes.append(quote)
                offset += 1
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                offset += 1
                try readEscape(into: &bytes)
            } else if byte == UInt8(ascii: "\n") {
                while let last = bytes.last, Self.isBlank(last) { bytes.removeLast() }
                while Self.isBlank(peek), peek != nil { advance() }
                bytes.append(UInt8(ascii: " "))
            } else {
                bytes.append(byte)
                offset += 1
            }
        }
        throw ConfigurationTextFault(message: "a quotation mark is missing", line: start)
    }

    mutating func readEscape(into bytes: inout [UInt8]) throws {
        guard let byte = peek else { return }
        if byte == UInt8(ascii: "\n") {
            while Self.isBlank(peek), peek != nil { advance() }
            return
        }
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "x"): try readScalarValue(digits: 2, into: &bytes)
        case UInt8(ascii: "U"): try readScalarValue(digits: 8, into: &bytes)
        case UInt8(ascii: "u"): try readScalarValue(digits: 4, into: &bytes)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: " "): bytes.append(byte)
        default: throw fault("unknown escape in a value")
        }
    }

    mutating func readScalarValue(digits: Int, into bytes: inout [UInt8]) throws {
        guard var value = readHexadecimal(digits) else { throw fault("invalid escape in a value") }
        // JSON writes characters beyond U+FFFF as a pair of surrogates (RFC 8259 §7).
        if (0xD800..<0xDC00).contains(value), peek == UInt8(ascii: "\\"), byte(after: 1) == UInt8(ascii: "u") {
            offset += 2
            guard let low = readHexadecimal(4), (0xDC00..<0xE000).contains(low) else {
                throw fault("invalid escape in a value")
            }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault("invalid escape in a value") }
        bytes += Array(String(scalar).utf8)
    }

    mutating func readHexadecimal(_ digits: Int) -> UInt32? {
        guard offset + digits <= text.count else { return nil }
        let value = UInt32(String(decoding: text[offset..<(offset + digits)], as: UTF8.self), radix: 16)
        offset += digits
        return value
    }
}
