extension String {
    /// The text with its percent-encoded octets decoded (RFC 3986 §2.1); `nil` if a `%` is not followed by two
    /// hexadecimal digits, or if the octets are not UTF-8.
    ///
    /// Foundation has the same function, but only beside its internationalization data, which would make the
    /// executable twice as large.
    var percentDecoded: String? {
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
