/// Text of a description as it may be shown: nothing in it can move the cursor, change colours, reverse the
/// reading direction or start a line of its own.
enum VisibleText {
    /// `text` with control, format and line-breaking characters written as `\u{…}`.
    static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return result
    }

    /// Appends one character, or its escape when it must not reach a terminal.
    static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        if isSafe(scalar) {
            text.unicodeScalars.append(scalar)
        } else {
            text += "\\u{\(String(scalar.value, radix: 16))}"
        }
    }

    /// Whether a terminal shows this character as itself and does nothing else.
    static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: return true
        case ..<0xA0: return false
        // Joiners and variation selectors are part of ordinary emoji and of several scripts.
        case 0x200C, 0x200D, 0xFE0E, 0xFE0F: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        default: return true
        }
    }
}
