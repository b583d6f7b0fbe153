/// One value or member name of a `JSONTape`, in 16 bytes.
package struct JSONEntry {
    /// What a value is; the two booleans are kinds of their own, so a literal needs no second look at the bytes.
    package enum Kind: UInt8, Sendable {
        case null, `false`, `true`, number, string, array, object
    }

    /// Offset of the first byte of the value (the quote, bracket or brace included).
    let start: UInt32

    /// Length in bytes, with quotes, brackets or braces.
    var length: UInt32

    /// Index of the entry behind this value and everything in it. While a container is open: index of its parent.
    var following: UInt32

    /// Kind in bits 0–2, `mark` in bit 3, number of children above.
    var tag: UInt32

    static let mark: UInt32 = 1 << 3
    static let oneChild: UInt32 = 1 << 4

    /// The most children one container may have; a further one is a syntax error, not a wrong count.
    static let maximumChildren = UInt32.max >> 4

    init(kind: Kind, start: Int, length: Int, following: UInt32, mark: Bool = false) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.length = UInt32(truncatingIfNeeded: length)
        self.following = following
        tag = UInt32(kind.rawValue) | (mark ? Self.mark : 0)
    }

    /// What the value is.
    package var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: tag & 7)) ?? .null }

    /// Whether the value is of a kind; cheaper than comparing `kind`.
    @inline(__always)
    package func `is`(_ kind: Kind) -> Bool { tag & 7 == UInt32(kind.rawValue) }

    /// Offset of the first byte of the value, quote, bracket or brace included.
    package var byteOffset: Int { Int(start) }

    /// Length of the value in bytes, with quotes, brackets or braces.
    package var byteLength: Int { Int(length) }

    /// Index of the next sibling: the entry behind this value and everything in it.
    package var next: Int { Int(following) }

    /// Elements of an array or members of an object; 0 for anything else.
    package var childCount: Int { Int(tag >> 4) }

    /// Whether a string is spelled with at least one backslash escape.
    package var isEscaped: Bool { tag & Self.mark != 0 && self.is(.string) }

    /// Whether a number is spelled without fraction and exponent.
    package var isIntegerSpelling: Bool { tag & Self.mark != 0 && self.is(.number) }
}
