import ApusFiles
import ApusTestSupport
import Testing

@Suite("ContentHash")
struct ContentHashTests {
    /// 00 01 02 …
    private func ascending(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0) } }

    private func hash(_ pieces: [[UInt8]], rounds: (Int, Int) = (1, 3)) -> ContentHash {
        let key = ContentHash.Key(low: 0x0706_0504_0302_0100, high: 0x0F0E_0D0C_0B0A_0908)
        var hasher = ContentHasher(key: key, wordRounds: rounds.0, lastRounds: rounds.1)
        for piece in pieces { piece.withUnsafeBytes { hasher.add($0) } }
        return hasher.hash
    }

    /// The first test vectors of `vectors_sip128` in the reference implementation, as numbers.
    @Test(
        "equals SipHash-2-4-128 with 2 and 4 rounds",
        arguments: [
            (0, 0xE6A8_25BA_047F_81A3, 0x9302_55C7_1472_F66D),
            (1, 0x44AF_996B_D8C1_87DA, 0x45FC_229B_1159_7634),
            (2, 0xC75D_A4A4_8D22_7781, 0xE4FF_0AF6_DE8B_A3FC),
        ] as [(Int, UInt64, UInt64)]
    )
    func vectors(count: Int, low: UInt64, high: UInt64) {
        #expect(hash([ascending(count)], rounds: (2, 4)) == ContentHash(low: low, high: high))
    }

    @Test("does not depend on how the bytes are divided")
    func pieces() {
        for count in 0..<40 {
            let bytes = ascending(count)
            let whole = hash([bytes])
            for cut in 0...count {
                for second in cut...count {
                    let pieces = [Array(bytes[..<cut]), Array(bytes[cut..<second]), Array(bytes[second...])]
                    guard hash(pieces) != whole else { continue }
                    Issue.record("\(count) bytes cut at \(cut) and \(second)")
                    return
                }
            }
        }
    }

    @Test("changes with every bit, the number of bytes and the key")
    func differences() {
        var hashes: Set<ContentHash> = []
        var tried = 0
        for count in 0..<70 {
            let bytes = [UInt8](repeating: 0, count: count)
            hashes.insert(ContentHash(of: bytes))
            hashes.insert(ContentHash(of: bytes, key: ContentHash.Key(low: 1, high: 0)))
            hashes.insert(ContentHash(of: bytes, key: ContentHash.Key(low: 0, high: 1)))
            tried += 3
            for bit in 0..<(8 * count) {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                hashes.insert(ContentHash(of: flipped))
                tried += 1
            }
        }
        #expect(hashes.count == tried)
        #expect(Set(hashes.map(\.low)).count == tried)
        #expect(Set(hashes.map(\.high)).count == tried)
        #expect(ContentHash.Key.random() != ContentHash.Key.random())
    }

    @Test("is printed with 32 digits")
    func text() {
        #expect(ContentHash(low: 0xA, high: 0xB0).text == "00000000000000b0000000000000000a")
    }
}
