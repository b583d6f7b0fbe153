/// The last run of backticks of each length in a text, which tells without a search that a code span does not end.
///
/// Searching the rest of the text for each run would take quadratic time for text in which code spans do not end.
struct BacktickRuns: Sendable {
    private var last: [Int: Int] = [:]

    init(_ bytes: [UInt8]) {
        var length = 0
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "`") {
                length += 1
            } else if length > 0 {
                last[length] = index - length
                length = 0
            }
        }
        if length > 0 { last[length] = bytes.count - length }
    }

    /// Whether a run of exactly `length` backticks begins at `start` or later.
    func contains(_ length: Int, from start: Int) -> Bool { last[length, default: -1] >= start }
}
