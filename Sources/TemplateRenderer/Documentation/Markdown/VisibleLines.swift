/// Splits text of a description into lines and shows what a reader could not see.
enum VisibleLines {
    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    /// The lines, split at every kind of line end; tabs become spaces, hidden characters their code points, and spaces at
    /// a line's end are dropped.
    static func split(_ text: String) -> [String] {
        bytes(of: text).split(separator: newline, omittingEmptySubsequences: false).map { line in
            var line = line
            while line.last == space { line.removeLast() }
            return String(decoding: line, as: UTF8.self)
        }
    }

    /// All lines as one.
    static func line(_ text: String) -> String { split(text).joined(separator: " ") }

    /// The text in UTF-8 with LF for every kind of line end, with spaces for tabs, and with hidden characters made visible.
    static func bytes(of text: String) -> [UInt8] {
        var text = text
        let isPlain = text.withUTF8 { $0.allSatisfy { $0 == newline || ($0 >= 0x20 && $0 < 0x7F) } }
        if isPlain { return Array(text.utf8) }
        var shown: [UInt8] = []
        shown.reserveCapacity(text.utf8.count)
        var previousWasReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": if !previousWasReturn { shown.append(newline) }
            case "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": shown.append(newline)
            case "\t": shown += "    ".utf8
            case "\u{A0}": shown.append(space)
            default:
                if scalar.isHidden, scalar != "\u{200D}" {
                    shown += ("U+" + String(scalar.value, radix: 16, uppercase: true)).utf8
                } else {
                    shown.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
            previousWasReturn = scalar == "\r"
        }
        return shown
    }
}
