/// Swift source in which comments and the contents of string literals are replaced by spaces, so that all remaining
/// brackets are part of the code.
struct SwiftMask {
    /// The bytes; as many as the source has, with line breaks at the same offsets.
    private(set) var bytes: [UInt8]

    init(_ source: [UInt8]) {
        bytes = source
        var index = 0
        while index < bytes.count {
            if starts("//", at: index) {
                index = blank(from: index, to: lineEnd(index))
            } else if starts("/*", at: index) {
                index = blank(from: index, to: commentEnd(index))
            } else if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "#") {
                index = text(at: index)
            } else {
                index += 1
            }
        }
    }

    private func starts(_ text: StaticString, at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }

    private func lineEnd(_ start: Int) -> Int {
        bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    /// The end of a block comment. Block comments can be nested.
    private func commentEnd(_ start: Int) -> Int {
        var depth = 0
        var index = start
        while index < bytes.count {
            if starts("/*", at: index) {
                depth += 1
                index += 2
            } else if starts("*/", at: index) {
                depth -= 1
                index += 2
                if depth == 0 { return index }
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    /// Replaces the contents of a string literal, `"a"`, `"""…"""` or `#"a"#`, and returns the index after it.
    private mutating func text(at start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
        let signs = index - start
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return max(index, start + 1) }
        let quotes = starts("\"\"\"", at: index) ? 3 : 1
        index += quotes
        let first = index
        while index < bytes.count {
            if signs == 0, bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if isEnd(at: index, quotes: quotes, signs: signs) {
                _ = blank(from: first, to: index)
                return index + quotes + signs
            } else if quotes == 1, bytes[index] == UInt8(ascii: "\n") {
                return index
            } else {
                index += 1
            }
        }
        return blank(from: first, to: bytes.count)
    }

    private func isEnd(at index: Int, quotes: Int, signs: Int) -> Bool {
        guard index + quotes + signs <= bytes.count else { return false }
        return bytes[index..<index + quotes].allSatisfy { $0 == UInt8(ascii: "\"") }
            && bytes[index + quotes..<index + quotes + signs].allSatisfy { $0 == UInt8(ascii: "#") }
    }

    private mutating func blank(from start: Int, to end: Int) -> Int {
        for index in start..<end where bytes[index] != UInt8(ascii: "\n") { bytes[index] = UInt8(ascii: " ") }
        return end
    }
}
