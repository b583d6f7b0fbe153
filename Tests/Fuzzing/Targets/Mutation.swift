import ApusTestSupport

/// Creates inputs from seed descriptions. The same seed gives the same inputs.
package struct Mutation: Sendable {
    package var random: SeededGenerator
    let seeds: SeedDescriptions

    package init(seed: UInt64, seeds: SeedDescriptions) {
        random = SeededGenerator(seed: seed)
        self.seeds = seeds
    }

    mutating func pick<Element>(_ elements: [Element], or fallback: Element) -> Element {
        elements.isEmpty ? fallback : elements[random.below(elements.count)]
    }

    /// Returns fewer than `count` pieces in random order.
    mutating func pieces(_ pieces: [String], upTo count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<random.below(count) { bytes += pick(pieces, or: "").utf8 }
        return random.oneIn(4) ? changed(bytes) : bytes
    }

    /// Returns bytes with up to four random changes: replaced, removed, duplicated or inserted bytes.
    mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(4) where !bytes.isEmpty {
            let position = random.below(bytes.count)
            let end = min(bytes.count, position + 1 + random.below(random.oneIn(8) ? 400 : 12))
            switch random.below(6) {
            case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.removeSubrange(position..<end)
            case 2: bytes.insert(contentsOf: Array(bytes[position..<end]), at: random.below(bytes.count))
            case 3: bytes[position] = pick(Array("\"'{}[]:,-\n\t\\ 0#&*".utf8), or: 0)
            case 4: bytes.insert(contentsOf: Array(pick(Self.words, or: "").utf8), at: position)
            default: bytes.removeSubrange(end...)
            }
        }
        return bytes
    }

    static let words = [
        "\u{0}", "\u{2028}", "\"\"\"", "\\(x)", "*/", "é", "👩‍👩‍👧", "\u{FEFF}", "1e400", "-0", "99999999999999999999999",
        "{{", "&a ", "*a", "<<: ", "\r", "\u{85}", "- ", "? ", "!!str ", "|\n", ">-\n", "\\ud800", "null", "{}", "[]",
    ]
}
