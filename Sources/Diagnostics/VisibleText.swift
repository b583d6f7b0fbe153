import ApusJSON

/// Escapes text of a description for a terminal, so that it cannot move the cursor, change colors, reverse the reading
/// direction or start a new line.
package enum VisibleText {
    /// Returns `text` with hidden characters written as `\u{…}`.
    package static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if let escape = escape(of: scalar) { result += escape } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// Returns the escape of a hidden character; `nil` for a character that a terminal shows.
    static func escape(of scalar: Unicode.Scalar) -> String? {
        scalar.visibility == .hidden ? "\\u{\(String(scalar.value, radix: 16))}" : nil
    }
}
