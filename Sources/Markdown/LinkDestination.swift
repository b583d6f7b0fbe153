/// The destination of a link in a description: a web page or a mail address, percent-encoded so that no character of it
/// can end the link.
///
/// Only `http`, `https` and `mailto` are allowed. The scheme must not contain character references, as in
/// `javascript&#58;`.
package struct LinkDestination: Sendable, Hashable {
    /// The text between the parentheses or angle brackets.
    package let text: String

    package init?(_ text: some StringProtocol) {
        let lowered = text.prefix(8).lowercased()
        guard ["http://", "https://", "mailto:"].contains(where: lowered.hasPrefix) else { return nil }
        var encoded = ""
        for byte in text.utf8 {
            if Self.isPlain(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + Self.hexadecimal(byte >> 4) + Self.hexadecimal(byte & 15)
            }
        }
        self.text = encoded
    }

    /// Whether RFC 3986 §2 allows the byte in a URI and it has no meaning in Markdown.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~:/?#@!$&+,;=%".utf8.contains(byte)
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> String { String(digit, radix: 16, uppercase: true) }
}
