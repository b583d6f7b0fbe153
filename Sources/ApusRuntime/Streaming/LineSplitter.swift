/// Splits bytes into lines, wherever they were cut: CR, LF and CRLF end a line.
nonisolated struct LineSplitter {
    private var line: [UInt8] = []
    private var lastWasReturn = false
    /// The longest line in bytes.
    let limit: Int
    /// Whether CR alone ends a line.
    let splitsAtReturn: Bool

    init(limit: Int, splitsAtReturn: Bool) {
        self.limit = limit
        self.splitsAtReturn = splitsAtReturn
    }

    /// Adds bytes and passes every line that they end to `take`.
    mutating func add(_ bytes: some Sequence<UInt8>, _ take: ([UInt8]) -> Void) throws(ResponseFault) {
        for byte in bytes {
            let wasReturn = lastWasReturn
            lastWasReturn = false
            switch byte {
            case 10:
                if wasReturn { continue }
                end(take)
            case 13 where splitsAtReturn:
                lastWasReturn = true
                end(take)
            default:
                guard line.count < limit else {
                    throw ResponseFault(.decoding, "a line of the stream is longer than \(limit) bytes")
                }
                line.append(byte)
            }
        }
    }

    /// The last line, which has no end.
    mutating func rest() -> [UInt8] {
        defer { line = [] }
        return line
    }

    private mutating func end(_ take: ([UInt8]) -> Void) {
        take(line)
        line.removeAll(keepingCapacity: true)
    }
}
