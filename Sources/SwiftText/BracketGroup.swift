/// A pair of brackets in a line of Swift, with the ranges of its elements.
struct BracketGroup {
    /// The index of the opening bracket.
    var open: Int
    /// The index of the closing bracket.
    var close: Int
    /// The ranges between the commas, without leading spaces.
    var elements: [Range<Int>]
    /// Whether a comma follows the last element if the group is broken: the group is an array or dictionary literal with
    /// more than one element.
    var endsWithComma: Bool

    /// The outermost pair with the longest content; `nil` if the line has only empty pairs or none.
    static func widest(in content: ArraySlice<UInt8>) -> BracketGroup? {
        var widest: BracketGroup?
        var open: Int?
        var commas: [Int] = []
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            switch content[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                if scanner.depth == 1 {
                    open = index
                    commas = []
                }
            case UInt8(ascii: ","):
                if scanner.depth == 1 { commas.append(index) }
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                guard scanner.depth == 0, let start = open else { continue }
                open = nil
                guard index - start > 1, index - start > (widest.map { $0.close - $0.open } ?? 0) else { continue }
                guard !isType(start...index, in: content) else { continue }
                widest = BracketGroup(open: start, close: index, commas: commas, in: content)
            default: continue
            }
        }
        return widest
    }

    private init(open: Int, close: Int, commas: [Int], in content: ArraySlice<UInt8>) {
        self.open = open
        self.close = close
        endsWithComma = !commas.isEmpty && content[open] == UInt8(ascii: "[") && !Self.isSubscript(open, in: content)
        var elements: [Range<Int>] = []
        var start = open + 1
        for comma in commas + [close] {
            var range = start..<comma
            while range.lowerBound < range.upperBound, content[range.lowerBound] == UInt8(ascii: " ") {
                range = (range.lowerBound + 1)..<range.upperBound
            }
            elements.append(range)
            start = comma + 1
        }
        self.elements = elements
    }

    /// Whether the brackets enclose an array or dictionary type, which is never broken: `[String: [Int]?]`.
    private static func isType(_ range: ClosedRange<Int>, in content: ArraySlice<UInt8>) -> Bool {
        let text = content[range]
        guard text.first == UInt8(ascii: "["), let first = text.first(where: { !"[`_".utf8.contains($0) }) else {
            return false
        }
        guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) || first >= 0x80 else { return false }
        let isGeneric = text.contains(UInt8(ascii: "<"))
        return text.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
            case UInt8(ascii: ","), UInt8(ascii: ">"), UInt8(ascii: "<"): isGeneric
            default: "[]:?._` ".utf8.contains(byte)
            }
        }
    }

    /// Whether the bracket directly follows a name.
    private static func isSubscript(_ open: Int, in content: ArraySlice<UInt8>) -> Bool {
        guard open > content.startIndex else { return false }
        switch content[open - 1] {
        case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "["): return false
        default: return true
        }
    }
}

/// Iterates over the signs of a line of Swift outside of string literals and counts the open brackets.
struct SwiftScanner {
    private let content: ArraySlice<UInt8>
    private var index: Int
    private var isInString = false
    /// The number of open brackets after the sign returned last.
    private(set) var depth = 0

    init(_ content: ArraySlice<UInt8>) {
        self.content = content
        index = content.startIndex
        // Skip the brace that ends the previous branch: `} else if … {`.
        if content.first == UInt8(ascii: "}") { index += 1 }
    }

    /// The index of the next byte outside of string literals that is not an ASCII letter, a digit or a space; `nil` at the
    /// end of the line.
    mutating func next() -> Int? {
        while index < content.endIndex {
            let byte = content[index]
            defer { index += 1 }
            // Most bytes are letters, also in string literals.
            if byte & 0xDF &- 0x41 < 26 || byte == UInt8(ascii: " ") || byte &- 0x30 < 10 { continue }
            if isInString {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == UInt8(ascii: "\"") { isInString = false }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isInString = true
                continue
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            return index
        }
        return nil
    }
}
