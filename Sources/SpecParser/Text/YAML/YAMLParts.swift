#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A part of a large YAML file that can be read separately: consecutive entries of a mapping.
struct YAMLPart: Sendable, Equatable {
    /// The bytes of the part, which are complete lines.
    let range: Range<Int>
    /// The column of its keys. In column 0 these are keys of the root, otherwise of the last value of the root before
    /// them.
    let column: Int
}

/// Splits a YAML file into parts that are read concurrently.
///
/// The split is a guess: a line that looks like a key may belong to a scalar of several lines, which only reading the
/// text before it shows. ``YAMLJoin`` detects a wrong guess.
struct YAMLParts {
    /// The minimum size of a part in bytes, below which starting a thread takes longer than reading the part.
    static let minimumLength = 128 << 10

    private let source: UnsafeBufferPointer<UInt8>
    private(set) var parts: [YAMLPart] = []
    /// The start of the next part, and the column of its keys.
    private var start: Int
    private var column = 0

    /// - Parameter count: The number of parts to aim for. There are more if keys of the root are between two cuts.
    init(of source: UnsafeBufferPointer<UInt8>, from origin: Int, count: Int) {
        self.source = source
        start = origin
        guard count > 1, let inner = innerColumn(from: origin) else { return }
        for number in 1..<count {
            let target = origin + (source.count - origin) / count * number
            guard target > start else { continue }
            let line = lineStart(after: target)
            cutAtRootKey(before: line)
            guard let next = firstLine(from: line, to: source.count, where: { $0 == 0 || $0 == inner }),
                let column = keyColumn(at: next)
            else { break }
            cut(at: next, column: column)
        }
        cutAtRootKey(before: source.count)
        cut(at: source.count, column: 0)
    }

    /// Ends a part at `line`, and begins the next one with keys in column `next`.
    private mutating func cut(at line: Int, column next: Int) {
        parts.append(YAMLPart(range: start..<line, column: column))
        (start, column) = (line, next)
    }

    /// Ends a part with keys of an inner mapping at the next key of the root before `end`.
    private mutating func cutAtRootKey(before end: Int) {
        guard column > 0, let line = firstLine(from: start, to: end, where: { $0 == 0 }) else { return }
        cut(at: line, column: 0)
    }

    /// Returns the column of the first indented key, which usually is that of all keys of the second level.
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

    /// Returns the column of the first character of a line, if a key can begin with this character.
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

    /// Returns the number of parts for a file of `length` bytes: twice the number of processors, so that a slow part
    /// does not leave processors idle.
    static func recommendedCount(for length: Int) -> Int {
        guard length > minimumLength else { return 1 }
        let processors = ProcessInfo.processInfo.activeProcessorCount
        return processors == 1 ? 1 : min(2 * processors, length / minimumLength)
    }

    private func lineStart(after offset: Int) -> Int {
        guard let start = source.baseAddress, let feed = memchr(start + offset, 0x0A, source.count - offset) else {
            return source.count
        }
        return UnsafeRawPointer(feed) - UnsafeRawPointer(start) + 1
    }
}
