/// A name that a template looks up. Its hash is computed once, when the key is created.
///
/// A lookup compares two integers. It compares the spelling only if the integers are equal, so names with the same hash
/// remain distinct.
package struct TemplateKey: Sendable, Hashable {
    /// The name as it is written in a template, without dots.
    package let name: String

    /// A hash of the UTF-8 of `name`. It does not depend on the process, so a compiled program can be stored.
    let identity: UInt64

    package init(_ name: String) {
        self.name = name
        if let hash = name.utf8.withContiguousStorageIfAvailable({ Self.hash(UnsafeRawBufferPointer($0)) }) {
            identity = hash
        } else {
            identity = Array(name.utf8).withUnsafeBytes(Self.hash)
        }
    }

    /// Reads eight bytes at a time, because a view creates the keys of its fields again for each object.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
        func add(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash &>> 32
        }
        guard bytes.count >= 8 else {
            add(bytes.reduce(0) { $0 &<< 8 | UInt64($1) })
            return hash
        }
        func word(at offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        for offset in stride(from: 0, to: bytes.count - 8, by: 8) { add(word(at: offset)) }
        // The last word overlaps the one before, unless the length is a multiple of eight.
        add(word(at: bytes.count - 8))
        return hash
    }

    /// The bit that represents this name in the summary of an object's names.
    var summaryBit: UInt64 {
        1 &<< ((identity ^ (identity &>> 32)) & 63)
    }

    package static func == (left: TemplateKey, right: TemplateKey) -> Bool {
        left.identity == right.identity && left.name == right.name
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(identity)
    }
}

extension TemplateKey: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        self.init(value)
    }
}
