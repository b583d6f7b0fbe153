/// The character encoding of a file, detected by the rules of YAML 1.2 §5.2, which RFC 4627 §3 also uses for JSON.
enum TextEncoding: Sendable {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)

    /// Detects the encoding by the byte order mark, or by the zero bytes of a first ASCII character.
    init(of bytes: [UInt8]) {
        let first = (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first, bytes.dropFirst(3).first)
        switch first {
        case (0x00, 0x00, 0xFE, 0xFF), (0x00, 0x00, 0x00, .some(1...)): self = .utf32(isBigEndian: true)
        case (0xFF, 0xFE, 0x00, 0x00), (.some(1...), 0x00, 0x00, 0x00): self = .utf32(isBigEndian: false)
        case (0xFE, 0xFF, _, _), (0x00, .some(1...), _, _): self = .utf16(isBigEndian: true)
        case (0xFF, 0xFE, _, _), (.some(1...), 0x00, _, _): self = .utf16(isBigEndian: false)
        default: self = .utf8
        }
    }

    var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16: "UTF-16"
        case .utf32: "UTF-32"
        }
    }

    /// Converts the text to UTF-8 without a byte order mark. Invalid characters become U+FFFD.
    /// - Returns: The text, and the offset of the first invalid character in it, if there is one.
    func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], firstFault: Int?) {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var firstFault: Int?
        var offset = 0
        while let scalar = scalar(in: bytes, at: &offset) {
            if scalar == nil, firstFault == nil { firstFault = result.count }
            let character = scalar ?? "\u{FFFD}"
            if character == "\u{FEFF}", result.isEmpty { continue }
            result.append(contentsOf: UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
        }
        return (result, firstFault)
    }

    /// Returns the next character; `.some(nil)` if it is invalid, `nil` at the end.
    private func scalar(in bytes: [UInt8], at offset: inout Int) -> Unicode.Scalar?? {
        guard offset < bytes.count else { return nil }
        switch self {
        case .utf8:
            offset += 1
            return .some(nil)
        case .utf32(let isBigEndian):
            guard let unit = unit(in: bytes, at: &offset, size: 4, isBigEndian) else { return .some(nil) }
            return .some(Unicode.Scalar(unit))
        case .utf16(let isBigEndian):
            guard let unit = unit(in: bytes, at: &offset, size: 2, isBigEndian) else { return .some(nil) }
            guard (0xD800..<0xDC00).contains(unit) else { return .some(Unicode.Scalar(unit)) }
            var next = offset
            guard let low = self.unit(in: bytes, at: &next, size: 2, isBigEndian), (0xDC00..<0xE000).contains(low)
            else {
                return .some(nil)
            }
            offset = next
            return .some(Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)))
        }
    }

    private func unit(in bytes: [UInt8], at offset: inout Int, size: Int, _ isBigEndian: Bool) -> UInt32? {
        guard offset + size <= bytes.count else {
            offset = bytes.count
            return nil
        }
        var value: UInt32 = 0
        for position in 0..<size {
            let byte = bytes[offset + (isBigEndian ? position : size - 1 - position)]
            value = value << 8 | UInt32(byte)
        }
        offset += size
        return value
    }
}
