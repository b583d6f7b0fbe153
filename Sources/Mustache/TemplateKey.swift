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
        var text = name
        identity = text.withUTF8 { Self.hash(UnsafeRawBufferPointer($0)) }
    }

    /// Reads eight bytes at a time, because a view creates the keys of its fields again for each object.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
        var offset = 0
        while offset < bytes.count {
            var word: UInt64 = 0
            if offset + 8 <= bytes.count {
                word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            } else {
                for byte in bytes[offset...] { word = word &<< 8 | UInt64(byte) }
            }
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash &>> 32
            offset += 8
        }
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
