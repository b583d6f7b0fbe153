/// The fence of a code block.
struct CodeFence: Sendable, Equatable {
    let mark: UInt8
    let length: Int
    /// The first word of the info string; empty if it does not begin with a word.
    let language: ArraySlice<UInt8>

    private static let space = UInt8(ascii: " ")

    /// Parses three or more backticks or tildes, followed by an optional language; `nil` for other lines.
    init?(opening line: ArraySlice<UInt8>) {
        guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let info = line.drop { $0 == mark }
        let length = info.startIndex - line.startIndex
        guard length >= 3, mark != UInt8(ascii: "`") || !info.contains(mark) else { return nil }
        self.mark = mark
        self.length = length
        language = info.drop { $0 == Self.space }
            .prefix { $0.isASCIILetter || $0.isASCIIDigit || "+-#".utf8.contains($0) }
    }

    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
        let content = line.drop { $0 == Self.space }
        return content.count >= length && content.allSatisfy { $0 == mark }
    }
}
