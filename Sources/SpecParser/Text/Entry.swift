/// A value or a mapping key of a ``SourceTree``, in 24 bytes.
///
/// Entries are in the order of the text, a container before its children, the keys and values of a mapping alternating.
/// The meaning of ``first`` and ``second`` depends on the kind:
///
/// | kind | `first` | `second` |
/// |---|---|---|
/// | sequence, mapping | number of visible children | index after the last entry of the subtree |
/// | alias | index of the entry that it refers to | – |
/// | scalar with ``Flags/decoded`` | offset of its text in ``SourceTree/decoded`` | length of its text |
/// | other scalar | – | – |
struct Entry: Sendable {
    enum Kind: UInt8, Sendable {
        case null, bool, integer, number, string, sequence, mapping
        /// Refers to another entry, which is not an alias.
        case alias
    }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8

        /// Written in quotes, which the range includes.
        static let quoted = Flags(rawValue: 1)
        /// The text differs from the source and is stored in ``SourceTree/decoded``.
        static let decoded = Flags(rawValue: 2)
        /// The text is a JSON string with escapes, which are decoded on access.
        static let escaped = Flags(rawValue: 4)
        /// A key (with its value) that is not part of the mapping, because of a later equal key, a merge key or a
        /// fault.
        static let hidden = Flags(rawValue: 8)
        /// A key that a merge key added to its mapping.
        static let merged = Flags(rawValue: 16)
        /// A mapping key.
        static let key = Flags(rawValue: 32)
        /// The YAML merge key `<<`.
        static let merge = Flags(rawValue: 64)
        /// A value whose key is the entry before it.
        static let keyed = Flags(rawValue: 128)
    }

    /// The byte range in the source, including quotes and brackets.
    var start: UInt32
    var end: UInt32
    var first: UInt32 = 0
    var second: UInt32 = 0
    /// For a key: the hash of its text. For a mapping: the offset of its table in ``SourceTree/tables`` plus 1, or 0.
    var hash: UInt32 = 0
    var kind: Kind
    var flags: Flags = []

    var isContainer: Bool { kind == .sequence || kind == .mapping }

    /// The range of the text of a scalar without ``Flags/decoded`` in the source, without quotes.
    var sourceText: Range<Int> {
        guard flags.contains(.quoted), end &- start >= 2 else { return Int(start)..<Int(end) }
        return (Int(start) + 1)..<(Int(end) - 1)
    }
}

extension [Entry] {
    /// Returns the index after an entry and its children; a container must be closed.
    func next(after index: Int) -> Int {
        self[index].isContainer ? Int(self[index].second) : index + 1
    }
}
