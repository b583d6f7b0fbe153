/// A line and a column, as an editor shows them.
///
/// Both count from 1. The column counts Unicode scalars, not bytes and not grapheme clusters: what libyaml and
/// SARIF's `unicodeCodePoints` count, and for ASCII lines what every editor and compiler shows.
package struct SourcePosition: Sendable, Hashable, Comparable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A range of bytes in a file. An empty range points between two characters.
package struct SourceLocation: Sendable, Hashable {
    package let file: SourceFile
    /// Offsets in ``SourceFile/bytes``, so of the UTF-8 text without regard to how the file was encoded on disk.
    package let range: Range<Int>

    package init(file: SourceFile, range: Range<Int>) {
        self.file = file
        self.range = range
    }

    /// The point before the byte at `offset`.
    package init(file: SourceFile, offset: Int) {
        self.init(file: file, range: offset..<offset)
    }

    /// Line and column of the first byte.
    package var start: SourcePosition { file.position(at: range.lowerBound) }
    /// Line and column behind the last byte.
    package var end: SourcePosition { file.position(at: range.upperBound) }
    /// The text of the range.
    package var text: String { file.text(in: range) }
}

extension SourceLocation: CustomStringConvertible {
    /// `path:line:column`
    package var description: String {
        let start = start
        return "\(file.path):\(start.line):\(start.column)"
    }
}
