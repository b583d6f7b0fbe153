import ApusDiagnostics

/// A value of a JSON or YAML document: a handle of 16 bytes into its ``SourceTree``.
///
/// A YAML alias has the kind and the content of the anchored value. ``keyPlace``, ``usePlace`` and ``jsonPointer`` are
/// those of the alias, ``place`` is that of the anchored value.
package struct Node: Sendable {
    package let tree: SourceTree
    /// The index of the entry at which the value is used, which may be an alias.
    private let use: UInt32
    /// The index of the entry that contains the value.
    private let content: UInt32

    init(tree: SourceTree, index: Int) {
        self.tree = tree
        let entry = tree.entries[index]
        use = UInt32(truncatingIfNeeded: index)
        content = entry.kind == .alias ? entry.first : use
    }

    /// The index of the entry at which the value is used, which may be an alias.
    var useIndex: Int { Int(use) }
    /// The index of the entry that contains the value.
    var contentIndex: Int { Int(content) }
    var entry: Entry { tree.entries[Int(content)] }

    /// The kind of a value. For plain YAML scalars, the core schema of YAML 1.2 (§10.3.2) determines the kind.
    package enum Kind: Sendable, Hashable {
        case null, bool
        /// A number without fraction and exponent.
        case integer
        /// Any other number, including `1.0` and `.inf`.
        case number
        case string, sequence, mapping
    }

    package var kind: Kind {
        switch entry.kind {
        case .null, .alias: .null
        case .bool: .bool
        case .integer: .integer
        case .number: .number
        case .string: .string
        case .sequence: .sequence
        case .mapping: .mapping
        }
    }

    package var isNull: Bool { kind == .null }
    package var isMapping: Bool { kind == .mapping }
    package var isSequence: Bool { kind == .sequence }
    package var isScalar: Bool { !entry.isContainer }

    // MARK: Places

    /// The place of the value; for an alias that of the anchored value.
    package var place: SourceLocation { tree.location(of: contentIndex) }

    /// The place of the alias, or ``place`` for a value that is not an alias.
    package var usePlace: SourceLocation { tree.location(of: useIndex) }

    /// The place of the key of this value; `nil` for the root and for elements of a sequence.
    package var keyPlace: SourceLocation? {
        guard tree.entries[useIndex].flags.contains(.keyed) else { return nil }
        return tree.location(of: useIndex - 1)
    }

    /// The key of this value; `nil` for the root and for elements of a sequence.
    package var key: String? {
        guard tree.entries[useIndex].flags.contains(.keyed) else { return nil }
        return tree.text(of: useIndex - 1)
    }

    /// Whether the value comes from a YAML alias or a merge key.
    package var isAlias: Bool { use != content }

    // MARK: Scalars

    /// The text of a string; `nil` for other kinds.
    package var string: String? { entry.kind == .string ? tree.text(of: contentIndex) : nil }

    /// The value of a boolean; `nil` for other kinds.
    package var bool: Bool? {
        guard entry.kind == .bool else { return nil }
        return tree.withRawText(of: contentIndex) { $0.first == UInt8(ascii: "t") || $0.first == UInt8(ascii: "T") }
    }

    /// The value of a number, if it is an integer in the range of `Int`: `3`, `0x1F`, `3.0`, `1e3`.
    package var int: Int? { numberText.flatMap(NumberText.int) }

    /// The value of a number, rounded to the nearest `Double`; `nil` for other kinds.
    package var double: Double? { numberText.flatMap(NumberText.double) }

    /// The spelling of a number: `1.0`, `0x1F`, `-12e3`; `nil` for other kinds.
    package var numberText: String? {
        entry.kind == .integer || entry.kind == .number ? tree.text(of: contentIndex) : nil
    }

    /// The text of a scalar of any kind, so that an unquoted version `1.0` is "1.0"; `nil` for containers.
    package var scalarText: String? { isScalar ? tree.text(of: contentIndex) : nil }

    /// Whether the value is a scalar in quotes.
    package var isQuoted: Bool { entry.flags.contains(.quoted) }
}

extension Node {
    /// Whether both nodes are the same value of the same tree. To compare contents, use ``isEqualJSON(to:)``.
    package func isIdentical(to other: Node) -> Bool {
        tree === other.tree && contentIndex == other.contentIndex
    }
}

extension Node: CustomStringConvertible {
    package var description: String { jsonText }
}
