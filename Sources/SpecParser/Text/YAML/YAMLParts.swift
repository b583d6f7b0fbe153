import Foundation

/// A piece of a large YAML file that can be read on its own: some entries of a mapping.
struct YAMLPart: Sendable, Equatable {
    /// The bytes of the piece: whole lines.
    let range: Range<Int>
    /// The column of its keys: 0 for those of the root, otherwise they belong to the last value of the root before them.
    let column: Int
}

/// Cuts a YAML file where it probably can be cut, so that all processors read it at once.
///
/// A line that begins like a key in the column of other keys may yet belong to a text of several lines. Nobody knows
/// who has not read all that is before it, so this is a guess, which ``YAMLJoin`` finds right or wrong.
struct YAMLParts {
    /// Shorter parts aren't worth the threads.
    static let shortest = 128 << 10

    private let source: UnsafeBufferPointer<UInt8>
    private(set) var parts: [YAMLPart] = []
    /// Where the next part begins, and the column of its keys.
    private var start: Int
    private var column = 0

    /// - Parameter count: The number of pieces to aim at; where keys of the root lie between, there are more.
    init(of source: UnsafeBufferPointer<UInt8>, from origin: Int, count: Int) {
        self.source = source
        start = origin
        guard count > 1, let inner = innerColumn(from: origin) else { return }
        for number in 1..<count {
            let target = origin + (source.count - origin) / count * number
            guard target > start else { continue }
            let line = lineStart(after: target)
            returnToRoot(before: line)
            guard let next = firstLine(from: line, to: source.count, where: { $0 == 0 || $0 == inner }),
                let column = keyColumn(at: next)
            else { break }
            cut(at: next, column: column)
        }
        returnToRoot(before: source.count)
        cut(at: source.count, column: 0)
    }

    /// Ends a part, and begins the next one with keys of this column.
    private mutating func cut(at line: Int, column next: Int) {
        parts.append(YAMLPart(range: start..<line, column: column))
        (start, column) = (line, next)
    }

    /// Cuts where keys of the root follow those of its value.
    private mutating func returnToRoot(before end: Int) {
        guard column > 0, let line = firstLine(from: start, to: end, where: { $0 == 0 }) else { return }
        cut(at: line, column: 0)
    }

    /// The column of the first key that is indented, as a rule that of all keys of the second level.
    private func innerColumn(from origin: Int) -> Int? {
        firstLine(from: origin, to: source.count) { $0 > 0 }.flatMap(keyColumn)
    }

    private func firstLine(from start: Int, to end: Int, where isWanted: (Int) -> Bool) -> Int? {
        var line = start
        while line < end {
            if let column = keyColumn(at: line), isWanted(column) { return line }
            line = lineStart(after: line)
        }
        return nil
    }

    /// The column of the first character of a line, if a key may begin with it.
    private func keyColumn(at line: Int) -> Int? {
        var offset = line
        while offset < source.count, source[offset] == UInt8(ascii: " ") { offset += 1 }
        guard offset < source.count else { return nil }
        switch source[offset] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "$"),
            UInt8(ascii: "'"), UInt8(ascii: "\""):
            return offset - line
        default: return nil
        }
    }

    /// Twice as many as processors, so that a part that takes longer holds up nobody.
    static func bestCount(for length: Int) -> Int {
        guard length > shortest else { return 1 }
        let processors = ProcessInfo.processInfo.activeProcessorCount
        return processors == 1 ? 1 : min(2 * processors, length / shortest)
    }

    private func lineStart(after offset: Int) -> Int {
        guard let start = source.baseAddress, let feed = memchr(start + offset, 0x0A, source.count - offset) else {
            return source.count
        }
        return UnsafeRawPointer(feed) - UnsafeRawPointer(start) + 1
    }
}
