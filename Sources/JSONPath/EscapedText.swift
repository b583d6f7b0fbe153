/// Texts between quotation marks, with the escapes that JSONPath (RFC 9535 §2.3.1.1), JSON and YAML 1.2 have in common.
package enum EscapedText {
    /// Returns the text for the inside of a quoted string.
    ///
    /// - Parameters:
    ///   - quote: The quotation mark around the text.
    ///   - isEscaped: Whether a character other than the quote and the backslash is written as an escape. It must be in the
    ///     basic multilingual plane.
    package static func escaped(
        _ text: String,
        quote: Unicode.Scalar,
        where isEscaped: (Unicode.Scalar) -> Bool
    ) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == quote || scalar == "\\" {
                result += ["\\", scalar]
            } else if isEscaped(scalar) {
                result += escape(of: scalar).unicodeScalars
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func escape(of scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\u{8}": return "\\b"
        case "\u{C}": return "\\f"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
