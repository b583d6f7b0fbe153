/// One value or one mapping key of a ``SourceTree``, in 24 bytes.
///
/// Entries stand in the order of the text, a container before its children, keys and values of a mapping by turns.
/// What ``first`` and ``second`` mean depends on the kind:
///
/// | kind | `first` | `second` |
/// |---|---|---|
/// | sequence, mapping | number of visible children | index behind the last entry of the subtree |
/// | alias | index of the entry it stands for | – |
/// | scalar with ``Flags/decoded`` | offset of its text in ``SourceTree/decoded`` | length of its text |
/// | other scalar | – | – |
struct Entry: Sendable {
    enum Kind: UInt8, Sendable {
        case null, bool, integer, number, string, sequence, mapping
        /// Stands for another entry; never for another alias.
        case alias
    }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8

        /// Written in quotes, which the range includes.
        static let quoted = Flags(rawValue: 1)
        /// The text differs from the source and is kept in ``SourceTree/decoded``.
        static let decoded = Flags(rawValue: 2)
        /// The text is a JSON string with escapes, which are decoded when asked for.
        static let escaped = Flags(rawValue: 4)
        /// A key (with its value) that a later equal key, a merge or a fault took out of the mapping.
        static let hidden = Flags(rawValue: 8)
        /// A key that came into its mapping by a merge key.
        static let merged = Flags(rawValue: 16)
        /// A mapping key.
        static let key = Flags(rawValue: 32)
        /// The YAML merge key `<<`.
        static let merge = Flags(rawValue: 64)
        /// A value whose key is the entry before it.
        static let keyed = Flags(rawValue: 128)
    }

    /// The byte range in the source, quotes and brackets included.
    var start: UInt32
    var end: UInt32
    var first: UInt32 = 0
    var second: UInt32 = 0
    /// For keys the hash of the text; for mappings the offset of their table in ``SourceTree/tables`` plus 1, or 0.
    var hash: UInt32 = 0
    var kind: Kind
    var flags: Flags = []

    var isContainer: Bool { kind == .sequence || kind == .mapping }

    /// Where the text of a scalar without ``Flags/decoded`` stands in the source.
    var sourceText: Range<Int> {
        guard flags.contains(.quoted), end &- start >= 2 else { return Int(start)..<Int(end) }
        return (Int(start) + 1)..<(Int(end) - 1)
    }
}

extension [Entry] {
    /// The index behind an entry and all that is in it; a container must be closed.
    func next(after index: Int) -> Int {
        self[index].isContainer ? Int(self[index].second) : index + 1
    }
}
