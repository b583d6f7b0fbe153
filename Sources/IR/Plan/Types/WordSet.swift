/// A fixed set of words, such as keywords.
///
/// Most texts are not in the set. Their length and their first letter show it, which is faster than hashing them.
package struct WordSet: Sendable, Sequence, ExpressibleByArrayLiteral {
    package let words: Set<String>

    /// The lengths of the words that begin with each ASCII character, as bits. The last bit is for all longer words.
    private let lengths: [UInt64]

    package init(_ words: Set<String>) {
        self.words = words
        var lengths = [UInt64](repeating: 0, count: 128)
        for word in words { lengths[Self.index(word.utf8.first)] |= Self.bit(word.utf8.count) }
        self.lengths = lengths
    }

    package init(arrayLiteral words: String...) { self.init(Set(words)) }

    package func contains(_ text: String) -> Bool {
        mayContain(first: text.utf8.first, count: text.utf8.count) && words.contains(text)
    }

    /// Whether the set contains the word with these bytes in UTF-8.
    package func contains(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        mayContain(first: bytes.first, count: bytes.count) && words.contains(String(decoding: bytes, as: UTF8.self))
    }

    package func union(_ other: some Sequence<String>) -> WordSet { WordSet(words.union(other)) }

    package func makeIterator() -> Set<String>.Iterator { words.makeIterator() }

    private func mayContain(first: UInt8?, count: Int) -> Bool { lengths[Self.index(first)] & Self.bit(count) != 0 }

    private static func index(_ first: UInt8?) -> Int { Int((first ?? 0) & 0x7F) }
    private static func bit(_ count: Int) -> UInt64 { 1 &<< UInt64(Swift.min(count, 63)) }
}
