/// Decodes the escapes of a JSON string (RFC 8259 §7).
enum JSONEscapes {
    /// Returns the text between the quotes with its escapes decoded.
    ///
    /// An unpaired surrogate becomes U+FFFD.
    static func decoded(_ raw: UnsafeBufferPointer<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var offset = 0
        while offset < raw.count {
            let escape = raw[offset...].firstIndex(of: UInt8(ascii: "\\")) ?? raw.count
            guard escape + 1 < raw.count else {
                bytes += raw[offset...]
                break
            }
            bytes += raw[offset..<escape]
            offset = escape
            let letter = raw[offset + 1]
            offset += 2
            switch letter {
            case UInt8(ascii: "b"): bytes.append(0x08)
            case UInt8(ascii: "f"): bytes.append(0x0C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "u"): bytes += String(scalar(in: raw, at: &offset)).utf8
            default: bytes.append(letter)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Decodes the digits after `\u`, and the second escape of a surrogate pair.
    private static func scalar(in raw: UnsafeBufferPointer<UInt8>, at offset: inout Int) -> Unicode.Scalar {
        let unit = hexadecimal(in: raw, at: offset)
        offset = min(offset + 4, raw.count)
        guard let unit else { return "\u{FFFD}" }
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let isPair = offset + 1 < raw.count && raw[offset] == UInt8(ascii: "\\") && raw[offset + 1] == UInt8(ascii: "u")
        guard (0xD800..<0xDC00).contains(unit), isPair, let low = hexadecimal(in: raw, at: offset + 2),
            (0xDC00..<0xE000).contains(low)
        else { return "\u{FFFD}" }
        offset += 6
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func hexadecimal(in raw: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32? {
        guard offset + 4 <= raw.count else { return nil }
        var value: UInt32 = 0
        for byte in raw[offset..<(offset + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
