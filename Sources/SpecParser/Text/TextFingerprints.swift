/// Hashes of texts, which show that all of them are different without comparing each with the others.
package struct TextFingerprints {
    private var hashes: [UInt64] = []
    private var isASCII = true

    /// The number of texts.
    package var count: Int { hashes.count }

    package init(minimumCapacity: Int) { hashes.reserveCapacity(minimumCapacity) }

    package init(_ texts: some Collection<String>) {
        self.init(minimumCapacity: texts.count)
        for text in texts { add(text) }
    }

    package mutating func add(_ text: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var bits: UInt8 = 0
        let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                bits |= byte
            }
        }
        if isContiguous == nil || bits >= 0x80 { isASCII = false }
        hashes.append(hash)
    }

    /// Whether all texts are different. If it is `false`, two texts may be equal: two hashes are equal, or a text is not
    /// ASCII, so that different bytes can be equal texts.
    package var areDifferent: Bool {
        guard isASCII else { return false }
        // Comparing a few hashes is faster than sorting them.
        if hashes.count <= 12 { return hashes.indices.allSatisfy { !hashes[..<$0].contains(hashes[$0]) } }
        let sorted = hashes.sorted()
        return sorted.indices.dropFirst().allSatisfy { sorted[$0 - 1] != sorted[$0] }
    }
}
