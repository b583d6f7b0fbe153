import ApusJSON

/// Normalizes line ends and white space in text of a description and makes invisible characters visible.
package enum VisibleLines {
    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    /// The lines, split at every kind of line end. Tabs become spaces, invisible characters are replaced by their code
    /// points, and trailing spaces are dropped.
    package static func split(_ text: String) -> [String] {
        slices(bytes(of: text)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The lines of a text with visible characters, without trailing spaces.
    static func slices(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start <= bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != newline { end += 1 }
            let next = end + 1
            while end > start, bytes[end - 1] == space { end -= 1 }
            lines.append(bytes[start..<end])
            start = next
        }
        return lines
    }

    /// The text on one line, without spaces at its end.
    package static func line(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in bytes(of: text) {
            if byte == newline { while result.last == space { result.removeLast() } }
            result.append(byte == newline ? space : byte)
        }
        while result.last == space { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether the text consists only of visible ASCII, spaces and LF.
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let raw = UnsafeRawBufferPointer(text)
        var offset = 0
        while offset < text.count {
            if offset + 8 <= text.count {
                let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                // The highest bit of a byte is set if it is not ASCII, less than a space, or DEL.
                let deletes = (word ^ (ones &* 0x7F)) &- ones
                if (word | (word &- ones &* 0x20) | deletes) & highs == 0 {
                    offset += 8
                    continue
                }
            }
            for byte in text[offset..<min(offset + 8, text.count)] {
                guard byte == newline || (byte >= 0x20 && byte < 0x7F) else { return false }
            }
            offset += 8
        }
        return true
    }

    /// The text in UTF-8, with LF for every kind of line end, spaces for tabs, and code points for invisible characters.
    package static func bytes(of text: String) -> [UInt8] {
        var text = text
        if text.withUTF8(isPlain) { return Array(text.utf8) }
        var shown: [UInt8] = []
        shown.reserveCapacity(text.utf8.count)
        var previousWasReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case " "..."~": shown.append(UInt8(truncatingIfNeeded: scalar.value))
            case "\n": if !previousWasReturn { shown.append(newline) }
            case "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": shown.append(newline)
            case "\t": shown += "    ".utf8
            case "\u{A0}": shown.append(space)
            default:
                switch scalar.visibility {
                case .visible, .joiner:
                    shown.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                case .space, .hidden: shown += ("U+" + String(scalar.value, radix: 16, uppercase: true)).utf8
                }
            }
            previousWasReturn = scalar == "\r"
        }
        return shown
    }
}
