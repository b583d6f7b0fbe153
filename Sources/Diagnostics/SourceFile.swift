import Dispatch
import Foundation

/// A text that diagnostics point into: its name as shown to people and its bytes, in UTF-8.
///
/// Two files are equal when their paths are.
package final class SourceFile: @unchecked Sendable {
    // Unchecked because of `lineTable` alone, which is read and written under `lock`.

    /// The path as diagnostics show it, usually relative to the working directory.
    package let path: String
    /// The whole text in UTF-8. A byte order mark at the start belongs to no line.
    package let bytes: [UInt8]

    private let lock = NSLock()
    private var lineTable: LineTable?

    /// - Parameters:
    ///   - path: The path as diagnostics show it.
    ///   - bytes: The text in UTF-8. Faulty sequences are shown as U+FFFD.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A file with the given text, as tests want it.
    package convenience init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The line and column of the byte at `offset`; an offset outside of the text is moved to its nearest end.
    package func position(at offset: Int) -> SourcePosition {
        let table = lines
        let offset = min(max(offset, 0), bytes.count)
        let line = table.line(at: offset)
        let column = table.characters(from: table.starts[line], to: offset, in: bytes) + 1
        return SourcePosition(line: line + 1, column: column)
    }

    /// The number of lines; a text that ends with a line break has an empty last line.
    package var lineCount: Int { lines.starts.count }

    /// The byte range of a line, counted from 1, without its line break; empty when there is no such line.
    package func byteRange(ofLine line: Int) -> Range<Int> {
        let starts = lines.starts
        guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        if end > start, bytes[end - 1] == 0x0A { end -= 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// The text of a line, counted from 1, without its line break.
    package func text(ofLine line: Int) -> String { text(in: byteRange(ofLine: line)) }

    /// The text of a byte range, which is cut to what the file has.
    package func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// Counts the lines of a long text beside what follows, because somebody is going to ask for positions.
    package func prepareLines() {
        guard bytes.count > 1 << 16 else { return }
        DispatchQueue.global(qos: .utility).async { _ = self.lines }
    }

    private var lines: LineTable {
        lock.withLock {
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
