/// The destination of a link in a description: a web page or a mail address, percent-encoded so that no character of it
/// can end the link.
///
/// Only `http`, `https` and `mailto` are allowed. The scheme must not contain character references, as in
/// `javascript&#58;`.
package struct LinkDestination: Sendable, Hashable {
    /// The text between the parentheses or angle brackets.
    package let text: String

    package init?(_ text: String) { self.init(Array(text.utf8)[...]) }

    /// - Parameter text: The text in UTF-8.
    init?(_ text: ArraySlice<UInt8>) {
        guard Self.schemes.contains(where: { Self.begins(text, with: $0) }) else { return nil }
        guard !text.allSatisfy(Self.isPlain) else {
            self.text = String(decoding: text, as: UTF8.self)
            return
        }
        var encoded = ""
        for byte in text {
            if Self.isPlain(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + Self.hexadecimal(byte >> 4) + Self.hexadecimal(byte & 15)
            }
        }
        self.text = encoded
    }

    private static let schemes = ["http://", "https://", "mailto:"]

    /// Whether the text begins with a scheme, in upper or lower case.
    private static func begins(_ text: ArraySlice<UInt8>, with scheme: String) -> Bool {
        text.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) { byte, expected in
            byte == expected || (byte.isASCIILetter && byte | 0x20 == expected)
        }
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
