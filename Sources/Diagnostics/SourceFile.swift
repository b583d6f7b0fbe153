import Dispatch

/// The text of a file in UTF-8, in which diagnostics have their places.
///
/// Two files are equal if their paths are equal.
package final class SourceFile: @unchecked Sendable {
    // @unchecked: only `lineTable` is mutable, and it is read and written on `queue`.

    /// The path as diagnostics show it, usually relative to the working directory.
    package let path: String
    /// The complete text in UTF-8. A byte order mark at the start does not belong to a line.
    package let bytes: [UInt8]

    private let queue = DispatchQueue(label: "apus.source-file")
    private var lineTable: LineTable?

    /// - Parameters:
    ///   - path: The path as diagnostics show it.
    ///   - bytes: The text in UTF-8. Invalid sequences are shown as U+FFFD.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Creates a file with the given text, for tests.
    package convenience init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// Returns the line and column of the byte at `offset`; an offset out of range is moved to the nearest end.
    package func position(at offset: Int) -> SourcePosition {
        let table = lines
        let offset = min(max(offset, 0), bytes.count)
        let line = table.line(at: offset)
        let column = table.characters(from: table.starts[line], to: offset, in: bytes) + 1
        return SourcePosition(line: line + 1, column: column)
    }

    /// Returns the byte range of a line, counted from 1, without its line break; empty if there is no such line.
    package func byteRange(ofLine line: Int) -> Range<Int> {
        let starts = lines.starts
        guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        if end > start, bytes[end - 1] == 0x0A { end -= 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// Returns the text of a line, counted from 1, without its line break.
    package func text(ofLine line: Int) -> String { text(in: byteRange(ofLine: line)) }

    /// Returns the text of a byte range, which is clamped to the range of the file.
    package func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// Starts building the line table of a text of more than 64 KiB on another thread, so that positions are available
    /// sooner.
    package func prepareLines() {
        guard bytes.count > 1 << 16 else { return }
        DispatchQueue.global(qos: .utility).async { _ = self.lines }
    }

    private var lines: LineTable {
        queue.sync {
            if let lineTable { return lineTable }
            let table = LineTable(bytes: bytes)
            lineTable = table
            return table
        }
    }
}

extension SourceFile: Hashable {
    package static func == (left: SourceFile, right: SourceFile) -> Bool {
        left === right || left.path == right.path
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
