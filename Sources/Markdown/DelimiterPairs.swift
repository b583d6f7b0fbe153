/// The code spans, brackets and parentheses of CommonMark text, each with its end.
struct DelimiterPairs {
    /// The index of the closing backticks of each code span, by the index of its opening backticks.
    private(set) var codeEnds: [Int: Int] = [:]
    /// The index of each closing bracket, by the index of its opening bracket.
    private(set) var brackets: [Int: Int] = [:]
    /// The index of each closing parenthesis, by the index of its opening parenthesis.
    private(set) var parentheses: [Int: Int] = [:]

    init(in bytes: [UInt8]) {
        var openBrackets: [Int] = []
        var openParentheses: [Int] = []
        let runs = BacktickRuns(bytes)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"):
                let length = bytes.run(at: index)
                let start = index
                index += length
                if runs.contains(length, from: index), let end = Self.closing(length, after: index, in: bytes) {
                    codeEnds[start] = end
                    index = end + length
                }
            case UInt8(ascii: "["):
                openBrackets.append(index)
                index += 1
            case UInt8(ascii: "]"):
                if let start = openBrackets.popLast() { brackets[start] = index }
                index += 1
            case UInt8(ascii: "("):
                openParentheses.append(index)
                index += 1
            case UInt8(ascii: ")"):
                if let start = openParentheses.popLast() { parentheses[start] = index }
                index += 1
            default: index += 1
            }
        }
    }

    /// The start of the next run of backticks of a length; `nil` if there is none.
    private static func closing(_ length: Int, after start: Int, in bytes: [UInt8]) -> Int? {
        var index = start
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let found = bytes.run(at: index)
            if found == length { return index }
            index += found
        }
        return nil
    }
}

extension [UInt8] {
    /// The length of the run of equal bytes at `index`.
    func run(at index: Int) -> Int { self[index...].prefix { $0 == self[index] }.count }
}
