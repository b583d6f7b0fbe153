import ApusDiagnostics

/// A value of a JSON or YAML document: a handle of 16 bytes into its ``SourceTree``.
///
/// A YAML alias reads as the value it stands for. Where it stands is kept: ``keyPlace``, ``usePlace`` and
/// ``jsonPointer`` are those of the alias, ``place`` is where the value is written.
package struct Node: Sendable {
    package let tree: SourceTree
    /// The entry by which this value was reached; may be an alias.
    private let standing: UInt32
    /// The entry that holds the value.
    private let content: UInt32

    init(tree: SourceTree, index: Int) {
        self.tree = tree
        let entry = tree.entries[index]
        standing = UInt32(truncatingIfNeeded: index)
        content = entry.kind == .alias ? entry.first : standing
    }

    /// The index of the entry by which this value was reached.
    var standingIndex: Int { Int(standing) }
    /// The index of the entry that holds the value.
    var contentIndex: Int { Int(content) }
    var entry: Entry { tree.entries[Int(content)] }

    /// What a value is. Plain YAML scalars are told apart by the core schema of YAML 1.2 (§10.3.2).
    package enum Kind: Sendable, Hashable {
        case null, bool
        /// A number spelled without fraction and exponent.
        case integer
        /// Any other number, `1.0` and `.inf` among them.
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

    /// Where the value is written; behind an alias that is the anchored value.
    package var place: SourceLocation { tree.location(of: contentIndex) }

    /// Where the value is used: the alias, or the same as ``place``.
    package var usePlace: SourceLocation { tree.location(of: standingIndex) }

    /// Where the key of this value is written; `nil` for the root and for elements of a sequence.
    package var keyPlace: SourceLocation? {
        guard tree.entries[standingIndex].flags.contains(.keyed) else { return nil }
        return tree.location(of: standingIndex - 1)
    }

    /// The key of this value; `nil` for the root and for elements of a sequence.
    package var key: String? {
        guard tree.entries[standingIndex].flags.contains(.keyed) else { return nil }
        return tree.text(of: standingIndex - 1)
    }

    /// Whether the value was reached through a YAML alias or merge key.
    package var isAlias: Bool { standing != content }

    // MARK: Scalars

    /// The text of a string; `nil` for every other kind.
    package var string: String? { entry.kind == .string ? tree.text(of: contentIndex) : nil }

    /// The value of a boolean.
    package var bool: Bool? {
        guard entry.kind == .bool else { return nil }
        return tree.withRawText(of: contentIndex) { $0.first == UInt8(ascii: "t") || $0.first == UInt8(ascii: "T") }
    }

    /// The value of a number that is whole and fits: `3`, `0x1F`, `3.0`, `1e3`.
    package var int: Int? { numberText.flatMap(NumberText.int) }

    /// The value of a number, rounded to the nearest `Double`.
    package var double: Double? { numberText.flatMap(NumberText.double) }

    /// The spelling of a number: `1.0`, `0x1F`, `-12e3`.
    package var numberText: String? {
        entry.kind == .integer || entry.kind == .number ? tree.text(of: contentIndex) : nil
    }

    /// The text of any scalar as it is spelled, so that an unquoted version `1.0` is "1.0"; `nil` for containers.
    package var scalarText: String? { isScalar ? tree.text(of: contentIndex) : nil }

    /// Whether a scalar is written in quotes.
    package var isQuoted: Bool { entry.flags.contains(.quoted) }
}

extension Node {
    /// Whether both are the same value of the same tree. For equal contents see ``isEqualJSON(to:)``.
    package func isIdentical(to other: Node) -> Bool {
        tree === other.tree && contentIndex == other.contentIndex
    }
}

extension Node: CustomStringConvertible {
    package var description: String { jsonText }
}
