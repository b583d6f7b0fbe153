/// Splits text of a description into lines and shows what a reader could not see.
enum VisibleLines {
    /// The lines, split at every kind of line end; tabs become spaces, hidden characters their code points, and spaces at
    /// a line's end are dropped.
    static func split(_ text: String) -> [String] {
        var lines: [String] = []
        var current = ""
        var previousWasReturn = false
        func finish() {
            while current.unicodeScalars.last == " " { current.unicodeScalars.removeLast() }
            lines.append(current)
            current = ""
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n":
                if !previousWasReturn { finish() }
            case "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": finish()
            case "\t": current += "    "
            case "\u{A0}": current += " "
            case "\u{200D}": current.unicodeScalars.append(scalar)
            default:
                if scalar.isHidden {
                    current += "U+" + String(scalar.value, radix: 16, uppercase: true)
                } else {
                    current.unicodeScalars.append(scalar)
                }
            }
            previousWasReturn = scalar == "\r"
        }
        finish()
        return lines
    }

    /// All lines as one.
    static func line(_ text: String) -> String { split(text).joined(separator: " ") }
}
