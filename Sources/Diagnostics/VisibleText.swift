/// Escapes text of a description for a terminal, so that it cannot move the cursor, change colors, reverse the reading
/// direction or start a new line.
enum VisibleText {
    /// Returns `text` with control, format and line-breaking characters written as `\u{…}`.
    static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return result
    }

    /// Appends a character, or its escape if the character is hidden.
    static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        if isSafe(scalar) {
            text.unicodeScalars.append(scalar)
        } else {
            text += "\\u{\(String(scalar.value, radix: 16))}"
        }
    }

    /// Whether a terminal shows this character as itself, without another effect.
    static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: return true
        case ..<0xA0: return false
        // Joiners and variation selectors occur in emoji and in several scripts.
        case 0x200C, 0x200D, 0xFE0E, 0xFE0F: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        default: return true
        }
    }
}
