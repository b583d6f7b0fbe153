/// Percent-encoding of URLs and forms (RFC 3986 §2).
nonisolated enum PercentEncoding {
    /// The characters that are not encoded.
    enum Allowed {
        /// Letters, digits, `-`, `.`, `_`, `~`: everything else is data and encoded.
        case unreserved
        /// Also the delimiters of RFC 3986 and triplets that are encoded already (RFC 6570 §3.2.3), but not `#`, `[` and
        /// `]`, which are not allowed in a query.
        case reserved
        /// Like ``unreserved``, and a space becomes `+` (`application/x-www-form-urlencoded`).
        case formField
    }

    static func append(_ text: String, allowed: Allowed, to result: inout String) {
        var text = text
        let isPlain = text.withUTF8 { bytes in bytes.allSatisfy(isUnreserved) }
        if isPlain {
            result += text
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 2)
        text.withUTF8 { append($0, allowed: allowed, to: &bytes) }
        result += String(decoding: bytes, as: UTF8.self)
    }

    static func encode(_ text: String, allowed: Allowed = .unreserved) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var result = ""
        append(text, allowed: allowed, to: &result)
        return result
    }

    private static func append(_ source: UnsafeBufferPointer<UInt8>, allowed: Allowed, to bytes: inout [UInt8]) {
        for (offset, byte) in source.enumerated() {
            if isUnreserved(byte) {
                bytes.append(byte)
                continue
            }
            switch allowed {
            case .reserved where isReserved(byte) || isTriplet(source, at: offset):
                bytes.append(byte)
            case .formField where byte == UInt8(ascii: " "):
                bytes.append(UInt8(ascii: "+"))
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexDigit(byte >> 4))
                bytes.append(hexDigit(byte & 15))
            }
        }
    }

    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
            true
        default: false
        }
    }

    private static func isTriplet(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count else { return false }
        return isHexDigit(bytes[offset + 1]) && isHexDigit(bytes[offset + 2])
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10
    }
}
