extension String {
    /// Whether the text contains a part, by its UTF-8.
    ///
    /// The search by characters, `contains(_:)` of the standard library, is about a hundred times slower.
    package func hasText(_ part: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { TextSearch.contains($0, part) }
    }

    /// Whether the text contains one of some words, in any case. A word is a sequence of letters.
    ///
    /// - Parameter words: The words in lower case, in ASCII.
    package func hasWord(_ words: StaticString...) -> Bool {
        var text = self
        return text.withUTF8 { TextSearch.containsWord($0, words) }
    }
}

extension Substring {
    /// Whether the text contains a part, by its UTF-8.
    package func hasText(_ part: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { TextSearch.contains($0, part) }
    }
}

private enum TextSearch {
    static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: StaticString) -> Bool {
        let count = part.utf8CodeUnitCount
        guard count <= text.count else { return false }
        for start in 0...(text.count - count) {
            var length = 0
            while length < count, text[start + length] == part.utf8Start[length] { length += 1 }
            if length == count { return true }
        }
        return false
    }

    static func containsWord(_ text: UnsafeBufferPointer<UInt8>, _ words: [StaticString]) -> Bool {
        var start = 0
        for end in 0...text.count where end == text.count || !isLetter(text[end]) {
            if end > start, words.contains(where: { isWord(text[start..<end], $0) }) { return true }
            start = end + 1
        }
        return false
    }

    private static func isWord(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        for (offset, byte) in text.enumerated() where byte | 0x20 != word.utf8Start[offset] { return false }
        return true
    }

    /// Whether a byte belongs to a letter. Every byte outside of ASCII counts as one.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) }
}
