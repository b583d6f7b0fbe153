/// A set of the ordinals of members of one object, as bits.
nonisolated struct JSONMemberSet: Sendable {
    private var words: [UInt64] = []

    func contains(_ number: Int) -> Bool {
        let word = number / 64
        return word < words.count && words[word] & 1 << UInt64(number % 64) != 0
    }

    mutating func insert(_ number: Int) {
        let word = number / 64
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        words[word] |= 1 << UInt64(number % 64)
    }
}
