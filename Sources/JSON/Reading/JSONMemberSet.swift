/// A set of the ordinals of members of one object. The first 64 are stored inline, without an allocation.
nonisolated struct JSONMemberSet: Sendable {
    private var first: UInt64 = 0
    private var others: [UInt64] = []

    @inline(__always)
    func contains(_ number: Int) -> Bool {
        if number < 64 { return first & 1 << UInt64(truncatingIfNeeded: number) != 0 }
        let word = number / 64 - 1
        return word < others.count && others[word] & 1 << UInt64(number % 64) != 0
    }

    @inline(__always)
    mutating func insert(_ number: Int) {
        if number < 64 {
            first |= 1 << UInt64(truncatingIfNeeded: number)
        } else {
            insertBeyond(number)
        }
    }

    @inline(never)
    private mutating func insertBeyond(_ number: Int) {
        let word = number / 64 - 1
        if word >= others.count {
            others.append(contentsOf: repeatElement(0, count: word + 1 - others.count))
        }
        others[word] |= 1 << UInt64(number % 64)
    }
}
