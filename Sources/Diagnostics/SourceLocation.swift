/// A line and a column, both counted from 1.
///
/// The column counts Unicode scalars, not bytes or grapheme clusters, like libyaml and SARIF's `unicodeCodePoints`. In
/// ASCII lines this is the column that editors and compilers show.
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
    /// Offsets in ``SourceFile/bytes``, the UTF-8 text, regardless of the encoding of the file on disk.
    package let range: Range<Int>

    package init(file: SourceFile, range: Range<Int>) {
        self.file = file
        self.range = range
    }

    /// Creates an empty range before the byte at `offset`.
    package init(file: SourceFile, offset: Int) {
        self.init(file: file, range: offset..<offset)
    }

    /// The line and column of the first byte.
    package var start: SourcePosition { file.position(at: range.lowerBound) }
    /// The line and column after the last byte.
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
