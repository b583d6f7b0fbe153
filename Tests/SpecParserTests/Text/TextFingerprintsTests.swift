import Testing

@testable import ApusSpecParser

@Suite("Fingerprints of texts")
struct TextFingerprintsTests {
    // Up to 12 hashes are compared with each other, more are sorted.
    @Test("equal texts are found among few and many", arguments: [0, 1, 5, 12, 13, 200])
    func equalTexts(count: Int) {
        let texts = (0..<count).map { "text \($0)" }
        #expect(TextFingerprints(texts).areDifferent)
        guard let first = texts.first, let last = texts.last else { return }
        #expect(!TextFingerprints(texts + [first]).areDifferent)
        #expect(!TextFingerprints([last] + texts).areDifferent)
    }

    @Test("texts outside of ASCII may be equal, because different bytes can be equal texts")
    func unicode() {
        #expect("caf\u{E9}" == "cafe\u{301}")
        #expect(!TextFingerprints(["caf\u{E9}", "cafe\u{301}"]).areDifferent)
        #expect(!TextFingerprints(["a", "é"]).areDifferent)
    }
}
