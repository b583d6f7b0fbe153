/// A set of bits for the names of an object, which answers in constant time that most other names are missing.
///
/// Models have optional properties, and most objects have only some of them. Without the digest, each missing member
/// would need a scan of all names.
nonisolated struct JSONNameDigest: Sendable {
    private var bits: UInt64 = 0

    init(_ members: JSONMembers) {
        var members = members
        while let place = members.nextPlace() {
            let name = members.tape.entries[place]
            if name.isEscaped {
                bits = .max
            } else {
                bits |= Self.bit(members.tape.base + name.byteOffset + 1, name.byteLength - 2)
            }
        }
    }

    /// Whether the object may have a member of this name; `false` is certain.
    func mayContain(_ name: UnsafePointer<UInt8>, _ length: Int) -> Bool { bits & Self.bit(name, length) != 0 }

    /// The bit of a name, from its length and its first and last byte.
    @inline(__always)
    private static func bit(_ name: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        guard length > 0 else { return 1 }
        let digest = length &* 7 &+ Int(name[0]) &+ Int(name[length &- 1]) &* 3
        return 1 << UInt64(digest & 63)
    }
}
