extension String {
    /// The UTF-8 octets of the text as percent-encoded octets (RFC 3986 §2.1), except unreserved characters (§2.3) and the
    /// given ones.
    package func percentEncoded(except plain: String) -> String {
        let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8).union(plain.utf8)
        var octets: [UInt8] = []
        for octet in utf8 {
            if kept.contains(octet) {
                octets.append(octet)
            } else {
                let digits = String(octet, radix: 16, uppercase: true)
                octets += Array(((octet < 16 ? "%0" : "%") + digits).utf8)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// The text with its percent-encoded octets decoded (RFC 3986 §2.1); `nil` if a `%` is not followed by two
    /// hexadecimal digits, or if the octets are not UTF-8.
    ///
    /// Foundation has the same function, but only beside its internationalization data, which would make the
    /// executable twice as large.
    package var percentDecoded: String? {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var octets: [UInt8] = []
        octets.reserveCapacity(utf8.count)
        var rest = utf8[...]
        while let octet = rest.popFirst() {
            guard octet == UInt8(ascii: "%") else {
                octets.append(octet)
                continue
            }
            guard let high = rest.popFirst().flatMap(Self.hexadecimalDigit),
                let low = rest.popFirst().flatMap(Self.hexadecimalDigit)
            else { return nil }
            octets.append(high << 4 | low)
        }
        let text = String(decoding: octets, as: UTF8.self)
        return text.utf8.elementsEqual(octets) ? text : nil
    }

    private static func hexadecimalDigit(_ character: UInt8) -> UInt8? {
        Character(UnicodeScalar(character)).hexDigitValue.map(UInt8.init)
    }
}
