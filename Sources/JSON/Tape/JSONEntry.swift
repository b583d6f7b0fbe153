/// One value or member name of a `JSONTape`, in 16 bytes.
package nonisolated struct JSONEntry {
    /// The kind of a value. `true` and `false` are separate kinds, so a boolean is read without accessing its bytes.
    package enum Kind: UInt8, Sendable {
        case null, `false`, `true`, number, string, array, object
    }

    /// The offset of the first byte of the value, which may be a quote, bracket or brace.
    let start: UInt32

    /// The length in bytes, including quotes, brackets or braces.
    var length: UInt32

    /// The index of the entry after this value and its children. While a container is open: the index of its parent.
    var following: UInt32

    /// The kind in bits 0–2, `mark` in bit 3, the number of children in the other bits.
    var tag: UInt32

    /// Set for a string with escapes and for a number without fraction and exponent.
    static let mark: UInt32 = 1 << 3
    static let oneChild: UInt32 = 1 << 4

    /// The maximum number of children of a container; one more is a syntax error.
    static let maximumChildren = UInt32.max >> 4

    init(kind: Kind, start: Int, length: Int, following: UInt32, mark: Bool = false) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.length = UInt32(truncatingIfNeeded: length)
        self.following = following
        tag = UInt32(kind.rawValue) | (mark ? Self.mark : 0)
    }

    /// The kind of the value.
    package var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: tag & 7)) ?? .null }

    /// Whether the value has the given kind; faster than comparing `kind`.
    @inline(__always)
    package func `is`(_ kind: Kind) -> Bool { tag & 7 == UInt32(kind.rawValue) }

    /// The offset of the first byte of the value, which may be a quote, bracket or brace.
    package var byteOffset: Int { Int(start) }

    /// The length of the value in bytes, including quotes, brackets or braces.
    package var byteLength: Int { Int(length) }

    /// The index of the next sibling: the entry after this value and its children.
    package var next: Int { Int(following) }

    /// The number of elements of an array or members of an object; 0 for other values.
    package var childCount: Int { Int(tag >> 4) }

    /// Whether the value is a string with at least one escape.
    package var isEscaped: Bool { tag & Self.mark != 0 && self.is(.string) }

    /// Whether the value is a number without fraction and exponent.
    package var isIntegerSpelling: Bool { tag & Self.mark != 0 && self.is(.number) }
}
